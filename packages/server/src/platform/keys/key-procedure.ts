import { requireKeyRight } from '@repo/auth/api-keys';
import type { Action } from '@repo/auth/roles';
import { signedInProcedure } from '../../trpc/signed-in-procedure.ts';

/** For people who may do this with the keys of their organization; it is checked before the input is read. */
export const keyProcedure = (action: Action<'keys'>) =>
  signedInProcedure.use(({ ctx, next }) => next({ ctx: requireKeyRight(ctx.session, action, ctx.now()) }));
