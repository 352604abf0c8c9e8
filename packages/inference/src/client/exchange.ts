/** A request whose answer is one JSON body. */
import { httpError, InferenceError, maxMessageLength } from '../errors/index.ts';
import type { Clock, Timeouts, Transport, TransportRequest } from '../transport/index.ts';

/** What is read of an answer that is an error. */
export const maxErrorBytes = 64 * 1024;

export interface Exchange extends Pick<TransportRequest, 'method' | 'path' | 'body' | 'headers' | 'purpose'> {
  readonly transport: Transport;
  readonly clock: Clock;
  readonly timeouts: Pick<Timeouts, 'connectMs' | 'totalMs'>;
  readonly onPass?: NonNullable<TransportRequest['onPass']>;
  /** Told once each, in this order. */
  readonly onStage?: (stage: 'connectMs' | 'firstByteMs') => void;
  /** A reason that is an InferenceError is what the exchange fails with. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * The body of a 2xx answer. One attempt.
 * @throws InferenceError
 */
export async function exchange(input: Exchange): Promise<string> {
  const { transport, clock, timeouts, signal, onPass = () => {}, onStage = () => {}, ...asked } = input;
  const { requestId } = asked.purpose;
  const control = new AbortController();
  const expire = (phase: 'connect' | 'total') => (): void => control.abort(new InferenceError('timeout', { phase }));
  const onAbort = (): void => control.abort(abortOf(signal?.reason));
  let cancelConnect = (): void => {};
  const cancelTotal = clock.schedule(timeouts.totalMs, expire('total'));
  signal?.addEventListener('abort', onAbort, { once: true });
  if (signal?.aborted === true) onAbort();
  try {
    const answer = await transport.request({
      ...asked,
      signal: control.signal,
      onPass: (passage) => {
        onPass(passage);
        cancelConnect = clock.schedule(timeouts.connectMs, expire('connect'));
      },
      onStart: () => {
        cancelConnect();
        onStage('connectMs');
      },
    });
    onStage('firstByteMs');
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

const abortOf = (reason: unknown): InferenceError =>
  reason instanceof InferenceError ? reason : new InferenceError('aborted', { cause: reason });

/** A server may repeat the key that it refuses, also where its message is cut. */
export function withoutKey(message: string, apiKey: string | undefined): string {
  if (apiKey === undefined) return message;
  const starts = Array.from(apiKey, (_, at) => apiKey.slice(0, apiKey.length - at));
  const cut = message.length < maxMessageLength ? undefined : starts.find((start) => message.endsWith(start));
  const whole = cut === undefined ? message : `${message.slice(0, -cut.length)}…`;
  return whole.replaceAll(apiKey, '…');
}
