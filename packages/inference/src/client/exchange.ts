/** A request whose answer is one JSON body. */
import { httpError, InferenceError } from '../errors/index.ts';
import type { Clock, Timeouts, Transport, TransportRequest } from '../transport/index.ts';

/** What is read of an answer that is an error. */
export const maxErrorBytes = 64 * 1024;

export interface Exchange extends Pick<TransportRequest, 'method' | 'path' | 'body'> {
  readonly transport: Transport;
  readonly clock: Clock;
  readonly timeouts: Pick<Timeouts, 'connectMs' | 'totalMs'>;
  readonly requestId: string;
  readonly signal?: AbortSignal | undefined;
}

/**
 * The body of a 2xx answer. One attempt.
 * @throws InferenceError
 */
export async function exchange(input: Exchange): Promise<string> {
  const { transport, clock, timeouts, requestId, signal, method, path, body } = input;
  const control = new AbortController();
  const expire = (phase: 'connect' | 'total') => (): void => control.abort(new InferenceError('timeout', { phase }));
  const onAbort = (): void => control.abort(new InferenceError('aborted', { cause: signal?.reason }));
  const cancelConnect = clock.schedule(timeouts.connectMs, expire('connect'));
  const cancelTotal = clock.schedule(timeouts.totalMs, expire('total'));
  signal?.addEventListener('abort', onAbort, { once: true });
  if (signal?.aborted === true) onAbort();
  try {
    const headers = { 'x-request-id': requestId };
    const answer = await transport.request({
      method,
      path,
      headers,
      signal: control.signal,
      onStart: cancelConnect,
      ...(body === undefined ? {} : { body }),
    });
    if (answer.status >= 200 && answer.status <= 299) return await answer.body.text();
    throw httpError({ ...answer, body: await answer.body.start(maxErrorBytes) }, clock.wallMs());
  } catch (error) {
    control.abort(new InferenceError('aborted'));
    const known = error instanceof InferenceError ? error : new InferenceError('stream_incomplete', { cause: error });
    const { id, apiKey } = transport.endpoint;
    throw known.with({ endpointId: id, requestId, message: withoutKey(known.message, apiKey) });
  } finally {
    cancelConnect();
    cancelTotal();
    signal?.removeEventListener('abort', onAbort);
  }
}

/** A server may repeat the key that it refuses. */
export const withoutKey = (message: string, apiKey: string | undefined): string =>
  apiKey === undefined ? message : message.replaceAll(apiKey, '…');
