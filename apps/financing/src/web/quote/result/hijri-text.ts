import type { IsoDate } from '@repo/facts';
import { hijriFromIso } from '@repo/facts/hijri';
import type { I18n } from '@repo/i18n/react';
import { formatHijri } from '@repo/urdu-text/hijri';

/** The Umm al-Qura date of a day; nothing outside its table. */
export function hijriText(date: IsoDate, { locale, digits }: Pick<I18n, 'locale' | 'digits'>): string {
  const hijri = hijriFromIso(date);
  return hijri === null ? '' : formatHijri(hijri, { language: locale, digits });
}
