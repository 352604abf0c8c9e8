import { isLocale, type Locale } from '@repo/i18n';
import { parseAccept } from 'hono/utils/accept';

/** The language that a program asks for; English when it names none of ours: it is not a person. */
export function apiLocale(acceptLanguage: string | undefined): Locale {
  const wanted = parseAccept(acceptLanguage ?? '').sort((one, other) => other.q - one.q);
  return wanted.map(({ type }) => type.split('-', 1)[0]?.toLowerCase()).find(isLocale) ?? 'en';
}
