import { t, withErrorCodes } from './kernel.ts';
import { limitMutations } from './limit-mutations.ts';

/** Anyone may call it; `ctx.session` may be null. */
export const publicProcedure = t.procedure.use(withErrorCodes).use(limitMutations);
