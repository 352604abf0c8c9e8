/** Names of the Hijri calendar. The calendar itself is the one Umm al-Qura table of `@repo/facts`. */
import { AppError } from '@repo/facts';
import { weekdayNames } from './dates.ts';
import { type Digits, toUrduDigits } from './digits.ts';
import { isolate } from './direction.ts';

/** محرم first; the usual Urdu spellings. */
export const hijriMonthNames = [
  'محرم',
  'صفر',
  'ربیع الاول',
  'ربیع الثانی',
  'جمادی الاول',
  'جمادی الثانی',
  'رجب',
  'شعبان',
  'رمضان',
  'شوال',
  'ذوالقعدہ',
  'ذوالحجہ',
] as const;

const hijriMonthNamesEn = [
  'Muharram',
  'Safar',
  'Rabi al-Awwal',
  'Rabi al-Thani',
  'Jumada al-Awwal',
  'Jumada al-Thani',
  'Rajab',
  'Shaban',
  'Ramadan',
  'Shawwal',
  'Dhul Qadah',
  'Dhul Hijjah',
] as const;

export interface HijriOptions {
  language?: 'ur' | 'en';
  /** Urdu only. */
  digits?: Digits;
  /** Day of the week, 0 = Sunday, printed in front. */
  weekday?: number;
}

/**
 * @param date year, month 1–12 and day of the Hijri calendar
 * @example formatHijri({ year: 1447, month: 10, day: 4 }) // '4 شوال 1447 ہجری'
 */
export function formatHijri(date: { year: number; month: number; day: number }, options: HijriOptions = {}): string {
  const { language = 'ur', digits = 'latn', weekday } = options;
  if (language === 'en') return `${date.day} ${hijriMonthNamesEn[date.month - 1]} ${date.year} AH`;
  const month = hijriMonthNames[date.month - 1];
  const text =
    weekday === undefined
      ? `${date.day} ${month} ${date.year} ہجری`
      : `${weekdayNames[weekday]}، ${date.day} ${month}، ${date.year} ہجری`;
  return digits === 'urdu' ? toUrduDigits(text) : text;
}

/** Days by which Pakistan's sighting of the moon may be set apart from Umm al-Qura. */
export const sightingOffsets = [-2, -1, 0, 1, 2] as const;
export type SightingOffset = (typeof sightingOffsets)[number];

/** @throws AppError `HIJRI_OFFSET_INVALID` when it is not a whole number from −2 to 2 */
export function sightingOffset(days: number): SightingOffset {
  const offset = sightingOffsets.find((known) => known === days);
  if (offset === undefined) throw new AppError('HIJRI_OFFSET_INVALID', { params: { offset: String(days) } });
  return offset;
}

/** What stands beside every Hijri date: the calendar, that it is an estimate, and the sighting offset in use. */
export function hijriLabel(language: 'ur' | 'en', offset: SightingOffset = 0, digits: Digits = 'latn'): string {
  const days = `${offset > 0 ? '+' : ''}${offset}`;
  if (language === 'en') {
    const shift = offset === 0 ? '' : `, ${days} ${Math.abs(offset) === 1 ? 'day' : 'days'}`;
    return `Umm al-Qura calendar (estimate${shift})`;
  }
  const shift = offset === 0 ? '' : `، ${isolate(digits === 'urdu' ? toUrduDigits(days) : days)} دن`;
  return `ام القریٰ تقویم (تخمینی${shift})`;
}
