import { organizationProcedure } from '@repo/server/trpc';
import { z } from 'zod';
import { longestTitle } from '../../wire/limits.ts';
import { isStorable } from '../storable-text.ts';
import { conversationRow, rowOf } from './conversation-view.ts';
import { decodeCursor, encodeCursor } from './list-cursor.ts';
import { loadConversations, searchConversations } from './load-conversations.ts';

const listInput = z.strictObject({
  /** Part of the title or of a question, in any spelling. */
  search: z.string().trim().max(longestTitle).refine(isStorable).default(''),
  cursor: z.string().max(100).nullable().default(null),
  limit: z.int().min(1).max(50).default(20),
});

/** The member's own conversations, the one asked in last first. */
export const listConversations = organizationProcedure
  .input(listInput)
  .output(z.strictObject({ items: z.array(conversationRow), nextCursor: z.string().nullable() }))
  .query(({ ctx, input }) =>
    ctx.tenant(async (tx) => {
      const { search, limit } = input;
      const after = input.cursor === null ? null : decodeCursor(input.cursor);
      const found =
        search === ''
          ? await loadConversations(tx, ctx, { after, take: limit + 1 })
          : await searchConversations(tx, ctx, { after, take: limit + 1, search });
      const shown = found.slice(0, limit);
      const last = shown.at(-1);
      return { items: shown.map(rowOf), nextCursor: found.length > shown.length && last ? encodeCursor(last) : null };
    }),
  );
