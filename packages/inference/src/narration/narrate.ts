import { InferenceError } from '../errors/index.ts';
import { type NarrationOptions, narrateStream } from './narrate-stream.ts';
import type { CheckedSentence, Citation, Narration, NarrationInput } from './types.ts';

/**
 * The whole text at once: what the events of `narrateStream` come to.
 * @throws InferenceError `config_invalid` when not even the template holds to the facts, `aborted`
 */
export async function narrate(input: NarrationInput, options: NarrationOptions): Promise<Narration> {
  let sentences: readonly CheckedSentence[] = [];
  let citations: readonly Citation[] = [];
  for await (const event of narrateStream(input, options)) {
    switch (event.type) {
      case 'sentence':
        sentences = [...sentences, { text: event.text, citations: event.citations }];
        break;
      case 'replace':
        sentences = [...sentences.slice(0, event.from), ...event.sentences];
        break;
      case 'citations':
        ({ citations } = event);
        break;
      case 'error':
        if (event.code === 'aborted') throw new InferenceError('aborted');
        throw new InferenceError('config_invalid', { message: 'The template of the narration does not hold to its facts' });
      case 'done': {
        const { mode, violations, reason, model } = event;
        return { text: sentences.map(({ text }) => text).join(' '), citations, mode, violations, reason, model };
      }
    }
  }
  throw new InferenceError('protocol_error', { message: 'The narration ended without an end' });
}
