import { isDeepStrictEqual } from 'node:util';
import type { InferenceError } from '../errors/index.ts';
import type { ChatContent } from '../types/outcome.ts';
import type { ChatVector } from './vectors.ts';

/** How a chat call ended: a content with no error is complete. */
export interface ChatOutcome {
  readonly content: ChatContent;
  readonly error: InferenceError | null;
}

/** Where an outcome differs from what its vector asks for, in words; empty when it agrees. */
export function compareChat({ expect }: ChatVector, { content, error }: ChatOutcome): string[] {
  const { usage } = content;
  const { source: _, ...tokens } = usage ?? {};
  const pairs: readonly (readonly [string, unknown, unknown])[] = [
    ['text', content.text, expect.text],
    ['reasoning', content.reasoning, expect.reasoning],
    ['toolCalls', maskIds(content.toolCalls, expect.toolCalls), expect.toolCalls],
    ['finishReason', content.finishReason, expect.finishReason],
    ['usage', usage === null ? null : tokens, expect.usage],
    ['complete', error === null, expect.complete],
    ['error code', error?.code, expect.error?.code],
    ['error message', error?.message, expect.error?.message ?? error?.message],
    ['error status', error?.status, expect.error?.status ?? error?.status],
    ['rawFinishReason', content.rawFinishReason, expect.rawFinishReason ?? content.rawFinishReason],
    ['refusal', content.refusal, expect.refusal],
    ['replacementChars', content.replacementChars, expect.replacementChars ?? 0],
  ];
  return pairs
    .filter(([, actual, wanted]) => !isDeepStrictEqual(actual, wanted))
    .map(([name, actual, wanted]) => `${name}: ${JSON.stringify(actual)} instead of ${JSON.stringify(wanted)}`);
}

/** Any id that is not empty satisfies `*`. */
const maskIds = (calls: ChatContent['toolCalls'], wanted: ChatVector['expect']['toolCalls']): unknown[] =>
  calls.map((call, position) => (wanted[position]?.id === '*' && call.id !== '' ? { ...call, id: '*' } : call));
