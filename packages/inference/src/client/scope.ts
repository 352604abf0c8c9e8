import { InferenceError } from '../errors/index.ts';
import type { Context } from './context.ts';

export interface ScopeInput {
  readonly requestId: string;
  readonly totalMs: number;
  readonly signal: AbortSignal | undefined;
  /** Told once, and not after the scope was left. */
  readonly onEnd: (error: InferenceError) => void;
}

/**
 * What ends a call from outside: its total, the caller's signal, the client's end. Returns how to leave.
 * @throws InferenceError `aborted` when it has ended before it began
 */
export function enterScope({ clock, closing }: Context, { requestId, totalMs, signal, onEnd }: ScopeInput): () => void {
  const aborted = (cause?: unknown): InferenceError => new InferenceError('aborted', { cause, requestId });
  if (signal?.aborted === true) throw aborted(signal.reason);
  if (closing.aborted) throw aborted();
  const onAbort = (): void => onEnd(aborted(signal?.reason));
  const onClose = (): void => onEnd(aborted());
  const cancelTotal = clock.schedule(totalMs, () => onEnd(new InferenceError('timeout', { phase: 'total', requestId })));
  signal?.addEventListener('abort', onAbort, { once: true });
  closing.addEventListener('abort', onClose, { once: true });
  return () => {
    cancelTotal();
    signal?.removeEventListener('abort', onAbort);
    closing.removeEventListener('abort', onClose);
  };
}
