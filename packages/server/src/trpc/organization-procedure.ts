import type { Tx } from '@repo/db';
import { AppError } from '@repo/facts';
import type { OrganizationContext, RequestContext } from './context.ts';
import { publicProcedure } from './public-procedure.ts';

type Caller = Omit<OrganizationContext, 'tenant'>;

/** A key is a member whose id is the key's own, so that rows that remember their maker name the key. */
function callerOf({ apiKey, session }: RequestContext): Caller {
  if (apiKey) {
    const { id: keyId, organizationId: orgId, scopes } = apiKey;
    return { orgId, role: 'member', userId: keyId, principal: { kind: 'key', keyId, scopes } };
  }
  if (!session) throw new AppError('UNAUTHENTICATED', { kind: 'unauthenticated' });
  const { organization, userId } = session;
  if (!organization) throw new AppError('ORGANIZATION_REQUIRED', { kind: 'forbidden' });
  return { orgId: organization.id, role: organization.role, userId, principal: { kind: 'person', userId } };
}

/**
 * Needs a person with an active organization, or a key: `UNAUTHENTICATED` or `ORGANIZATION_REQUIRED` otherwise. Adds `orgId`, `role`,
 * `userId`, `principal` and `tenant`.
 */
export const organizationProcedure = publicProcedure.meta({ programs: true }).use(({ ctx, next }) => {
  const caller = callerOf(ctx);
  const { orgId } = caller;
  let open = false;
  const tenant = async <T>(fn: (tx: Tx) => Promise<T>): Promise<T> => {
    if (open) throw new Error('A transaction of this procedure is open already');
    open = true;
    try {
      return await ctx.db.withTenant({ orgId }, fn);
    } finally {
      open = false;
    }
  };
  const added: OrganizationContext = { ...caller, tenant };
  return next({ ctx: added });
});
