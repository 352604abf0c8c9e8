import { organizationProcedure } from '@repo/server/trpc';
import { z } from 'zod';
import { idSchema, uuidOf } from '../public-ids.ts';
import { liveRun } from '../writing/live-runs.ts';
import { endElsewhere } from '../writing/stored-run.ts';
import { changeStored } from './change-stored.ts';

/**
 * Takes a conversation off the list and stops the model that writes in it; `restoreConversation` brings it back. Deleting twice is no
 * error.
 */
export const deleteConversation = organizationProcedure
  .meta({ whileUnpaid: true })
  .input(z.strictObject({ id: idSchema }))
  .output(z.strictObject({ id: z.string() }))
  .mutation(async ({ ctx, input }) => {
    const { orgId } = ctx;
    const conversationId = uuidOf('conversation', input.id);
    await ctx.tenant(async (tx) => {
      await changeStored(tx, ctx, conversationId, { deletedAt: ctx.now() });
      const written = await tx.assistantMessage.findFirst({ where: { orgId, conversationId, status: 'writing' } });
      const run = written && liveRun(written);
      if (run) run.stop();
      else if (written) await endElsewhere(tx, written, 'stopped');
    });
    return { id: input.id };
  });
