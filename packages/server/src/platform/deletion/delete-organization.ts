import { deleteOrganization as remove } from '@repo/auth';
import { allows } from '@repo/auth/roles';
import { AppError } from '@repo/facts';
import { z } from 'zod';
import { fresh } from '../../trpc/fresh.ts';
import { signedInProcedure } from '../../trpc/signed-in-procedure.ts';
import { type DeletionOptions, deleterOf } from './deletion-options.ts';
import { endCharges } from './end-charges.ts';

/**
 * Takes the active organization away for good, with everything in it. Its members stay people. For owners, who type its name. Fails
 * with `ORGANIZATION_REQUIRED`, `FORBIDDEN`, `DEMO_MODE`, `SESSION_NOT_FRESH`, `CONFIRMATION_WRONG`, `PLAN_RUNS` or `PROVIDER_UNAVAILABLE`.
 */
export const deleteOrganization = ({ tables, files, desk, demoOrgId }: DeletionOptions) =>
  signedInProcedure
    .use(({ ctx, next }) => {
      const { organization } = ctx.session;
      if (!organization) throw new AppError('ORGANIZATION_REQUIRED', { kind: 'forbidden' });
      if (!allows(organization.role, 'organization', 'delete')) throw new AppError('FORBIDDEN', { kind: 'forbidden' });
      if (organization.id === demoOrgId()) {
        throw new AppError('DEMO_MODE', { kind: 'forbidden', messageKey: 'auth.error.demo-deletion' });
      }
      return next({ ctx: { organization } });
    })
    .use(fresh)
    .input(z.strictObject({ name: z.string().max(200) }))
    .output(z.object({}))
    .mutation(async ({ ctx, input }) => {
      const { id, name } = ctx.organization;
      if (input.name.trim() !== name.trim()) {
        throw new AppError('CONFIRMATION_WRONG', { field: 'name', messageKey: 'auth.error.confirmation-name' });
      }
      await endCharges(ctx.db, desk, [id]);
      await remove(ctx.db, id, tables, deleterOf(ctx));
      await files.removeOrganization(id);
      return {};
    });
