/** What a line of a bank statement says. The fields of the house read more, and what they bring would weigh on the first screen. */
import { type IsoDate, isoDate } from '@repo/facts';

const latin = (text: string): string => text.replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 15));

/**
 * A day as it stands on a statement: "27-11-2026", "27/11/2026", "2026-11-27", in digits of any script that is typed here.
 * @returns null: no day was read
 */
export function readDay(text: string): IsoDate | null {
  const [first = '', month = '', last = '', ...more] = latin(text.trim()).split(/[-/.]/);
  const [year, day] = first.length === 4 ? [first, last] : [last, first];
  const parts = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (more.length > 0 || !/^\d{4}-\d\d-\d\d$/.test(parts)) return null;
  const at = new Date(`${parts}T00:00:00Z`);
  const isDay = !Number.isNaN(at.getTime()) && at.toISOString().startsWith(parts);
  return isDay ? isoDate(parts) : null;
}

/**
 * Minor units of an amount: "7500", "7,500.50", in digits of any script that is typed here.
 * @returns null: no amount above zero was read
 */
export function readMinor(text: string): bigint | null {
  const plain = latin(text)
    .replace(/[\s,٬،]/g, '')
    .replace('٫', '.');
  const [, whole, rest = ''] = /^(\d{1,13})(?:\.(\d{1,2}))?$/.exec(plain) ?? [];
  const minor = whole === undefined ? 0n : BigInt(`${whole}${rest.padEnd(2, '0')}`);
  return minor > 0n ? minor : null;
}

/** An amount as `readMinor` reads it: "7500", or "7500.50". */
export function minorText(minor: bigint): string {
  const rest = minor % 100n;
  return `${minor / 100n}${rest === 0n ? '' : `.${String(rest).padStart(2, '0')}`}`;
}
