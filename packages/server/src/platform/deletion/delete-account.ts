import { goingAlong, deleteAccount as remove } from '@repo/auth';
import { AppError } from '@repo/facts';
import { z } from 'zod';
import { fresh } from '../../trpc/fresh.ts';
import { signedInProcedure } from '../../trpc/signed-in-procedure.ts';
import { type DeletionOptions, deleterOf } from './deletion-options.ts';
import { endCharges } from './end-charges.ts';

/**
 * Takes the account of who asks away for good, and the organizations in which the person is alone. The person types the address.
 * Fails with `DEMO_MODE`, `SESSION_NOT_FRESH`, `CONFIRMATION_WRONG`, `SUCCESSOR_NEEDED`, `PLAN_RUNS` or
 * `PROVIDER_UNAVAILABLE`.
 */
export const deleteAccount = ({ tables, files, desk, isDemoUser }: DeletionOptions) =>
  signedInProcedure
    .use(fresh)
    .input(z.strictObject({ email: z.string().max(254) }))
    .output(z.object({}))
    .mutation(async ({ ctx, input }) => {
      const { userId, email } = ctx.session;
      if (await isDemoUser(userId)) {
        throw new AppError('DEMO_MODE', { kind: 'forbidden', messageKey: 'auth.error.demo-deletion' });
      }
      if (input.email.trim().toLowerCase() !== email.toLowerCase()) {
        throw new AppError('CONFIRMATION_WRONG', { field: 'email', messageKey: 'auth.error.confirmation-email' });
      }
      await endCharges(ctx.db, desk, await goingAlong(ctx.db, userId));
      for (const id of await remove(ctx.db, userId, tables, deleterOf(ctx))) await files.removeOrganization(id);
      return {};
    });
