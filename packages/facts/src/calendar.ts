/** Arithmetic on civil dates. Months are anchored on the original day, so that a month-end plan does not drift. */
import { AppError } from './app-error.ts';
import { daysInMonth, type IsoDate, isoDate } from './iso-date.ts';

const millisecondsPerDay = 86_400_000;

/** Year, month (1–12) and day of a civil date. */
export function partsOf(date: IsoDate): { year: number; month: number; day: number } {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}

/** Whole days since 1970-01-01, negative before. */
export function dayNumber(date: IsoDate): number {
  const { year, month, day } = partsOf(date);
  return Date.UTC(year, month - 1, day) / millisecondsPerDay;
}

/** @throws AppError `DATE_INVALID` outside 1900–2199 */
export function dateOfDayNumber(days: number): IsoDate {
  const time = new Date(days * millisecondsPerDay);
  if (Number.isNaN(time.getTime())) throw new AppError('DATE_INVALID', { params: { text: String(days) } });
  return isoDate(time.toISOString().slice(0, 10));
}

/** @throws AppError `DATE_INVALID` outside 1900–2199 */
export function addDays(date: IsoDate, days: number): IsoDate {
  return dateOfDayNumber(dayNumber(date) + days);
}

/** Days from `from` to `to`, negative when `to` is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return dayNumber(to) - dayNumber(from);
}

/**
 * The day `anchorDay` of the month `months` later, or the last day of that month when it is shorter. Give the day of the
 * original date as anchor in a chain: 31 Jan, 28 Feb, 31 Mar.
 * @throws AppError `DATE_INVALID` outside 1900–2199
 */
export function addMonths(date: IsoDate, months: number, anchorDay = partsOf(date).day): IsoDate {
  const { year, month } = partsOf(date);
  const index = year * 12 + (month - 1) + months;
  const targetYear = Math.floor(index / 12);
  const targetMonth = index - targetYear * 12 + 1;
  const day = Math.min(anchorDay, daysInMonth(targetYear, targetMonth));
  return isoDate(`${targetYear}-${targetMonth < 10 ? '0' : ''}${targetMonth}-${day < 10 ? '0' : ''}${day}`);
}

/** Negative when `a` is before `b`, 0 when equal, positive when after. */
export function compareDates(a: IsoDate, b: IsoDate): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** The civil date in Pakistan (UTC+5 all year since 2009) at an instant. */
export function todayInKarachi(now: Date): IsoDate {
  const hoursAhead = 5;
  return dateOfDayNumber(Math.floor((now.getTime() + hoursAhead * 3_600_000) / millisecondsPerDay));
}
