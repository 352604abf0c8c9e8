import { isDeepStrictEqual } from 'node:util';
import type { Tx } from '@repo/db';
import { AppError, todayInKarachi } from '@repo/facts';
import { type OrganizationContext, organizationProcedure, type RequestContext } from '@repo/server/trpc';
import { z } from 'zod';
import { longestTitle } from '../../wire/limits.ts';
import { loadEvidence } from '../evidence/evidence-view.ts';
import { appendRevision } from './append-revision.ts';
import { asNewQuote } from './as-new-quote.ts';
import { computeQuote } from './compute-quote.ts';
import { quoteNotFound } from './find-quote.ts';
import { inputsSchema } from './inputs-schema.ts';
import { quoteIdSchema, quoteUuid } from './quote-id.ts';
import { type SavedQuote, savedOf, savedQuote } from './quote-view.ts';

const saveInput = z.strictObject({
  /** A UUID that the client made for a new quote; the public id afterwards. */
  id: quoteIdSchema,
  /** The revision that the client edited; 0 for a new quote. */
  expectedRevision: z.int().min(0),
  title: z.string().trim().min(1).max(longestTitle),
  inputs: inputsSchema,
});

/**
 * Saves a quote as its next revision, computed here. The same request sent twice saves once. A new one costs a quotation of the month.
 * Fails with a refusal of the engine, `QUOTE_CHANGED` (conflict), `QUOTE_DELETED` (conflict), `QUOTE_NOT_FOUND` or
 * `QUOTA_EXCEEDED`.
 */
export const saveQuote = organizationProcedure
  .input(saveInput)
  .output(savedQuote)
  .mutation(({ ctx, input }) => {
    const make = () => ctx.tenant((tx) => save(tx, ctx, input));
    if (input.expectedRevision > 0) return make().then(({ answer }) => answer);
    return asNewQuote(ctx, quoteUuid(input.id), make);
  });

type Caller = Pick<OrganizationContext, 'orgId' | 'userId'> & Pick<RequestContext, 'now'>;

/** @returns what is saved, and whether it is a new quote */
async function save(tx: Tx, { orgId, userId, now: clock }: Caller, input: z.output<typeof saveInput>) {
  const now = clock();
  const { title, inputs, expectedRevision } = input;
  const quoteId = quoteUuid(input.id);
  const quote = computeQuote(inputs, { asOf: todayInKarachi(now), evidence: await loadEvidence(tx, orgId, quoteId) });
  const revision = expectedRevision + 1;
  const values = { title, product: inputs.product, revision, updatedAt: now };
  const moved =
    expectedRevision === 0
      ? await tx.financingQuote.createMany({
          data: [{ orgId, id: quoteId, ...values, createdBy: userId, createdAt: now }],
          skipDuplicates: true,
        })
      : await tx.financingQuote.updateMany({
          where: { orgId, id: quoteId, revision: expectedRevision, deletedAt: null },
          data: values,
        });
  if (moved.count === 0) return { answer: await alreadySaved(tx, orgId, quoteId, input), made: false };
  await appendRevision(tx, { orgId, quoteId, revision, inputs, quote, userId, now });
  return { answer: savedOf({ id: quoteId, title, revision }, { createdAt: now }), made: expectedRevision === 0 };
}

/** The answer to a request that was carried out before; anything else is a conflict. */
async function alreadySaved(tx: Tx, orgId: string, quoteId: string, input: z.output<typeof saveInput>): Promise<SavedQuote> {
  const stored = await tx.financingQuote.findUnique({ where: { orgId_id: { orgId, id: quoteId } } });
  if (!stored) throw quoteNotFound();
  if (stored.deletedAt) {
    throw new AppError('QUOTE_DELETED', { kind: 'conflict', messageKey: 'financing.error.quote-deleted' });
  }
  const revision = await tx.financingQuoteRevision.findUnique({
    where: { orgId_quoteId_revision: { orgId, quoteId, revision: input.expectedRevision + 1 } },
  });
  const isSame =
    stored.revision === input.expectedRevision + 1 &&
    stored.title === input.title &&
    isDeepStrictEqual(revision?.inputs, JSON.parse(JSON.stringify(input.inputs)));
  if (!isSame || !revision) {
    throw new AppError('QUOTE_CHANGED', {
      kind: 'conflict',
      messageKey: 'financing.error.quote-changed',
      params: { revision: String(stored.revision) },
    });
  }
  return savedOf(stored, revision);
}
