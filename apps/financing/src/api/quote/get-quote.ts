import { isoDate } from '@repo/facts';
import { organizationProcedure } from '@repo/server/trpc';
import { z } from 'zod';
import { loadEvidence } from '../evidence/evidence-view.ts';
import { findQuote } from './find-quote.ts';
import { inputsSchema } from './inputs-schema.ts';
import { quoteIdSchema, quoteUuid } from './quote-id.ts';
import { quoteView, rowOf } from './quote-view.ts';

/** A saved quote: the inputs and figures of its current revision, and all its evidence. Fails with `QUOTE_NOT_FOUND`. */
export const getQuote = organizationProcedure
  .input(z.strictObject({ id: quoteIdSchema }))
  .output(quoteView)
  .query(({ ctx, input }) =>
    ctx.tenant(async (tx) => {
      const quoteId = quoteUuid(input.id);
      const { quote, revision } = await findQuote(tx, ctx.orgId, quoteId);
      return {
        ...rowOf(quote, revision),
        inputs: inputsSchema.parse(revision.inputs),
        asOf: isoDate(revision.asOf.toISOString().slice(0, 10)),
        engineVersion: revision.engineVersion,
        ruleSetVersion: revision.ruleSetVersion,
        evidence: await loadEvidence(tx, ctx.orgId, quoteId),
      };
    }),
  );
