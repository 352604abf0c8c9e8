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

/**
 * Yields each sentence as it is complete; leaving ends the server's work. What is cut off, endless or cites nothing at all comes as a
 * sentence with a violation.
 * @returns the model as the server names it
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
  let cites = false;
  let holds = true;
  const checked = function* (sentence: string): Generator<Checked, void> {
    const result = checkSentence(sentence, ledger);
    // Signs alone are nothing to show.
    if (result.violations.length === 0 && !/[\p{L}\p{N}]/u.test(result.text)) return;
    holds &&= result.violations.length === 0;
    cites ||= result.citations.length > 0;
    yield result;
  };
  for await (const event of stream) {
    if (event.type === 'refusal') throw new InferenceError('upstream_error', { message: 'The model refused' });
    if (event.type !== 'text') continue;
    onText(event.delta);
    for (const sentence of reader.add(event.delta)) {
      count += 1;
      if (count > mostSentences || sentence.length > longestSentence) {
        yield incomplete(sentence);
        return request.model;
      }
      yield* checked(sentence);
    }
    if (reader.rest().length > longestSentence) {
      yield incomplete(reader.rest());
      return request.model;
    }
  }
  const { finishReason, servedModel } = await stream.result;
  const rest = reader.rest();
  if (finishReason === 'length') yield incomplete(rest);
  else if (finishReason !== 'stop') {
    throw new InferenceError('upstream_error', { message: `The model ended with ${finishReason}` });
  } else {
    if (rest !== '') yield* checked(rest);
    if (holds && !cites) yield incomplete(rest);
  }
  return servedModel ?? request.model;
}

/** @param end where the text ends, of which the last words are kept */
function incomplete(end: string): Checked {
  const found = end.slice(-80);
  return { text: '', citations: [], violations: [{ code: 'incomplete', found, sentence: found }] };
}
