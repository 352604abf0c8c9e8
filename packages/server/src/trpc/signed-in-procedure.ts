import { AppError } from '@repo/facts';
import { publicProcedure } from './public-procedure.ts';

/** Needs a session: `UNAUTHENTICATED` otherwise. Adds `userId` and a session that is not null. */
export const signedInProcedure = publicProcedure.use(({ ctx, next }) => {
  const { session } = ctx;
  if (!session) throw new AppError('UNAUTHENTICATED', { kind: 'unauthenticated' });
  return next({ ctx: { session, userId: session.userId } });
});
