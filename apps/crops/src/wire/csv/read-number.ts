/** One cell that holds a measurement. */
import { toLatinDigits } from '@repo/urdu-text/digits';

/** What stations write where nothing was measured. */
const absentWords = new Set(['', '-', '--', '–', '—', 'na', 'n/a', '#n/a', 'nan', 'null']);
const absentNumbers = new Set([-99, -999, -9999]);

const pattern = /^[+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)$/;

/**
 * Reads a number with a decimal point or comma, in any of the three digit scripts. Grouped thousands are not read: no daily
 * measurement has them.
 * @returns `null` when nothing was measured, `undefined` when the cell is not a number
 */
export function readNumber(cell: string): number | null | undefined {
  const text = toLatinDigits(cell.trim()).replace(/[\u2212\ufe63]/, '-');
  if (absentWords.has(text.toLowerCase())) return null;
  if (!pattern.test(text)) return undefined;
  const value = Number(text.replace(',', '.'));
  return absentNumbers.has(value) ? null : value;
}
