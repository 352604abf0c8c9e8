import { TRPCError } from '@trpc/server';
import { appErrorOf } from '../errors/app-error-of.ts';
import { namesOf } from '../errors/kinds.ts';
import { checkShownOrganization } from '../http/shown-organization.ts';
import { countMutation } from './count-mutation.ts';
import { t } from './kernel.ts';
import { checkKeyScope } from './key-scope.ts';

/**
 * What stands before every procedure: the scope of a key, the organization that a page shows, the limit of changes, and the code
 * that the AppError of a failure means, so that the HTTP status is right; the cause is kept for the log. One middleware, because
 * each costs as much as a whole query.
 */
export const atTheDoor = t.middleware(async (call) => {
  const { ctx, path, type, meta, next } = call;
  const began = performance.now();
  const ended = (status: number) => ctx.onCall?.(path, status, (performance.now() - began) / 1000);
  const failed = (thrown: unknown) => {
    const known = appErrorOf(thrown);
    const { status, trpc } = namesOf(known);
    ended(status);
    return new TRPCError({ code: trpc, message: known.code, cause: known });
  };
  try {
    if (ctx.refusal) throw ctx.refusal;
    checkKeyScope(call);
    if (meta?.anyOrganization !== true) checkShownOrganization(ctx.http?.organization ?? null, ctx.session);
    if (type === 'mutation') await countMutation(ctx.mutations, ctx);
  } catch (thrown) {
    throw failed(thrown);
  }
  const result = await next();
  if (!result.ok) throw failed(result.error);
  ended(200);
  return result;
});
