/** The figures of a quote that are told in words. */
import type { Fact } from '@repo/facts';
import { type ExplainPath, explain, type Quote } from '@repo/islamic-finance';

export const checksId = 'financing.checks.passed';

const always = ['totals.cost', 'totals.paidAtStart', 'totals.financed', 'totals.profit', 'totals.price'] as const;

/** In the order in which they are told, each behind the path that opens it on the screen. */
export function toldFigures(quote: Quote): readonly (readonly [path: ExplainPath, fact: Fact])[] {
  const { totals, epr, schedule } = quote;
  const paths: readonly ExplainPath[] = [
    ...always,
    'totals.firstPayment',
    ...([totals.firstPayment, totals.lastPayment].includes(totals.highestPayment) ? [] : (['totals.highestPayment'] as const)),
    ...(schedule.length === 1 ? [] : (['totals.lastPayment'] as const)),
    'totals.months',
    epr.effective === null && epr.xirr !== null ? 'epr.xirr' : 'epr.effective',
  ];
  return paths.map((path) => [path, explain(quote, path)]);
}

/** How many of the rules' checks are passed. */
export function checksFact({ checks }: Quote): Fact {
  return {
    id: checksId,
    value: String(checks.filter(({ status }) => status === 'pass').length),
    unit: 'count',
    source: { kind: 'computed' },
    status: 'verified',
    inputs: [],
    formula: null,
  };
}
