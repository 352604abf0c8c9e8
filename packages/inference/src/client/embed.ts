import { parseEmbeddings } from '../embeddings/parse-embeddings.ts';
import { InferenceError } from '../errors/index.ts';
import type { CallOptions } from '../types/chat.ts';
import type { EmbedRequest, EmbedResult } from '../types/reports.ts';
import { Candidates } from './candidates.ts';
import { type Context, timeoutsFor } from './context.ts';
import { exchange } from './exchange.ts';

export type EmbedOptions = Pick<CallOptions, 'signal' | 'timeouts'>;

/** One attempt at the first endpoint that is not resting. */
export async function embed(
  context: Context,
  request: EmbedRequest,
  options: EmbedOptions,
  requestId: string,
): Promise<EmbedResult> {
  const { model, inputs } = request;
  const { transport, admission } = new Candidates(context.transports, context.breakers, model, requestId).first();
  let failure: InferenceError | null = new InferenceError('aborted');
  try {
    const timeouts = timeoutsFor(transport.endpoint, context.timeouts, options.timeouts);
    const body = JSON.stringify({ model, input: inputs, encoding_format: 'float' });
    const { clock } = context;
    const { signal } = options;
    const answer = await exchange({ transport, clock, timeouts, requestId, signal, method: 'POST', path: 'embeddings', body });
    const embeddings = parseEmbeddings(answer, inputs.length);
    failure = null;
    return { ...embeddings, endpointId: transport.endpoint.id, requestId };
  } catch (error) {
    if (!(error instanceof InferenceError)) throw error;
    failure = error.with({ requestId, endpointId: transport.endpoint.id });
    throw failure;
  } finally {
    admission.settle(failure);
  }
}
