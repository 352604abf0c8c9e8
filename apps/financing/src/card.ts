import type { Tx } from '@repo/db';
import type { Fact } from '@repo/facts';
import { isoDate } from '@repo/facts';
import { explain } from '@repo/islamic-finance';
import type { LocalizedText } from '@repo/vertical';
import { loadEvidence } from './api/evidence/evidence-view.ts';
import { computeQuote } from './api/quote/compute-quote.ts';
import { inputsSchema } from './api/quote/inputs-schema.ts';

/** The first payment of the quote that changed last; null where the organization has none. */
export async function latestQuoteFigure(context: {
  orgId: string;
  tx: Tx;
}): Promise<{ fact: Fact; label: LocalizedText } | null> {
  const { orgId, tx } = context;
  const latest = await tx.financingQuote.findFirst({
    where: { orgId, deletedAt: null },
    orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
  });
  if (!latest) return null;
  const { id: quoteId, revision, title } = latest;
  const stored = await tx.financingQuoteRevision.findUniqueOrThrow({
    where: { orgId_quoteId_revision: { orgId, quoteId, revision } },
  });
  const quote = computeQuote(inputsSchema.parse(stored.inputs), {
    asOf: isoDate(stored.asOf.toISOString().slice(0, 10)),
    evidence: await loadEvidence(tx, orgId, quoteId),
  });
  return {
    fact: explain(quote, 'totals.firstPayment'),
    label: { ur: `پہلی ادائیگی: ${title}`, en: `First payment: ${title}` },
  };
}
