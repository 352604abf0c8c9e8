/** The reply of a model, a checked sentence at a time. */
import type { Inference } from '../client/create-inference.ts';
import { InferenceError } from '../errors/index.ts';
import type { CallOptions, ChatRequest } from '../types/chat.ts';
import { type Checked, checkSentence } from './check-sentence.ts';
import type { Ledger } from './ledger.ts';
import { sentenceReader } from './sentences.ts';

/** UTF-16 units. A sentence that goes on longer is none. */
const longestSentence = 2_000;
const mostSentences = 40;

export interface Reply {
  /** As far as it was read. */
  readonly written: string;
  /** As the server names it. */
  readonly model: string;
}

/**
 * Yields each sentence as it is complete; leaving ends the server's work. What is cut off or empty comes as a sentence with a violation.
 * @throws InferenceError
 */
export async function* readReply(
  inference: Pick<Inference, 'stream'>,
  request: ChatRequest,
  {
    options,
    ledger,
    onText,
  }: { readonly options: CallOptions; readonly ledger: Ledger; readonly onText: (delta: string) => void },
): AsyncGenerator<Checked, string> {
  const stream = inference.stream(request, { ...options, extractThink: true });
  const reader = sentenceReader();
  let count = 0;
  for await (const event of stream) {
    if (event.type === 'refusal') throw new InferenceError('upstream_error', { message: 'The model refused' });
    if (event.type !== 'text') continue;
    onText(event.delta);
    for (const sentence of reader.add(event.delta)) {
      count += 1;
      yield* checked(sentence, ledger);
    }
    if (count > mostSentences || reader.rest().length > longestSentence) {
      yield incomplete(reader.rest().slice(-80));
      return request.model;
    }
  }
  const { finishReason, servedModel } = await stream.result;
  const rest = reader.rest();
  if (finishReason === 'length') yield incomplete(rest.slice(-80));
  else if (finishReason !== 'stop')
    throw new InferenceError('upstream_error', { message: `The model ended with ${finishReason}` });
  else if (rest !== '') yield* checked(rest, ledger);
  else if (count === 0) yield incomplete('');
  return servedModel ?? request.model;
}

/** Signs alone are nothing to show. */
function* checked(sentence: string, ledger: Ledger): Generator<Checked, void> {
  const result = checkSentence(sentence, ledger);
  if (result.violations.length > 0 || /[\p{L}\p{N}]/u.test(result.text)) yield result;
}

function incomplete(found: string): Checked {
  return { text: '', citations: [], violations: [{ code: 'incomplete', found, sentence: found }] };
}
