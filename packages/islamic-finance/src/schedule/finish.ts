/** From rows to the schedule and totals that a person reads. */
import { type Paisa, paisa, partsOf, rate } from '@repo/facts';
import { toDecimal } from '../kernel/rounding.ts';
import { sumOf } from '../kernel/sum.ts';
import type { ScheduleRow, Totals } from '../types.ts';
import type { Outcome } from './outcome.ts';

export function finishSchedule({ rows, sharedPrice }: Outcome): ScheduleRow[] {
  let priceOutstanding = sumOf(rows.map(({ core }) => core.payment));
  let deferredProfit = sumOf(rows.map(({ core }) => core.profit));
  return rows.map(({ kind, period, core, annualRate }, index) => {
    priceOutstanding = paisa(priceOutstanding - core.payment);
    deferredProfit = paisa(deferredProfit - core.profit);
    const bankShare = sharedPrice === null ? null : rate(toDecimal({ num: core.close, den: sharedPrice }, 6));
    return {
      number: index + 1,
      kind,
      due: period.due,
      days: period.days,
      ...core,
      priceOutstanding,
      deferredProfit,
      bankShare,
      annualRate,
    };
  });
}

export function totalsOf(outcome: Outcome, schedule: readonly ScheduleRow[]): Totals {
  const { cost, paidAtStart, financed, basis } = outcome;
  const profit = sumOf(schedule.map((row) => row.profit));
  const payments = schedule.map((row) => row.payment);
  const regular = schedule.find((row) => row.kind === 'regular');
  return {
    cost,
    paidAtStart,
    financed,
    profit,
    price: paisa(cost + profit),
    payments: sumOf(payments),
    firstPayment: basis.instalment ?? regular?.payment ?? paisa(0n),
    highestPayment: largestOf(payments),
    lastPayment: payments.at(-1) ?? paisa(0n),
    months: monthsUntilLast(outcome),
  };
}

/** Whole months, a begun one counted. */
function monthsUntilLast({ start, rows, everyMonths }: Outcome): number {
  const last = rows.at(-1)?.period.due;
  if (everyMonths !== null) return rows.filter(({ kind }) => kind !== 'balloon').length * everyMonths;
  if (!last) return 0;
  const from = partsOf(start);
  const to = partsOf(last);
  return (to.year - from.year) * 12 + (to.month - from.month) + (to.day > from.day ? 1 : 0);
}

function largestOf(amounts: readonly Paisa[]): Paisa {
  let largest = paisa(0n);
  for (const amount of amounts) if (amount > largest) largest = amount;
  return largest;
}
