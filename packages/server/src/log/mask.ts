/** Personal data and secrets that reach a log by accident, in messages of libraries above all. */

/** A digit as it is typed in Pakistan: Latin, Urdu or Arabic. */
const d = '[0-9\\u06f0-\\u06f9\\u0660-\\u0669]';
const dash = '[-\\u2010-\\u2015\\u2212 ]';
/** Nothing before or after that would make it a part of a longer number. */
const alone = (pattern: string) => new RegExp(`(?<!${d})(?:${pattern})(?!${d})`, 'giu');

/** Lengths are bounded, so that a long line costs no more than its length. */
const patterns: readonly (readonly [RegExp, string])[] = [
  [/(:\/\/)[^\s/"'@]{1,256}@/g, '$1[login]@'],
  [
    /[\p{L}\p{M}\p{N}_.%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){0,7}\.\p{L}[\p{L}\p{M}\p{N}-]{1,62}/gu,
    '[email]',
  ],
  [/\b(Bearer|Basic)\s+[\w.~+/=-]+/gi, '$1 [secret]'],
  [
    /([\w.-]{0,32}(?:token|password|passwd|secret|authorization|cookie|signature|api[_-]?key)["']?\s{0,4}[=:]\s{0,4}["']?)[^\s"'&;,}]+/gi,
    '$1[secret]',
  ],
  [alone(`PK${d}{2}[ -]?[A-Z]{4}(?:[ -]?${d}{4}){4}`), '[iban]'],
  [alone(`${d}{5}${dash}${d}{7}${dash}${d}|[1-7\\u06f1-\\u06f7\\u0661-\\u0667]${d}{12}`), '[cnic]'],
  [alone(`(?:\\+|00|[۰٠]{2})(?:92|۹۲|٩٢)(?:[- ()]{0,2}${d}){8,11}`), '[phone]'],
  [alone(`(?:92|۹۲|٩٢|[0۰٠])[- ]?[3۳٣]${d}{2}(?:[- ]?${d}){7}`), '[phone]'],
];

/** The same text without e-mail addresses, logins and secrets, CNICs, IBANs and telephone numbers. */
export function maskPersonalData(text: string): string {
  if (!mayHold(text)) return text;
  return patterns.reduce((masked, [pattern, mask]) => masked.replace(pattern, mask), text);
}

/** The fewest digits of what is masked: a telephone number with its country's. */
const fewestDigits = 10;

/**
 * Whether any pattern can match, at a tenth of their cost: each needs one of these characters, a word, or many digits. Most texts
 * of a log have none.
 */
function mayHold(text: string): boolean {
  let digits = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 0x40 || code === 0x3a || code === 0x3d) return true;
    if (isDigit(code)) digits += 1;
  }
  return digits >= fewestDigits || /\b(?:bearer|basic)\s/i.test(text);
}

function isDigit(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0x6f0 && code <= 0x6f9) || (code >= 0x660 && code <= 0x669);
}
