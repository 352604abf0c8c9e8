import { setImmediate } from 'node:timers/promises';
import { contextExceeded } from '../gateway-error.ts';

/** Characters that are tokenized in one go. A sentencepiece vocabulary takes time with the square of the length: 1 MiB, 30 s. */
const sliceLength = 4096;

/** Below this many characters the exact way is quick enough. */
const shortLength = 16_384;

/**
 * Refuses texts that are far too long for the context, without tokenizing them whole: that would stop every other request. Other
 * requests run between slices. The sizes in the error are counted in slices, a few tokens above the exact number.
 * @throws GatewayError 400 when there are more than twice the context's tokens.
 */
export async function refuseHopeless(
  texts: readonly string[],
  contextSize: number,
  tokenize: (text: string) => readonly unknown[],
): Promise<void> {
  if (texts.reduce((sum, { length }) => sum + length, 0) <= shortLength) return;
  let tokens = 0;
  for (const text of texts) {
    for (let start = 0; start < text.length; start += sliceLength) {
      tokens += tokenize(text.slice(start, start + sliceLength)).length;
      await setImmediate();
    }
  }
  if (tokens > 2 * contextSize) throw contextExceeded(tokens, contextSize);
}
