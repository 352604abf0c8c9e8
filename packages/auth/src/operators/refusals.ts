/** Refusals that the auth paths and the host's procedures share. */
import { AppError } from '@repo/facts';

export const notAllowed = (): AppError => new AppError('NOT_ALLOWED', { kind: 'forbidden', messageKey: 'errors.FORBIDDEN' });

export const sessionNotFresh = (): AppError =>
  new AppError('SESSION_NOT_FRESH', { kind: 'forbidden', messageKey: 'auth.error.session-not-fresh' });

/** What an operator in somebody's place may not do. */
export const refusedInPlace = (): AppError =>
  new AppError('IMPERSONATING', { kind: 'forbidden', messageKey: 'auth.error.impersonating' });
