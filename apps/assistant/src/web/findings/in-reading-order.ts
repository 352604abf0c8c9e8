import type { Locale } from '@repo/i18n';

/** Both languages, that of the page first. */
export function inReadingOrder(locale: Locale): readonly Locale[] {
  return locale === 'ur' ? ['ur', 'en'] : ['en', 'ur'];
}
