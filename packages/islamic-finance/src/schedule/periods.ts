/** Due dates and year fractions of a plan. */
import { AppError, addMonths, daysBetween, daysInMonth, type IsoDate, partsOf } from '@repo/facts';
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

/**
 * The day of the month on which all dues fall: that of the first due date, or that of the start when the first due date is the
 * end of a month too short for it (from 31 January, first due 28 February, then 31 March).
 */
export function dueDay(start: IsoDate, firstDue: IsoDate): number {
  const { year, month, day } = partsOf(firstDue);
  return day === daysInMonth(year, month) ? Math.max(day, partsOf(start).day) : day;
}

/** The due date `months` after the first one; null when it cannot be written as a date, or the months are not whole. */
export function dueAfter(start: IsoDate, firstDue: IsoDate, months: number): IsoDate | null {
  if (!Number.isInteger(months)) return null;
  try {
    return addMonths(firstDue, months, dueDay(start, firstDue));
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

/** `count` periods of `everyMonths`, all due on `dueDay`. */
export function monthlyPeriods(
  start: IsoDate,
  firstDue: IsoDate,
  count: number,
  everyMonths: number,
  dayCount: DayCount,
): Period[] {
  const anchor = dueDay(start, firstDue);
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
