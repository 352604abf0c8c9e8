/** Ids: UUIDs of version 7 in columns; the same with a prefix, in base 32, wherever a person or an address bar sees them. */
import { AppError } from '@repo/facts';
import { uuidv7 } from 'uuidv7';

/** Crockford's alphabet: no i, l, o, u. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
/** 26 digits hold 130 bits, so the first is at most 7. */
const pattern = /^[0-7][0-9a-hjkmnp-tv-z]{25}$/;

/** A new UUID of version 7: later ones sort later. */
export function newId(): string {
  return uuidv7();
}

/**
 * @param prefix what it is the id of, in lower case: "quote"
 * @returns "quote_01jd3k5r0zfa7v9k2m4n6p8q0r", sorting as the UUID does
 */
export function publicId(prefix: string, uuid: string): string {
  let value = BigInt(`0x${uuid.replaceAll('-', '')}`);
  let digits = '';
  for (let place = 0; place < 26; place += 1) {
    digits = alphabet.charAt(Number(value & 31n)) + digits;
    value >>= 5n;
  }
  return `${prefix}_${digits}`;
}

/** @throws AppError `NOT_FOUND` when the text is no id with this prefix */
export function parsePublicId(prefix: string, text: string): string {
  const digits = text.startsWith(`${prefix}_`) ? text.slice(prefix.length + 1) : '';
  if (!pattern.test(digits)) throw new AppError('NOT_FOUND', { kind: 'not-found' });
  const value = [...digits].reduce((sum, digit) => (sum << 5n) | BigInt(alphabet.indexOf(digit)), 0n);
  const hex = value.toString(16).padStart(32, '0');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
