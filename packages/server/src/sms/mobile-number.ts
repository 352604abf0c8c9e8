import { toLatinDigits } from '@repo/urdu-text/digits';

/** Marks of direction that come along when a number is copied. */
const marks = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const separators = /[\s\u00a0().-]+/g;

/**
 * A mobile number of Pakistan as people write it, in E.164: "0300-1234567", "+92 300 1234567", "0092…", "۰۳۰۰ ۱۲۳۴۵۶۷".
 * @returns "+923001234567", or null for anything else, landlines and other countries among it
 */
export function mobileNumber(text: string): string | null {
  const digits = toLatinDigits(text).replace(marks, '').replace(separators, '');
  const [, national] = /^(?:\+92|0092|92|0)?(3\d{9})$/.exec(digits) ?? [];
  return national === undefined ? null : `+92${national}`;
}
