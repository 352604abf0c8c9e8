import { organizationProcedure } from '@repo/server/trpc';
import { z } from 'zod';
import { longestTitle } from '../../wire/limits.ts';
import { idSchema, uuidOf } from '../public-ids.ts';
import { isStorable } from '../storable-text.ts';
import { changeStored } from './change-stored.ts';
import { conversationRow, rowOf } from './conversation-view.ts';
import { findConversation } from './find-conversation.ts';

/** Gives a conversation another title. Fails with `CONVERSATION_NOT_FOUND`. */
export const renameConversation = organizationProcedure
  .input(z.strictObject({ id: idSchema, title: z.string().trim().min(1).max(longestTitle).refine(isStorable) }))
  .output(conversationRow)
  .mutation(({ ctx, input }) =>
    ctx.tenant(async (tx) => {
      const { id } = await findConversation(tx, ctx, uuidOf('conversation', input.id));
      return rowOf(await changeStored(tx, ctx, id, { title: input.title }));
    }),
  );
