import { AppError } from '@repo/facts';
import { tenantWork } from '../jobs/collect-jobs.ts';
import type { OrganizationContext } from './context.ts';
import { signedInProcedure } from './signed-in-procedure.ts';

/** Needs a session with an active organization: `ORGANIZATION_REQUIRED` otherwise. Adds `orgId`, `role`, `tenant` and `jobs`. */
export const organizationProcedure = signedInProcedure.use(({ ctx, next }) => {
  const { organization } = ctx.session;
  if (!organization) throw new AppError('ORGANIZATION_REQUIRED', { kind: 'forbidden' });
  const { id: orgId, role } = organization;
  const added: Omit<OrganizationContext, 'userId'> = { orgId, role, ...tenantWork(ctx.db, orgId, ctx.jobQueue) };
  return next({ ctx: added });
});
