/** What a line of a bank statement says. The fields of the house read more, and what they bring would weigh on the first screen. */
import { type IsoDate, isoDate } from '@repo/facts';

/** Characters of a reference or a reason. */
export const lineLength = 140;

/** Without the marks of direction that come with a paste. */
const latin = (text: string): string =>
  text
    .replace(/\p{Cf}/gu, '')
    .replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 15))
    .trim();

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** The number of a month that was written by its name: "Nov", "November". */
const monthOf = (part: string): string => {
  const index = /^[a-z]{3,9}$/i.test(part) ? months.indexOf(part.slice(0, 3).toLowerCase()) : -1;
  return index < 0 ? part : String(index + 1);
};

/**
 * A day as it stands on a statement: "27-11-2026", "27/11/2026", "27-Nov-2026", "2026-11-27", in digits of any script that is typed
 * here.
 * @returns null: no day was read
 */
export function readDay(text: string): IsoDate | null {
  const [first = '', month = '', last = '', ...more] = latin(text).split(/\s*[-/.]\s*|\s+/);
  const [year, day] = first.length === 4 ? [first, last] : [last, first];
  const parts = `${year}-${monthOf(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (more.length > 0 || !/^\d{4}-\d\d-\d\d$/.test(parts)) return null;
  const at = new Date(`${parts}T00:00:00Z`);
  const isDay = !Number.isNaN(at.getTime()) && at.toISOString().startsWith(parts);
  return isDay ? isoDate(parts) : null;
}

/** Thousands or lakh; the last group has three digits, so that 1,2 and 12,50 are not guessed at. */
const grouped = /^(\d+|\d{1,3}(?:,\d{2})*,\d{3}|\d{1,3}(?:,\d{3})+)(?:\.(\d{1,2}))?$/;

/** Digits of whole rupees or dollars. */
const longest = 13;

/**
 * Minor units of an amount: "7500", "7,500.50", in digits of any script that is typed here.
 * @returns null: no amount above zero was read
 */
export function readMinor(text: string): bigint | null {
  const plain = latin(text)
    .replace(/^(?:rs\.?|pkr|usd|\$)\s*|\s*\/-$/gi, '')
    .replace(/[٬،\s]/g, ',')
    .replace('٫', '.');
  const [, whole, rest = ''] = grouped.exec(plain) ?? [];
  const digits = whole?.replaceAll(',', '') ?? '';
  const minor = digits === '' || digits.length > longest ? 0n : BigInt(`${digits}${rest.padEnd(2, '0')}`);
  return minor > 0n ? minor : null;
}

/** An amount as `readMinor` reads it: "7500", or "7500.50". */
export function minorText(minor: bigint): string {
  const rest = minor % 100n;
  return `${minor / 100n}${rest === 0n ? '' : `.${String(rest).padStart(2, '0')}`}`;
}
