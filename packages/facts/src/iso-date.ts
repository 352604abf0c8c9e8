/** Civil dates: no time, no zone. */
import { AppError } from './app-error.ts';

declare const isoDateBrand: unique symbol;

/** A Gregorian civil date, `YYYY-MM-DD`. Lexical order is chronological order. */
export type IsoDate = string & { readonly [isoDateBrand]: true };

/** Days in a month of the Gregorian calendar; `month` is 1–12. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** @throws AppError `DATE_INVALID` when the text is not a day of the Gregorian calendar, 1900–2199 */
export function isoDate(text: string): IsoDate {
  const match = /^(19\d\d|2[01]\d\d)-(\d\d)-(\d\d)$/.exec(text);
  const [, year, month, day] = match?.map(Number) ?? [];
  if (!year || !month || !day || month > 12 || day > daysInMonth(year, month)) {
    throw new AppError('DATE_INVALID', { params: { text } });
  }
  return text as IsoDate;
}
