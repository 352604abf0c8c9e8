import { organizationProcedure } from '@repo/server/trpc';
import { z } from 'zod';
import { quoteNotFound } from './find-quote.ts';
import { quoteIdSchema, quoteUuid } from './quote-id.ts';

/** Takes a quote off the list; `restoreQuote` brings it back. Deleting twice is no error. */
export const deleteQuote = organizationProcedure
  .meta({ whileUnpaid: true })
  .input(z.strictObject({ id: quoteIdSchema }))
  .output(z.strictObject({ id: z.string() }))
  .mutation(({ ctx, input }) =>
    ctx.tenant(async (tx) => {
      const key = { orgId: ctx.orgId, id: quoteUuid(input.id) };
      if ((await tx.financingQuote.count({ where: key })) === 0) throw quoteNotFound();
      await tx.financingQuote.updateMany({ where: { ...key, deletedAt: null }, data: { deletedAt: ctx.now() } });
      return { id: input.id };
    }),
  );
