import { atTheDoor } from './at-the-door.ts';
import { t } from './kernel.ts';

/** Anyone may call it, but no key; `ctx.session` may be null. */
export const publicProcedure = t.procedure.use(atTheDoor);
