import type { Tx } from '@repo/db';
import type { Prisma } from '@repo/db/client';
import type { IsoDate } from '@repo/facts';
import type { Quote } from '@repo/islamic-finance';
import type { QuoteInputsWire } from '../../wire/inputs.ts';

export interface NewRevision {
  readonly orgId: string;
  readonly quoteId: string;
  readonly revision: number;
  readonly inputs: QuoteInputsWire;
  readonly quote: Quote;
  readonly userId: string;
  readonly now: Date;
}

/** Stores what was computed, beside the inputs and versions that it was computed from. */
export async function appendRevision(
  tx: Tx,
  { orgId, quoteId, revision, inputs, quote, userId, now }: NewRevision,
): Promise<void> {
  const { totals, checks, epr } = quote;
  await tx.financingQuoteRevision.create({
    data: {
      orgId,
      quoteId,
      revision,
      inputs: toJson(inputs),
      asOf: dateColumn(quote.asOf),
      engineVersion: quote.engineVersion,
      ruleSetVersion: quote.ruleSetVersion,
      financed: totals.financed,
      price: totals.price,
      firstPayment: totals.firstPayment,
      epr: epr.effective,
      ...checkCounts(quote),
      result: toJson({ totals, epr, checks, warnings: quote.warnings }),
      createdBy: userId,
      createdAt: now,
    },
  });
}

export function checkCounts({ checks }: Quote): { checksPassed: number; checksTotal: number } {
  return { checksPassed: checks.filter((check) => check.status === 'pass').length, checksTotal: checks.length };
}

/** A civil date as the driver takes it. */
export function dateColumn(date: IsoDate): Date {
  return new Date(`${date}T00:00:00Z`);
}

/** Plain JSON: amounts as strings of paisa, absent values left out. */
function toJson(value: object): Prisma.InputJsonObject {
  return JSON.parse(JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'bigint' ? inner.toString() : inner)));
}
