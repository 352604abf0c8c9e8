import type { AppError } from '@repo/facts';
import type { Log } from '../log/log.ts';

/** Logs what a caller is not told. What a caller caused is not a failure of ours and is not logged beyond its request line. */
export function logFailure(log: Log, error: AppError, fields: object = {}): void {
  if (error.kind === 'internal') log.error({ ...fields, err: error.cause ?? error }, 'a request failed');
  if (error.kind === 'unavailable')
    log.warn({ ...fields, code: error.code, err: error.cause ?? error }, 'a service is unavailable');
}
