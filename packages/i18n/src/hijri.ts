/** Hijri dates. Import it lazily: the calendar's table is not needed by a first screen. */
import type { IsoDate } from '@repo/facts';
import { hijriFromIso } from '@repo/facts/hijri';
import { weekdayOf } from '@repo/urdu-text/dates';
import { formatHijri, hijriLabel as label, type SightingOffset } from '@repo/urdu-text/hijri';
import type { Digits, Locale } from './locale.ts';

export { type SightingOffset, sightingOffset, sightingOffsets } from '@repo/urdu-text/hijri';

export interface HijriSettings {
  locale: Locale;
  digits?: Digits;
  /** Days by which the local sighting is set apart from Umm al-Qura, as in `hijriFromIso`. */
  offset?: SightingOffset;
}

/** "4 شوال 1447 ہجری" · "4 Shawwal 1447 AH"; `null` outside the table. Show {@link hijriLabel} with it: it is an estimate. */
export function hijri(date: IsoDate, settings: HijriSettings, options: { weekday?: boolean } = {}): string | null {
  const { locale, digits = 'latn', offset = 0 } = settings;
  const parts = hijriFromIso(date, offset);
  return parts && formatHijri(parts, { language: locale, digits, ...(options.weekday ? { weekday: weekdayOf(date) } : {}) });
}

/** "ام القریٰ تقویم (تخمینی)", with the offset when there is one. */
export function hijriLabel({ locale, digits = 'latn', offset = 0 }: HijriSettings): string {
  return label(locale, offset, digits);
}
