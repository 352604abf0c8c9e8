/** Civil dates: no time, no zone. */
import { AppError } from './app-error.ts';

declare const isoDateBrand: unique symbol;

/** A Gregorian civil date, `YYYY-MM-DD`. Lexical order is chronological order. */
export type IsoDate = string & { readonly [isoDateBrand]: true };

/** Days in a month of the Gregorian calendar; `month` is 1–12. */
export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
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
