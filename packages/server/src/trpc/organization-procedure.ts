import type { Tx } from '@repo/db';
import { AppError } from '@repo/facts';
import type { OrganizationContext } from './context.ts';
import { signedInProcedure } from './signed-in-procedure.ts';

/** Needs a session with an active organization: `ORGANIZATION_REQUIRED` otherwise. Adds `orgId`, `role` and `tenant`. */
export const organizationProcedure = signedInProcedure.use(({ ctx, next }) => {
  const { organization } = ctx.session;
  if (!organization) throw new AppError('ORGANIZATION_REQUIRED', { kind: 'forbidden' });
  const orgId = organization.id;
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
  const added: Omit<OrganizationContext, 'userId'> = { orgId, role: organization.role, tenant };
  return next({ ctx: added });
});
