import { InferenceError } from '../errors/index.ts';
import { countOrUndefined, isRecord, numberOrUndefined, parseJson, textOrNull } from '../errors/json.ts';
import { readUsage } from '../reducer/index.ts';
import type { Usage } from '../types/outcome.ts';

export interface Transcript {
  readonly text: string;
  /** As the server names it; null when it does not. */
  readonly language: string | null;
  /** Of the recording; null when the server does not say. */
  readonly durationSeconds: number | null;
  readonly usage: Usage | null;
}

/**
 * A transcript of silence is empty, one without its field is none.
 * @throws InferenceError `protocol_error`
 */
export function parseTranscript(body: string): Transcript {
  const json = parseJson(body);
  if (!isRecord(json) || typeof json.text !== 'string') {
    throw new InferenceError('protocol_error', { message: 'The answer is not a transcript' });
  }
  const { text, language, duration, usage } = json;
  const seconds = isRecord(usage) ? numberOrUndefined(usage.seconds) : undefined;
  return {
    text,
    language: textOrNull(language),
    durationSeconds: numberOrUndefined(duration) ?? seconds ?? null,
    usage: readUsage(usage) ?? tokensOf(usage),
  };
}

/** OpenAI names the tokens of a transcript otherwise than those of a chat. */
function tokensOf(usage: unknown): Usage | null {
  if (!isRecord(usage)) return null;
  const input = countOrUndefined(usage.input_tokens);
  const output = countOrUndefined(usage.output_tokens);
  return input === undefined || output === undefined ? null : { input, output, source: 'reported' };
}
