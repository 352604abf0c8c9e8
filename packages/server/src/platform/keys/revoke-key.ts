import { revokeApiKey } from '@repo/auth/api-keys';
import { z } from 'zod';
import { keyProcedure } from './key-procedure.ts';

/** Ends a key: it is refused from the next request on. */
export const revokeKey = keyProcedure('revoke')
  .input(z.strictObject({ id: z.uuid() }))
  .output(z.null())
  .mutation(async ({ ctx, input }) => {
    await revokeApiKey(ctx.db, ctx.organizationId, input.id);
    return null;
  });
