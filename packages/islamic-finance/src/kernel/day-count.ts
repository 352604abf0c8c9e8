/** Year fractions between civil dates, exact. */
import { dayNumber, daysBetween, daysInMonth, type IsoDate, isoDate, partsOf } from '@repo/facts';
import { add, quotient, type Rational, zero } from './rational.ts';

/** The conventions that count days. `act/act` counts the days in (start, end], `act/act ISDA` those in [start, end). */
export type DatedDayCount = '30/360' | '30U/360' | 'act/365F' | 'act/360' | 'act/act' | 'act/act ISDA';

function isLeapYear(year: number): boolean {
  return daysInMonth(year, 2) === 29;
}

function isLastOfFebruary(date: IsoDate): boolean {
  const { year, month, day } = partsOf(date);
  return month === 2 && day === daysInMonth(year, 2);
}

/** ISDA 2006 4.16 (bond basis); `30U/360` adds the end-of-February rule. */
function thirtyDayMonths(start: IsoDate, end: IsoDate, februaryRule: boolean): number {
  const from = partsOf(start);
  const to = partsOf(end);
  const startsOnLast = februaryRule && isLastOfFebruary(start);
  const endDay = startsOnLast && isLastOfFebruary(end) ? 30 : to.day;
  const fromDay = startsOnLast ? 30 : Math.min(from.day, 30);
  const toDay = endDay === 31 && fromDay === 30 ? 30 : endDay;
  return 360 * (to.year - from.year) + 30 * (to.month - from.month) + (toDay - fromDay);
}

/** Days by calendar year; a day belongs to the year of its date, counted from the day after `start` or from `start` itself. */
function actualActual(start: IsoDate, end: IsoDate, countsStart: boolean): Rational {
  const shift = countsStart ? 0 : 1;
  const first = dayNumber(start) + shift;
  const last = dayNumber(end) + shift;
  let sum = zero;
  for (let year = partsOf(start).year; year <= partsOf(end).year; year++) {
    const newYear = dayNumber(isoDate(`${year}-01-01`));
    const length = isLeapYear(year) ? 366 : 365;
    const days = Math.min(last, newYear + length) - Math.max(first, newYear);
    if (days > 0) sum = add(sum, quotient(BigInt(days), BigInt(length)));
  }
  return sum;
}

/** Days from `start` to `end` as the convention counts them. */
export function countedDays(convention: DatedDayCount, start: IsoDate, end: IsoDate): number {
  if (convention === '30/360' || convention === '30U/360') return thirtyDayMonths(start, end, convention === '30U/360');
  return daysBetween(start, end);
}

/** The fraction of a year from `start` to `end`; `end` is not before `start`. */
export function yearFraction(convention: DatedDayCount, start: IsoDate, end: IsoDate): Rational {
  if (convention === 'act/act' || convention === 'act/act ISDA') {
    return actualActual(start, end, convention === 'act/act ISDA');
  }
  const year = convention === 'act/365F' ? 365n : 360n;
  return quotient(BigInt(countedDays(convention, start, end)), year);
}
