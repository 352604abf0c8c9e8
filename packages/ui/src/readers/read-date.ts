import { AppError, type IsoDate, isoDate } from '@repo/facts';
import { type HijriDate, isoFromHijri } from '@repo/facts/hijri';
import { monthNames } from '@repo/urdu-text/dates';
import { toLatinDigits } from '@repo/urdu-text/digits';
import { hijriMonthNames } from '@repo/urdu-text/hijri';

/** How a date field reads its text, and in which calendar it was typed. */
export type DateReading =
  | { readonly kind: 'empty' }
  | { readonly kind: 'read'; readonly date: IsoDate; readonly calendar: 'gregorian' | 'hijri' }
  /** `DATE_UNREADABLE`: no day was recognized in the text; `DATE_INVALID`: the calendar has no such day. */
  | { readonly kind: 'error'; readonly code: 'DATE_UNREADABLE' | 'DATE_INVALID' };

/** How a day can be written, for whoever wrote one that is not read. */
export const dateExample = '15-11-2026';

const urduMonths: readonly string[] = monthNames;
const urduHijriMonths: readonly string[] = hijriMonthNames;
const englishMonths = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const englishHijriMonths = [
  /^muh?arr?am/,
  /^safar/,
  /^rabi\S* (?:al-?|ul-?)?(?:awwal|1|i$)/,
  /^rabi\S* (?:al-?|ul-?)?(?:thani|sani|akhir|2|ii)/,
  /^jum\S* (?:al-?|ul-?)?(?:awwal|ula|1|i$)/,
  /^jum\S* (?:al-?|ul-?)?(?:thani|sani|akhir|2|ii)/,
  /^rajab/,
  /^sha'?ban/,
  /^rama[dz]h?an/,
  /^shaww?al/,
  /^[dz]h?u\S*[ -]?(?:al-?|ul-?)?qa/,
  /^[dz]h?u\S*[ -]?(?:al-?|ul-?)?hijj/,
];

/** Years that nobody means in the Gregorian calendar here: they are Hijri. */
const isHijriYear = (year: number) => year >= 1300 && year < 1700;

/**
 * Reads "22/11/2026", "2026-11-22", "22 نومبر 2026" and "22 November 2026", digits of any script; a year from 1300 to 1699 makes
 * it a Hijri date ("12/6/1448", "12 جمادی الثانی 1448"). Day before month, as Pakistan writes it.
 */
export function readDate(text: string): DateReading {
  const plain = toLatinDigits(text)
    .replace(/[\u200e\u200f\u2066-\u2069]/g, '')
    .replace(/\([^)]*\)|ہجری|ھ|\bah\b|ء/gi, ' ')
    .replace(/[,،]/g, ' ')
    .trim()
    .replace(/\s+/g, ' ');
  if (plain === '') return { kind: 'empty' };
  const parts = numericParts(plain) ?? namedParts(plain);
  if (!parts) return { kind: 'error', code: 'DATE_UNREADABLE' };
  const { year, month, day } = parts;
  if (isHijriYear(year)) {
    const date = isoFromHijri({ year, month, day });
    return date ? { kind: 'read', date, calendar: 'hijri' } : { kind: 'error', code: 'DATE_INVALID' };
  }
  try {
    return { kind: 'read', date: isoDate(`${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`), calendar: 'gregorian' };
  } catch (error) {
    if (error instanceof AppError) return { kind: 'error', code: 'DATE_INVALID' };
    throw error;
  }
}

const pad = (part: number, length: number) => String(part).padStart(length, '0');

function numericParts(plain: string): HijriDate | null {
  const iso = /^(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})$/.exec(plain);
  if (iso) return { year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) };
  const local = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/.exec(plain);
  return local && { year: Number(local[3]), month: Number(local[2]), day: Number(local[1]) };
}

function namedParts(plain: string): HijriDate | null {
  const match = /^(\d{1,2}) ?(\D+?) ?(\d{4})$/.exec(plain);
  const name = match?.[2]?.toLowerCase();
  if (!match || !name) return null;
  const year = Number(match[3]);
  const month = isHijriYear(year) ? hijriMonth(name) : gregorianMonth(name);
  return month === null ? null : { year, month, day: Number(match[1]) };
}

function gregorianMonth(name: string): number | null {
  const urdu = urduMonths.indexOf(name);
  const index = urdu === -1 ? englishMonths.findIndex((month) => name.startsWith(month)) : urdu;
  return index === -1 ? null : index + 1;
}

function hijriMonth(name: string): number | null {
  const urdu = urduHijriMonths.indexOf(name);
  const index = urdu === -1 ? englishHijriMonths.findIndex((month) => month.test(name)) : urdu;
  return index === -1 ? null : index + 1;
}
