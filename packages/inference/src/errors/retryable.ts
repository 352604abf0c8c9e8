import type { ErrorCode, TimeoutPhase } from '../types/error-codes.ts';

const retryableCodes: ReadonlySet<ErrorCode> = new Set([
  'timeout',
  'connect_failed',
  'unavailable',
  'overloaded',
  'rate_limited',
  'upstream_error',
  'stream_incomplete',
]);

/** Whether a failure before the first visible delta may be tried again. */
export function isRetryable(code: ErrorCode, status?: number, phase?: TimeoutPhase): boolean {
  if (code === 'timeout' && phase === 'total') return false;
  if (code === 'upstream_error' && status !== undefined && status < 500) return false;
  return retryableCodes.has(code);
}
