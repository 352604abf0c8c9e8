import type { AppError } from '@repo/facts';
import type { ErrorData } from '../error-data.ts';

/** The wire form of an error. The general message quotes the request id, so that somebody can find it in the log. */
export function errorDataOf(error: AppError, requestId: string): ErrorData {
  return {
    code: error.code,
    kind: error.kind,
    messageKey: error.messageKey,
    params: error.messageKey === 'errors.INTERNAL' ? { ...error.params, requestId } : error.params,
    ...(error.field === undefined ? {} : { field: error.field }),
    ...(error.retryAfter === undefined ? {} : { retryAfter: error.retryAfter }),
    requestId,
  };
}
