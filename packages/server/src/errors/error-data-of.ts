import { type AppError, paramsIn } from '@repo/facts';
import type { Locale } from '@repo/i18n';
import type { ErrorData } from '../error-data.ts';

/** The wire form of an error. The general message quotes the request id, so that somebody can find it in the log. */
export function errorDataOf(error: AppError, requestId: string, locale: Locale = 'ur'): ErrorData {
  const params = paramsIn(locale, error.params);
  return {
    code: error.code,
    kind: error.kind,
    messageKey: error.messageKey,
    params: error.messageKey === 'errors.INTERNAL' ? { ...params, requestId } : params,
    ...(error.field === undefined ? {} : { field: error.field }),
    ...(error.retryAfter === undefined ? {} : { retryAfter: error.retryAfter }),
    requestId,
  };
}
