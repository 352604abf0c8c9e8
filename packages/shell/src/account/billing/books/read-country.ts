/**
 * The name of a country by its two letters, in the language of the page.
 * @param code as it was typed
 * @returns null: no country has these letters
 */
export function countryName(code: string, locale: 'ur' | 'en'): string | null {
  const letters = code.trim().toUpperCase();
  // Letters that no country has are refused by some engines and echoed by others.
  if (!/^[A-Z]{2}$/.test(letters)) return null;
  return new Intl.DisplayNames(`${locale}-PK`, { type: 'region', fallback: 'none' }).of(letters) ?? null;
}
