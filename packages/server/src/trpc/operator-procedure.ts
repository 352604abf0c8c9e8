import { notAllowed } from '@repo/auth';
import { signedInProcedure } from './signed-in-procedure.ts';

/** Needs somebody who runs this deployment, in their own place: `NOT_ALLOWED` otherwise. */
export const operatorProcedure = signedInProcedure.use(({ ctx, next }) => {
  if (!ctx.session.operator) throw notAllowed();
  return next();
});
