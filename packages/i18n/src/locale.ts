/** The two languages of the product. */
import type { Digits } from '@repo/urdu-text/digits';

export type { Digits } from '@repo/urdu-text/digits';

export const locales = ['ur', 'en'] as const;
export type Locale = (typeof locales)[number];

export function isLocale(value: unknown): value is Locale {
  return value === 'ur' || value === 'en';
}

export function isDigits(value: unknown): value is Digits {
  return value === 'latn' || value === 'urdu';
}

/** The tag for what formats by region: React Aria, `Intl`. `<html lang>` takes the bare locale. */
export function localeTag(locale: Locale): 'ur-PK' | 'en-PK' {
  return locale === 'ur' ? 'ur-PK' : 'en-PK';
}

export function directionOf(locale: Locale): 'rtl' | 'ltr' {
  return locale === 'ur' ? 'rtl' : 'ltr';
}

/** Each language in its own script, as a switch shows it. */
export const localeNames: Readonly<Record<Locale, string>> = { ur: 'اردو', en: 'English' };
