/** Dates as stations write them. */
import { AppError, type IsoDate, isoDate } from '@repo/facts';
import { toLatinDigits } from '@repo/urdu-text/digits';

export type DateOrder = 'year-first' | 'day-first' | 'month-first';

export interface WrittenDate {
  readonly order: Exclude<DateOrder, 'month-first'>;
  /** Null when there is no such day. */
  readonly date: IsoDate | null;
  /** The day when the month is read first; null when there is none, or the month has a name. */
  readonly monthFirst: IsoDate | null;
}

const months: readonly (readonly string[])[] = [
  ['january', 'jan', 'جنوری'],
  ['february', 'feb', 'فروری'],
  ['march', 'mar', 'مارچ'],
  ['april', 'apr', 'اپریل'],
  ['may', 'مئی'],
  ['june', 'jun', 'جون'],
  ['july', 'jul', 'جولائی'],
  ['august', 'aug', 'اگست'],
  ['september', 'sept', 'sep', 'ستمبر'],
  ['october', 'oct', 'اکتوبر'],
  ['november', 'nov', 'نومبر'],
  ['december', 'dec', 'دسمبر'],
];

/**
 * Reads 2026-03-02, 02/03/2026 (the day first) and 2 Mar 2026, with a midnight after it or without.
 * @returns null for any other text
 */
export function readDate(cell: string): WrittenDate | null {
  const text = toLatinDigits(cell.trim())
    .toLowerCase()
    .replace(/[t ]\s*0?0:00(?::00(?:\.0+)?)?z?$/, '');
  const yearFirst = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(text);
  if (yearFirst) {
    const [, year, , month, day] = yearFirst.map(Number);
    return { order: 'year-first', date: dateOf(year, month, day), monthFirst: null };
  }
  const dayFirst = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/.exec(text);
  if (dayFirst) {
    const [, first, , second, year] = dayFirst.map(Number);
    return { order: 'day-first', date: dateOf(year, second, first), monthFirst: dateOf(year, first, second) };
  }
  const named = /^(\d{1,2})[-\s./]*([a-z\u0600-\u06ff]+)[-\s.,/]*(\d{4})$/.exec(text);
  if (!named) return null;
  const month = months.findIndex((names) => names.includes(named[2] ?? '')) + 1;
  return { order: 'day-first', date: dateOf(Number(named[3]), month, Number(named[1])), monthFirst: null };
}

function dateOf(year = 0, month = 0, day = 0): IsoDate | null {
  const two = (part: number) => String(part).padStart(2, '0');
  try {
    return isoDate(`${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}
