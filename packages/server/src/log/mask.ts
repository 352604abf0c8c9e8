/** Personal data and secrets that reach a log by accident, in messages of libraries above all. */
import { find, type Kind, replaceFinds } from '@repo/inference/redaction';

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
];

const masks: Readonly<Record<Kind, string>> = {
  CNIC: '[cnic]',
  IBAN: '[iban]',
  MOBILE: '[phone]',
  LANDLINE: '[phone]',
  NTN: '[ntn]',
  STRN: '[strn]',
};

/** The same text without e-mail addresses, logins and secrets, CNICs, IBANs, telephone and tax numbers. */
export function maskPersonalData(text: string): string {
  const masked = mayHold(text) ? patterns.reduce((left, [pattern, mask]) => left.replace(pattern, mask), text) : text;
  return replaceFinds(masked, find(masked, { bareCnic: true }), (_, kind) => masks[kind]);
}

/** Whether any of them can match, at a tenth of their cost: most texts of a log have none of these characters, and no word and a space. */
function mayHold(text: string): boolean {
  let hasSpace = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x40 || code === 0x3a || code === 0x3d) return true;
    if (code <= 0x20 || code >= 0x80) hasSpace = true;
  }
  return hasSpace && /\b(?:bearer|basic)\s/i.test(text);
}
