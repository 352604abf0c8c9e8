import { isFresh, refusedInPlace, sessionNotFresh } from '@repo/auth';
import { AppError } from '@repo/facts';
import { t } from './kernel.ts';
import { organizationProcedure } from './organization-procedure.ts';

/**
 * Needs a sign-in of the last ten minutes: `SESSION_NOT_FRESH` otherwise, and `IMPERSONATING` in somebody's place. The frame asks for
 * the password and calls again (`useFresh`).
 *
 * @example rightProcedure('members', 'remove').use(fresh).mutation(…)
 */
export const fresh = t.middleware(({ ctx, next }) => {
  if (!ctx.session) throw new AppError('UNAUTHENTICATED', { kind: 'unauthenticated' });
  if (ctx.session.impersonatedBy) throw refusedInPlace();
  if (!isFresh(ctx.session, ctx.now())) throw sessionNotFresh();
  return next();
});

/** For sensitive changes of an organization. */
export const freshProcedure = organizationProcedure.meta({ programs: false }).use(fresh);
