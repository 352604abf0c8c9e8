import { type Action, allows, type Resource } from '@repo/auth/roles';
import { AppError } from '@repo/facts';
import { organizationProcedure } from './organization-procedure.ts';

/** Needs a role that the matrix gives this right: `NOT_ALLOWED` otherwise. */
export const rightProcedure = <R extends Resource>(resource: R, action: Action<R>) =>
  organizationProcedure.use(({ ctx, next }) => {
    if (!allows(ctx.role, resource, action)) {
      throw new AppError('NOT_ALLOWED', { kind: 'forbidden', messageKey: 'errors.FORBIDDEN' });
    }
    return next();
  });
