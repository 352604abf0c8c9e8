import { refusedInPlace } from '@repo/auth';
import { t } from './kernel.ts';

/** Refuses an operator in somebody's place with `IMPERSONATING`: for billing, keys and deletion. */
export const inPerson = t.middleware(({ ctx, next }) => {
  if (ctx.session?.impersonatedBy) throw refusedInPlace();
  return next();
});
