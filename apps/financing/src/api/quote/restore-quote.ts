import { organizationProcedure } from '@repo/server/trpc';
import { z } from 'zod';
import { quoteNotFound } from './find-quote.ts';
import { quoteIdSchema, quoteUuid } from './quote-id.ts';

/** Brings a deleted quote back, as it was. Restoring twice is no error. */
export const restoreQuote = organizationProcedure
  .input(z.strictObject({ id: quoteIdSchema }))
  .output(z.strictObject({ id: z.string() }))
  .mutation(({ ctx, input }) =>
    ctx.tenant(async (tx) => {
      const restored = await tx.financingQuote.updateMany({
        where: { orgId: ctx.orgId, id: quoteUuid(input.id) },
        data: { deletedAt: null },
      });
      if (restored.count === 0) throw quoteNotFound();
      return { id: input.id };
    }),
  );
