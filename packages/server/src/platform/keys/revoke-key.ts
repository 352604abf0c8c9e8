import { revokeApiKey } from '@repo/auth/api-keys';
import { z } from 'zod';
import { changeKeysProcedure } from './key-procedure.ts';

/** Ends a key: it is refused from the next request on. */
export const revokeKey = changeKeysProcedure('revoke')
  .input(z.strictObject({ id: z.uuid() }))
  .output(z.null())
  .mutation(async ({ ctx, input }) => {
    await revokeApiKey(ctx.db, ctx.orgId, input.id);
    return null;
  });
