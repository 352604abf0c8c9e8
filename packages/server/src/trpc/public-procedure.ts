import { t, withErrorCodes } from './kernel.ts';
import { withKeyScope } from './key-scope.ts';
import { limitMutations } from './limit-mutations.ts';

/** Anyone may call it, but no key; `ctx.session` may be null. */
export const publicProcedure = t.procedure.use(withErrorCodes).use(withKeyScope).use(limitMutations);
