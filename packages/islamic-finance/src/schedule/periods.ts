/** Due dates and year fractions of a plan. */
import { addMonths, daysBetween, type IsoDate, partsOf } from '@repo/facts';
import { yearFraction } from '../kernel/day-count.ts';
import { quotient, type Rational } from '../kernel/rational.ts';
import type { DayCount } from '../types.ts';

export interface Period {
  readonly due: IsoDate;
  /** Actual days since the due date before, or since the start. */
  readonly days: number;
  /** Of a year, by the day count. */
  readonly fraction: Rational;
}

/** `count` periods of `everyMonths`; the day of `firstDue` is the anchor of all due dates. */
export function monthlyPeriods(
  start: IsoDate,
  firstDue: IsoDate,
  count: number,
  everyMonths: number,
  dayCount: DayCount,
): Period[] {
  const anchor = partsOf(firstDue).day;
  let previous = start;
  return Array.from({ length: count }, (_, index) => {
    const due = addMonths(firstDue, index * everyMonths, anchor);
    const fraction = dayCount === 'monthly' ? quotient(BigInt(everyMonths), 12n) : yearFraction(dayCount, previous, due);
    const days = daysBetween(previous, due);
    previous = due;
    return { due, days, fraction };
  });
}

/** Periods that end on given days, in order. */
export function datedPeriods(start: IsoDate, dues: readonly IsoDate[], dayCount: Exclude<DayCount, 'monthly'>): Period[] {
  return dues.map((due, index) => {
    const from = dues[index - 1] ?? start;
    return { due, days: daysBetween(from, due), fraction: yearFraction(dayCount, from, due) };
  });
}
