/**
 * Hijri dates by one pinned Umm al-Qura table.
 * @example hijriFromIso(isoDate('2025-03-01')) // { year: 1446, month: 9, day: 1 }
 */
import { AppError } from '../app-error.ts';
import { addDays } from '../calendar.ts';
import type { IsoDate } from '../iso-date.ts';
import { type HijriDate, hijriCalendar } from './calendar.ts';

export type { HijriCalendar, HijriDate } from './calendar.ts';
export { type HijriOverride, sightedCalendar } from './sighting.ts';
export { hijriTableVersion } from './umm-al-qura.ts';

const ummAlQura = hijriCalendar(() => 0);

/**
 * The Hijri date of a civil day; null outside 1356–1500 AH. `offsetDays` from −2 to 2 is a display setting for places where
 * months begin on other days: −1 where they begin a day later than in the table, as is usual in Pakistan.
 * @throws AppError `HIJRI_OFFSET_INVALID` for another offset
 */
export function hijriFromIso(date: IsoDate, offsetDays = 0): HijriDate | null {
  if (!Number.isInteger(offsetDays) || Math.abs(offsetDays) > 2) {
    throw new AppError('HIJRI_OFFSET_INVALID', { params: { offset: String(offsetDays) } });
  }
  return ummAlQura.fromIso(addDays(date, offsetDays));
}

/** The civil day of a Hijri date by the table; null when there is no such day. */
export function isoFromHijri(date: HijriDate): IsoDate | null {
  return ummAlQura.toIso(date);
}

/** 29 or 30; null when the table has no such month. */
export function hijriMonthLength(year: number, month: number): number | null {
  return ummAlQura.monthLength(year, month);
}

/** The same day `years` Hijri years later, day 29 when the month then has no day 30; null outside the table. */
export function addHijriYears(date: HijriDate, years: number): HijriDate | null {
  const year = date.year + years;
  const length = hijriMonthLength(year, date.month);
  return length === null ? null : { year, month: date.month, day: Math.min(date.day, length) };
}
