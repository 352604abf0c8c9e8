import { scopeFor } from '@repo/auth/api-keys';
import { AppError } from '@repo/facts';
import { t } from './kernel.ts';

/**
 * What a key may call: procedures that are open to programs, and of those the ones that its scopes name. It stands before every
 * procedure, so that a new one is closed to keys until it says otherwise.
 */
export const withKeyScope = t.middleware(({ ctx, path, type, meta, next }) => {
  const { apiKey } = ctx;
  if (!apiKey) return next();
  if (meta?.programs !== true || type === 'subscription') {
    throw new AppError('PERSON_REQUIRED', { kind: 'forbidden', messageKey: 'api.error.person-required' });
  }
  const scope = scopeFor(path, type);
  if (!apiKey.scopes.includes(scope)) {
    throw new AppError('SCOPE_MISSING', { kind: 'forbidden', messageKey: 'api.error.scope-missing', params: { scope } });
  }
  return next();
});
