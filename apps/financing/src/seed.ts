/** Bilingual demo quotes. Every rate and price is invented and says so in the title: (مثال), (example). */
import type { Tx } from '@repo/db';
import { todayInKarachi } from '@repo/facts';
import type { SeedContext } from '@repo/vertical';
import { loadEvidence } from './api/evidence/evidence-view.ts';
import { appendRevision, dateColumn } from './api/quote/append-revision.ts';
import { computeQuote } from './api/quote/compute-quote.ts';
import { demoQuotes } from './demo-quotes.ts';
import { encodeInputs } from './wire/inputs.ts';

/** Makes what is not there yet; running it twice changes nothing. */
export async function seed({ orgId, userId, tx }: SeedContext<Tx>): Promise<void> {
  const now = new Date();
  const today = todayInKarachi(now);
  for (const [index, demo] of demoQuotes(today).entries()) {
    const { id, title, evidence } = demo;
    // The first of the list is the one changed last.
    const savedAt = new Date(now.getTime() - index * 3_600_000);
    const inputs = encodeInputs(demo.inputs);
    const made = await tx.financingQuote.createMany({
      data: [
        { orgId, id, title, product: inputs.product, revision: 1, createdBy: userId, createdAt: savedAt, updatedAt: savedAt },
      ],
      skipDuplicates: true,
    });
    if (made.count === 0) continue;
    await tx.financingQuoteEvidence.createMany({
      data: evidence.map((row) => ({
        ...row,
        orgId,
        quoteId: id,
        date: dateColumn(row.date),
        createdBy: userId,
        createdAt: savedAt,
      })),
    });
    const quote = computeQuote(inputs, { asOf: today, evidence: await loadEvidence(tx, orgId, id) });
    await appendRevision(tx, { orgId, quoteId: id, revision: 1, inputs, quote, userId, now: savedAt });
  }
}
