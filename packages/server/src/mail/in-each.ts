import { type Formatters, formatters, type Locale } from '@repo/i18n';
import type { BuniyadConfig } from '@repo/vertical';

export interface InEach {
  readonly locales: readonly [Locale, Locale];
  readonly formatIn: (locale: Locale) => Formatters;
}

/** For mails to people whose language is not known: no account has one of its own. The product's first, then the other one. */
export function inEach({
  defaultLocale,
  defaultDigits: digits,
}: Pick<BuniyadConfig, 'defaultDigits' | 'defaultLocale'>): InEach {
  return {
    locales: defaultLocale === 'ur' ? ['ur', 'en'] : ['en', 'ur'],
    formatIn: (locale) => formatters({ locale, digits }),
  };
}
