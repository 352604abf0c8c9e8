/** A code that a person reads off a screen and types: 40 random bits in eight signs of Crockford's base 32, "7K3M-X9QD". */
import { createHmac, randomBytes } from 'node:crypto';

/** No I, L, O, U: the first three are read as digits, the last one makes words. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const length = 8;

/** A new code, without its hyphen. */
export function makeCode(): string {
  // 256 is a multiple of 32, so that every sign is equally likely.
  return Array.from(randomBytes(length), (byte) => alphabet[byte % alphabet.length]).join('');
}

/** As it is shown: two halves. */
export function showCode(code: string): string {
  return `${code.slice(0, length / 2)}-${code.slice(length / 2)}`;
}

/** Digits of Urdu and Arabic by their place. */
const digits = ['۰۱۲۳۴۵۶۷۸۹', '٠١٢٣٤٥٦٧٨٩'];

function latinDigit(sign: string): string {
  const row = digits.find((each) => each.includes(sign));
  return row ? String(row.indexOf(sign)) : sign;
}

/** Reads what was typed: small letters, spaces, other hyphens, three digit scripts, O for 0, I and L for 1. Null when it is no code. */
export function readCode(typed: string): string | null {
  const code = Array.from(typed.replace(/[\s\p{Pd}]/gu, ''), latinDigit)
    .join('')
    .toUpperCase()
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  return new RegExp(`^[${alphabet}]{${length}}$`).test(code) ? code : null;
}

/** As it is stored: 2^40 codes could be tried out on a plain hash. */
export function hashCode(code: string, secret: string): string {
  return createHmac('sha256', secret).update(`join-code:${code}`).digest('hex');
}
