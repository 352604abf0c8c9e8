/**
 * Numbers as Pakistan writes them: lakh grouping, rupees and paisa, both digit scripts. No language data.
 *
 * @example formatPkr('150000', { script: 'ur' }) // '1,50,000 روپے'
 */
import { AppError } from '@repo/facts';
import { type Decimal, decimal, parts, print, round, trim } from './decimal.ts';
import { type Digits, toLatinDigits, toUrduDigits } from './digits.ts';

export interface GroupOptions {
  digits?: Digits;
  /** Decimals that are always printed; 0 by default. */
  minDecimals?: number;
  /** Further decimals are rounded half away from zero; 2 by default. */
  maxDecimals?: number;
}

/**
 * Reads one number in any of the three digit scripts, with or without thousands or lakh grouping.
 * A percent sign is dropped without dividing. `null` when it is not such a number: "1,2", "", "12abc".
 *
 * @returns a plain decimal string
 * @example parseNumber('۱۲٬۳۴٬۵۶۷') // '1234567'
 */
export function parseNumber(text: string): string | null {
  const plain = toLatinDigits(text)
    .replace(/[\s\u200e\u200f]/g, '')
    .replace(/[،٬]/g, ',');
  if (/\..*,/.test(plain)) return null;
  const match = /^([+\-\u2212]?)(\d+(?:\.\d+)?)%?$/.exec(plain.replace(/(?<=\d),(?=\d{2,3}(?!\d))/g, ''));
  if (!match?.[2]) return null;
  return print(trim(decimal((match[1] === '-' || match[1] === '\u2212' ? '-' : '') + match[2])));
}

/**
 * Groups a plain decimal in lakh and crore: 12,34,567.
 * @throws AppError `NUMBER_INVALID` when the value is not a plain decimal string
 */
export function groupSouthAsian(value: string | bigint, options: GroupOptions = {}): string {
  const { digits = 'latn', minDecimals = 0, maxDecimals = 2 } = options;
  return group(round(decimal(value), maxDecimals), minDecimals, digits);
}

function group(value: Decimal, minDecimals: number, digits: Digits): string {
  const shortest = trim(value);
  const { sign, whole, fraction } = parts(shortest.scale < minDecimals ? round(shortest, minDecimals) : shortest);
  const grouped = sign + whole.replace(/(\d)(?=(\d\d)+\d$)/g, '$1,') + (fraction && `.${fraction}`);
  return digits === 'urdu' ? toUrduDigits(grouped).replaceAll(',', '٬').replace('.', '٫') : grouped;
}

export interface PkrOptions {
  /** The language around the figure: "Rs 1,50,000" or "1,50,000 روپے". */
  script: 'ur' | 'en';
  digits?: Digits;
  /** `auto` prints paisa only when they are not zero, `always` prints two decimals. */
  decimals?: 'auto' | 'always';
  /** False leaves the currency out, for tables whose heading names it. */
  symbol?: boolean;
}

/**
 * Prints rupees.
 * @param rupees a plain decimal string of rupees with at most two decimals
 * @throws AppError `NUMBER_INVALID`, or `MONEY_TOO_PRECISE` when there are more decimals: money is never rounded to be shown
 */
export function formatPkr(rupees: string | bigint, options: PkrOptions): string {
  const { script, digits = 'latn', decimals = 'auto', symbol = true } = options;
  const exact = trim(decimal(rupees));
  if (exact.scale > 2) throw new AppError('MONEY_TOO_PRECISE', { params: { text: String(rupees) } });
  const figure = group(exact, decimals === 'always' || exact.scale > 0 ? 2 : 0, digits);
  if (!symbol) return figure;
  if (script === 'ur') return `${figure} روپے`;
  return figure.startsWith('-') ? `-Rs ${figure.slice(1)}` : `Rs ${figure}`;
}
