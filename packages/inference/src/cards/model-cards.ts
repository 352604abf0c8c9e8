/** The cards that come along: 43 models whose facts were read on 2026-11-27 at the sources that they name. */
import { z } from 'zod';
import { InferenceError } from '../errors/index.ts';
import type { ModelCard } from '../types/card.ts';
import { cardSchema } from './card-schema.ts';
import embedding from './data/embedding.json' with { type: 'json' };
import gemma from './data/gemma.json' with { type: 'json' };
import gulf from './data/gulf.json' with { type: 'json' };
import llama from './data/llama.json' with { type: 'json' };
import otherChat from './data/other-chat.json' with { type: 'json' };
import qwen from './data/qwen.json' with { type: 'json' };
import whisper from './data/whisper.json' with { type: 'json' };

let read: readonly ModelCard[] | null = null;

/** The cards that come along. They are checked when they are first asked for. */
export function modelCards(): readonly ModelCard[] {
  read ??= readCards([...qwen, ...gemma, ...llama, ...gulf, ...otherChat, ...embedding, ...whisper]);
  return read;
}

/**
 * Cards as somebody wrote them, checked.
 * @throws InferenceError `config_invalid` naming the cards and fields that are wrong, and two cards of one id.
 */
export function readCards(cards: readonly unknown[]): readonly ModelCard[] {
  const parsed = z.array(cardSchema).safeParse(cards);
  if (!parsed.success) {
    const fields = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    throw new InferenceError('config_invalid', { message: `Model cards: ${fields.join('; ')}` });
  }
  const ids = parsed.data.map(({ id }) => id);
  const twice = ids.find((id, position) => ids.indexOf(id) !== position);
  if (twice !== undefined) throw new InferenceError('config_invalid', { message: `Two model cards have the id ${twice}` });
  return parsed.data;
}
