import { organizationProcedure } from '@repo/server/trpc';
import { z } from 'zod';
import { idSchema, uuidOf } from '../public-ids.ts';
import { endIfSilent } from '../writing/stored-run.ts';
import { conversationView, messageOf, rowOf } from './conversation-view.ts';
import { findConversation } from './find-conversation.ts';

/**
 * A conversation with all its messages, in order. What an answer quotes stays in it, also when the document was deleted since.
 * An answer whose writer has ended without a word is told as interrupted. Fails with `CONVERSATION_NOT_FOUND`.
 */
export const getConversation = organizationProcedure
  .input(z.strictObject({ id: idSchema }))
  .output(conversationView)
  .query(({ ctx, input }) =>
    ctx.tenant(async (tx) => {
      const conversation = await findConversation(tx, ctx, uuidOf('conversation', input.id));
      const read = () =>
        tx.assistantMessage.findMany({
          where: { orgId: ctx.orgId, conversationId: conversation.id },
          orderBy: { position: 'asc' },
        });
      let messages = await read();
      for (const message of messages) {
        if (await endIfSilent(tx, message, ctx.now())) messages = await read();
      }
      return { ...rowOf(conversation), messages: messages.map(messageOf) };
    }),
  );
