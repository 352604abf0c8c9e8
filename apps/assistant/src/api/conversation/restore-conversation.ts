import { organizationProcedure } from '@repo/server/trpc';
import { z } from 'zod';
import { idSchema, uuidOf } from '../public-ids.ts';
import { changeStored } from './change-stored.ts';

/** Brings a deleted conversation back, as it was. Restoring twice is no error. */
export const restoreConversation = organizationProcedure
  .input(z.strictObject({ id: idSchema }))
  .output(z.strictObject({ id: z.string() }))
  .mutation(({ ctx, input }) =>
    ctx.tenant(async (tx) => {
      await changeStored(tx, ctx, uuidOf('conversation', input.id), { deletedAt: null });
      return { id: input.id };
    }),
  );
