import { organizationProcedure } from '@repo/server/trpc';
import { z } from 'zod';
import { longestTitle } from '../../wire/limits.ts';
import { decodeCursor, encodeCursor } from './list-cursor.ts';
import { quoteRow, rowOf } from './quote-view.ts';

const listInput = z.strictObject({
  /** Part of the title. */
  search: z.string().trim().max(longestTitle).default(''),
  cursor: z.string().max(100).nullable().default(null),
  limit: z.int().min(1).max(50).default(20),
});

/** Saved quotes, the one changed last first. Two statements whatever the number of rows. */
export const listQuotes = organizationProcedure
  .input(listInput)
  .output(z.strictObject({ items: z.array(quoteRow), nextCursor: z.string().nullable() }))
  .query(({ ctx, input }) =>
    ctx.tenant(async (tx) => {
      const after = input.cursor === null ? null : decodeCursor(input.cursor);
      const quotes = await tx.financingQuote.findMany({
        where: {
          orgId: ctx.orgId,
          deletedAt: null,
          ...(input.search === '' ? {} : { title: { contains: likeText(input.search), mode: 'insensitive' } }),
          ...(after && { OR: [{ updatedAt: { lt: after.updatedAt } }, { updatedAt: after.updatedAt, id: { lt: after.id } }] }),
        },
        orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
        take: input.limit + 1,
      });
      const shown = quotes.slice(0, input.limit);
      const revisions = await tx.financingQuoteRevision.findMany({
        where: { orgId: ctx.orgId, OR: shown.map(({ id, revision }) => ({ quoteId: id, revision })) },
      });
      const current = new Map(revisions.map((revision) => [revision.quoteId, revision]));
      const items = shown.flatMap((quote) => {
        const revision = current.get(quote.id);
        return revision ? [rowOf(quote, revision)] : [];
      });
      const last = shown.at(-1);
      return { items, nextCursor: quotes.length > shown.length && last ? encodeCursor(last) : null };
    }),
  );

/** `%` and `_` in a title are characters, not wildcards. */
function likeText(search: string): string {
  return search.replace(/[\\%_]/g, '\\$&');
}
