import { newId } from '@repo/db';
import { isoDate } from '@repo/facts';
import { narration, narrationSteps, organizationProcedure, payFor } from '@repo/server/trpc';
import { z } from 'zod';
import { quoteNarration } from '../../narration/quote-narration.ts';
import { tokenMeter } from '../../token-meter.ts';
import { loadEvidence } from '../evidence/evidence-view.ts';
import { computeQuote } from './compute-quote.ts';
import { findQuote } from './find-quote.ts';
import { inputsSchema } from './inputs-schema.ts';
import { quoteIdSchema, quoteUuid } from './quote-id.ts';

/** The current revision of a saved quote in plain words, in the language of the page. Fails with `QUOTE_NOT_FOUND`. */
export const explainQuote = organizationProcedure
  .input(z.strictObject({ id: quoteIdSchema }))
  .output(narrationSteps)
  .query(async ({ ctx, input, signal }) => {
    const quote = await ctx.tenant(async (tx) => {
      const quoteId = quoteUuid(input.id);
      const { revision } = await findQuote(tx, ctx.orgId, quoteId);
      const asOf = isoDate(revision.asOf.toISOString().slice(0, 10));
      const evidence = await loadEvidence(tx, ctx.orgId, quoteId);
      return computeQuote(inputsSchema.parse(revision.inputs), { asOf, evidence });
    });
    const { orgId, userId } = ctx;
    const { options } = payFor(ctx, { orgId, userId, vertical: 'financing', meter: tokenMeter.id, call: `explain ${newId()}` });
    return narration(ctx, quoteNarration(quote, ctx.locale), { ...options, signal });
  });
