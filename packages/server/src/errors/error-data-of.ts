import type { AppError } from '@repo/facts';
import type { ErrorData } from '../error-data.ts';

/** The wire form of an error. An internal error shows nothing of itself. */
export function errorDataOf(error: AppError, requestId: string): ErrorData {
  return {
    code: error.code,
    kind: error.kind,
    messageKey: error.messageKey,
    params: error.params,
    ...(error.field === undefined ? {} : { field: error.field }),
    ...(error.retryAfter === undefined ? {} : { retryAfter: error.retryAfter }),
    requestId,
  };
}
