import { type IsoDate, isoDate } from '@repo/facts';

const latin = (text: string): string => text.replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 15));

/**
 * A day as it stands on a statement: "27-11-2026", "27/11/2026", "2026-11-27", in digits of any script that is typed here. The date
 * field of the house reads more and brings the Hijri calendar along, which would weigh on the first screen.
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
