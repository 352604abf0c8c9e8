/// <reference lib="dom" />
/** What a person chose on this device. Cookies, so that the server can write `<html lang dir data-theme>` before any script. */
import { type Digits, isDigits, isLocale, type Locale } from './locale.ts';

export type Theme = 'system' | 'light' | 'dark';

export interface Preferences {
  locale: Locale;
  digits: Digits;
  theme: Theme;
}

/** Urdu first: a browser's `Accept-Language` is English on most phones sold in Pakistan, whoever holds them. */
export const defaultPreferences: Preferences = { locale: 'ur', digits: 'latn', theme: 'system' };

export const cookieNames = { locale: 'buniyad-locale', digits: 'buniyad-digits', theme: 'buniyad-theme' } as const;

const ONE_YEAR = 31_536_000;

function isTheme(value: unknown): value is Theme {
  return value === 'system' || value === 'light' || value === 'dark';
}

/**
 * @param cookieHeader a request's `Cookie` header, or `document.cookie`
 * @param defaults used where there is no cookie or its value is unknown
 */
export function readPreferences(cookieHeader: string | null | undefined, defaults: Partial<Preferences> = {}): Preferences {
  const cookies = new Map(
    (cookieHeader ?? '').split(';').map((pair): [string, string] => {
      const at = pair.indexOf('=');
      return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
    }),
  );
  const fallback = { ...defaultPreferences, ...defaults };
  const locale = cookies.get(cookieNames.locale);
  const digits = cookies.get(cookieNames.digits);
  const theme = cookies.get(cookieNames.theme);
  return {
    locale: isLocale(locale) ? locale : fallback.locale,
    digits: isDigits(digits) ? digits : fallback.digits,
    theme: isTheme(theme) ? theme : fallback.theme,
  };
}

/** A cookie for `Set-Cookie` or `document.cookie`. Scripts may read it; it holds nothing secret. */
export function preferenceCookie<Name extends keyof Preferences>(
  name: Name,
  value: Preferences[Name],
  options: { secure?: boolean } = {},
): string {
  return `${cookieNames[name]}=${value}; Path=/; Max-Age=${ONE_YEAR}; SameSite=Lax${options.secure ? '; Secure' : ''}`;
}

/** Keeps a choice in the browser. */
export function writePreference<Name extends keyof Preferences>(name: Name, value: Preferences[Name]): void {
  document.cookie = preferenceCookie(name, value, { secure: location.protocol === 'https:' });
}
