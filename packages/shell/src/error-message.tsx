/**
 * An error in the user's language.
 *
 * @example
 * <ErrorState onRetry={retry}>{errorMessage(query.error, i18n)}</ErrorState>
 */
import type { I18n } from '@repo/i18n/react';
import { wireErrorOf } from './errors/wire-error.ts';

export { parseWireError, RequestError, type WireError, wireErrorOf } from './errors/wire-error.ts';

const secondsInMinute = 60;

/** What happened, what was kept and what to do, as one text. */
export function errorMessage(error: unknown, { t, has }: Pick<I18n, 't' | 'has'>): string {
  const { code, messageKey, params, retryAfter, requestId } = wireErrorOf(error);
  if (code === 'TOO_MANY' && retryAfter !== undefined) {
    return retryAfter < secondsInMinute
      ? t('errors.TOO_MANY_SECONDS', { seconds: Math.max(1, Math.ceil(retryAfter)) })
      : t('errors.TOO_MANY_MINUTES', { minutes: Math.ceil(retryAfter / secondsInMinute) });
  }
  return t(has(messageKey) ? messageKey : 'errors.INTERNAL', { requestId: requestId ?? code, ...params });
}

/** The field that an error belongs to, or null when it belongs on top of the form. */
export function errorField(error: unknown): string | null {
  return wireErrorOf(error).field ?? null;
}
