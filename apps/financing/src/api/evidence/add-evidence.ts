import { AppError, isoDate, todayInKarachi } from '@repo/facts';
import { organizationProcedure } from '@repo/server/trpc';
import { z } from 'zod';
import { longestText } from '../../wire/limits.ts';
import { appendRevision, dateColumn } from '../quote/append-revision.ts';
import { computeQuote } from '../quote/compute-quote.ts';
import { findQuote, quoteNotFound } from '../quote/find-quote.ts';
import { dateText, inputsSchema } from '../quote/inputs-schema.ts';
import { quoteIdSchema, quoteUuid } from '../quote/quote-id.ts';
import { savedOf, savedQuote } from '../quote/quote-view.ts';
import { evidenceKind, loadEvidence } from './evidence-view.ts';

const words = z.string().trim().min(1).max(longestText);

/**
 * Records a document for a check: its reference, date and the name of who supplied it. Nothing is edited; the checks are
 * computed again as the quote's next revision. The same request sent twice records once.
 * Fails with `QUOTE_NOT_FOUND`, `EVIDENCE_NOT_ASKED` or `EVIDENCE_DATE_IN_FUTURE`.
 */
export const addEvidence = organizationProcedure
  .input(
    z.strictObject({
      /** Made by the client. */
      id: z.uuid(),
      quoteId: quoteIdSchema,
      ruleId: z.string().max(40),
      kind: evidenceKind,
      reference: words,
      date: dateText,
      suppliedBy: words,
      approvedBy: words.nullable(),
    }),
  )
  .output(savedQuote)
  .mutation(({ ctx, input }) =>
    ctx.tenant(async (tx) => {
      const { orgId, userId } = ctx;
      const { id, ruleId, kind, reference, suppliedBy, approvedBy } = input;
      const quoteId = quoteUuid(input.quoteId);
      const now = ctx.now();
      const today = todayInKarachi(now);
      const date = isoDate(input.date);
      if (date > today) {
        throw new AppError('EVIDENCE_DATE_IN_FUTURE', { messageKey: 'financing.error.date-in-future', field: 'date' });
      }
      if ((await tx.financingQuoteEvidence.count({ where: { orgId, id, quoteId } })) > 0) {
        const { quote, revision } = await findQuote(tx, orgId, quoteId);
        return savedOf(quote, revision);
      }
      // The update locks the quote, so that two entries at once become two revisions.
      const moved = await tx.financingQuote.updateMany({
        where: { orgId, id: quoteId, deletedAt: null },
        data: { revision: { increment: 1 }, updatedAt: now },
      });
      if (moved.count === 0) throw quoteNotFound();
      const { title, revision } = await tx.financingQuote.findUniqueOrThrow({ where: { orgId_id: { orgId, id: quoteId } } });
      const before = await tx.financingQuoteRevision.findUniqueOrThrow({
        where: { orgId_quoteId_revision: { orgId, quoteId, revision: revision - 1 } },
      });
      const inputs = inputsSchema.parse(before.inputs);
      const asked = computeQuote(inputs, { asOf: today, evidence: [] }).checks.find((check) => check.ruleId === ruleId);
      if (!asked?.evidenceAsked.includes(kind)) {
        throw new AppError('EVIDENCE_NOT_ASKED', { messageKey: 'financing.error.evidence-not-asked', field: 'kind' });
      }
      await tx.financingQuoteEvidence.create({
        data: {
          orgId,
          id,
          quoteId,
          ruleId,
          kind,
          reference,
          date: dateColumn(date),
          suppliedBy,
          approvedBy,
          createdBy: userId,
          createdAt: now,
        },
      });
      const quote = computeQuote(inputs, { asOf: today, evidence: await loadEvidence(tx, orgId, quoteId) });
      await appendRevision(tx, { orgId, quoteId, revision, inputs, quote, userId, now });
      return savedOf({ id: quoteId, title, revision }, { createdAt: now });
    }),
  );
