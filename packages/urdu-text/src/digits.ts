/** Digits of the three scripts that Pakistanis type: ASCII, Urdu (۰–۹) and Arabic (٠–٩). */

/** Which digits are shown: `latn` 0–9, `urdu` ۰–۹. */
export type Digits = 'latn' | 'urdu';

const URDU_ZERO = 0x06f0;
const ARABIC_ZERO = 0x0660;

const latinOf = (digit: string): string => {
  const code = digit.charCodeAt(0);
  return String(code - (code >= URDU_ZERO ? URDU_ZERO : ARABIC_ZERO));
};

/**
 * Writes all digits as 0–9, the Arabic separators between digits as `,` and `.`, and ٪ as `%`.
 * @example toLatinDigits('۱۲٬۳۴۵٫۵۰') // '12,345.50'
 */
export function toLatinDigits(text: string): string {
  return text
    .replace(/[٠-٩۰-۹]/g, latinOf)
    .replace(/(?<=\d)٬(?=\d)/g, ',')
    .replace(/(?<=\d)٫(?=\d)/g, '.')
    .replaceAll('٪', '%');
}

/**
 * Writes all digits as ۰–۹. Separators stay.
 * @example toUrduDigits('550') // '۵۵۰'
 */
export function toUrduDigits(text: string): string {
  return text.replace(/[0-9٠-٩]/g, (digit) =>
    String.fromCharCode(URDU_ZERO + (digit <= '9' ? Number(digit) : digit.charCodeAt(0) - ARABIC_ZERO)),
  );
}
