import { organizationProcedure } from '@repo/server/trpc';
import { z } from 'zod';
import { findQuote } from '../quote/find-quote.ts';
import { quoteIdSchema, quoteUuid } from '../quote/quote-id.ts';
import { evidenceView, loadEvidence } from './evidence-view.ts';

/** Every entry of evidence of a quote, oldest first, superseded ones included. Fails with `QUOTE_NOT_FOUND`. */
export const listEvidence = organizationProcedure
  .input(z.strictObject({ quoteId: quoteIdSchema }))
  .output(z.strictObject({ items: z.array(evidenceView) }))
  .query(({ ctx, input }) =>
    ctx.tenant(async (tx) => {
      const quoteId = quoteUuid(input.quoteId);
      await findQuote(tx, ctx.orgId, quoteId);
      return { items: await loadEvidence(tx, ctx.orgId, quoteId) };
    }),
  );
