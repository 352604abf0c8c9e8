import { organizationProcedure } from '@repo/server/trpc';
import { z } from 'zod';
import { idSchema, uuidOf } from '../public-ids.ts';
import { changeStored } from './change-stored.ts';

/** Takes a conversation off the list; `restoreConversation` brings it back. Deleting twice is no error. */
export const deleteConversation = organizationProcedure
  .input(z.strictObject({ id: idSchema }))
  .output(z.strictObject({ id: z.string() }))
  .mutation(({ ctx, input }) =>
    ctx.tenant(async (tx) => {
      await changeStored(tx, ctx, uuidOf('conversation', input.id), { deletedAt: ctx.now() });
      return { id: input.id };
    }),
  );
