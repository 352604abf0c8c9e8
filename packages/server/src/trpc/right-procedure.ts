import { type Action, allows, type Resource } from '@repo/auth/roles';
import { AppError } from '@repo/facts';
import { organizationProcedure } from './organization-procedure.ts';

/** For people: needs a role that the matrix gives this right, `FORBIDDEN` otherwise. No key may call it, whatever its scopes. */
export const rightProcedure = <R extends Resource>(resource: R, action: Action<R>) =>
  organizationProcedure.meta({ programs: false }).use(({ ctx, next }) => {
    if (!allows(ctx.role, resource, action)) {
      throw new AppError('FORBIDDEN', { kind: 'forbidden' });
    }
    return next();
  });
