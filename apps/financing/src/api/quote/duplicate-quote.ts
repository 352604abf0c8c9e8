import type { Tx } from '@repo/db';
import { todayInKarachi } from '@repo/facts';
import { organizationProcedure } from '@repo/server/trpc';
import { z } from 'zod';
import { longestTitle } from '../../wire/limits.ts';
import { appendRevision } from './append-revision.ts';
import { asNewQuote } from './as-new-quote.ts';
import { computeQuote } from './compute-quote.ts';
import { findQuote } from './find-quote.ts';
import { inputsSchema } from './inputs-schema.ts';
import { quoteIdSchema, quoteUuid } from './quote-id.ts';
import { savedOf, savedQuote } from './quote-view.ts';

/**
 * Makes a second quote from the current inputs of another, computed anew. Evidence is not copied: documents answer for one deal.
 * The same request sent twice makes one copy, which costs a quotation of the month (`QUOTA_EXCEEDED`).
 */
export const duplicateQuote = organizationProcedure
  .input(z.strictObject({ id: quoteIdSchema, newId: z.uuid(), title: z.string().trim().min(1).max(longestTitle) }))
  .output(savedQuote)
  .mutation(({ ctx, input }) => {
    const { orgId, userId } = ctx;
    const now = ctx.now();
    const { title, newId } = input;
    const make = async (tx: Tx) => {
      const source = await findQuote(tx, orgId, quoteUuid(input.id));
      const inputs = inputsSchema.parse(source.revision.inputs);
      const quote = computeQuote(inputs, { asOf: todayInKarachi(now), evidence: [] });
      const made = await tx.financingQuote.createMany({
        data: [
          { orgId, id: newId, title, product: inputs.product, revision: 1, createdBy: userId, createdAt: now, updatedAt: now },
        ],
        skipDuplicates: true,
      });
      if (made.count === 0) {
        const copy = await findQuote(tx, orgId, newId);
        return { answer: savedOf(copy.quote, copy.revision), made: false };
      }
      await appendRevision(tx, { orgId, quoteId: newId, revision: 1, inputs, quote, userId, now });
      return { answer: savedOf({ id: newId, title, revision: 1 }, { createdAt: now }), made: true };
    };
    return asNewQuote(ctx, newId, () => ctx.tenant(make));
  });
