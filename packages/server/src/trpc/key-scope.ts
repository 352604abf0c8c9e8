import { scopeFor } from '@repo/auth/api-keys';
import { AppError } from '@repo/facts';
import type { ProcedureType } from '@trpc/server';
import type { RequestContext } from './context.ts';
import type { ProcedureMeta } from './kernel.ts';

export interface KeyedCall {
  readonly ctx: Pick<RequestContext, 'apiKey'>;
  readonly path: string;
  readonly type: ProcedureType;
  readonly meta: ProcedureMeta | undefined;
}

/**
 * What a key may call: procedures that are open to programs, and of those the ones that its scopes name. It stands before every
 * procedure, so that a new one is closed to keys until it says otherwise.
 * @throws AppError `PERSON_REQUIRED` or `SCOPE_MISSING`
 */
export function checkKeyScope({ ctx, path, type, meta }: KeyedCall): void {
  const { apiKey } = ctx;
  if (!apiKey) return;
  if (meta?.programs !== true || type === 'subscription') {
    throw new AppError('PERSON_REQUIRED', { kind: 'forbidden', messageKey: 'api.error.person-required' });
  }
  const scope = scopeFor(path, type);
  if (!apiKey.scopes.includes(scope)) {
    throw new AppError('SCOPE_MISSING', { kind: 'forbidden', messageKey: 'api.error.scope-missing', params: { scope } });
  }
}
