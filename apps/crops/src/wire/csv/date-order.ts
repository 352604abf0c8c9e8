/** One order of day, month and year for a whole file: read one by one, 02/03 and 13/03 would not tell. */
import { addDays, type IsoDate } from '@repo/facts';
import type { DateOrder, WrittenDate } from './read-date.ts';

export interface OrderFault {
  /** Index of the row where it shows. */
  readonly index: number;
  readonly code: 'date-order-mixed' | 'date-month-first';
  readonly params: Readonly<Record<string, string>>;
}

/** @param dates one a row; null where it is not a date */
export function orderFault(dates: readonly (WrittenDate | null)[]): OrderFault | null {
  let held: SeenOrder | null = null;
  let monthFirstAt: number | null = null;
  for (const [index, written] of dates.entries()) {
    const order = written && seenOrder(written);
    if (!order) continue;
    if (held && !goTogether(held, order))
      return { index, code: 'date-order-mixed', params: { first: named(held), second: named(order) } };
    if (order === 'month-first') monthFirstAt ??= index;
    if (held === null || held === 'either') held = order;
  }
  if (monthFirstAt !== null) return { index: monthFirstAt, code: 'date-month-first', params: {} };
  return runsMonthFirst(dates) ? { index: 0, code: 'date-month-first', params: {} } : null;
}

/** 02/03/2026 could be `either`. */
type SeenOrder = DateOrder | 'either';

/** Null for a day that is none in any order. */
function seenOrder({ order, date, monthFirst }: WrittenDate): SeenOrder | null {
  if (order === 'year-first') return order;
  if (date) return monthFirst ? 'either' : 'day-first';
  return monthFirst ? 'month-first' : null;
}

function goTogether(held: SeenOrder, next: SeenOrder): boolean {
  if (held === next) return true;
  return held !== 'year-first' && next !== 'year-first' && (held === 'either' || next === 'either');
}

function named(order: SeenOrder): DateOrder {
  return order === 'either' ? 'day-first' : order;
}

/** Day after day, forwards or backwards, when the month is read first, and not when the day is. */
function runsMonthFirst(dates: readonly (WrittenDate | null)[]): boolean {
  if (dates.length < 2) return false;
  const runs = (key: 'date' | 'monthFirst', step: 1 | -1) =>
    dates.every((written, at) => {
      const day = written?.[key];
      const before = dates[at - 1]?.[key];
      return day && (at === 0 || (before && addDays(before, step) === day));
    });
  const either = (key: 'date' | 'monthFirst') => runs(key, 1) || runs(key, -1);
  return either('monthFirst') && !either('date');
}

/**
 * Whether the days run backwards throughout, the last day first; a day that stands twice does not break the run.
 * @param dates one a row; null where it is not a date
 */
export function isNewestFirst(dates: readonly (WrittenDate | null)[]): boolean {
  const read: readonly IsoDate[] = dates.flatMap((written) => written?.date ?? []);
  const backwards = read.every((date, at) => date <= (read[at - 1] ?? date));
  return backwards && read.some((date) => date !== read[0]);
}
