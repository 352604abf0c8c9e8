import { AppError } from '@repo/facts';
import { signedInProcedure } from './signed-in-procedure.ts';

/** Needs somebody who runs this deployment: `FORBIDDEN` otherwise. */
export const operatorProcedure = signedInProcedure.use(({ ctx, next }) => {
  if (!ctx.isOperator(ctx.session)) throw new AppError('FORBIDDEN', { kind: 'forbidden' });
  return next();
});
