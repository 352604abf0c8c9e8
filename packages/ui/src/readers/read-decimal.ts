import { toLatinDigits } from '@repo/urdu-text/digits';
import { parseNumber } from '@repo/urdu-text/numbers';

export interface DecimalBounds {
  readonly min: number;
  readonly max: number;
  /** The least itself is not allowed: an area is above 0. */
  readonly above?: boolean | undefined;
  /** Decimals that are kept; more are an error, never rounded away. */
  readonly decimals: number;
  /** The unit is per cent: its sign may be typed, and nothing is divided. */
  readonly percent?: boolean | undefined;
}

/** How a decimal field reads its text: the value is a plain decimal string. */
export type DecimalReading =
  | { readonly kind: 'empty' }
  | { readonly kind: 'read'; readonly value: string }
  | {
      readonly kind: 'error';
      readonly code: 'DECIMAL_INVALID' | 'DECIMAL_TOO_PRECISE' | 'DECIMAL_NOT_ABOVE' | 'DECIMAL_OUT_OF_RANGE';
    };

/**
 * Reads a measured number: digits of any script, "." or "٫" before its decimals. A comma groups thousands and lakh; where it cannot
 * ("12,5") the text is refused, because it could be meant either way.
 */
export function readDecimal(
  text: string,
  { min, max, above = false, decimals, percent = false }: DecimalBounds,
): DecimalReading {
  if (text.trim() === '') return { kind: 'empty' };
  const value = parseNumber(withWhole(text));
  if (value === null || (!percent && /[%٪]/.test(text))) return { kind: 'error', code: 'DECIMAL_INVALID' };
  const number = Number(value);
  if (number > max || number < min || (above && number === min)) {
    return { kind: 'error', code: above ? 'DECIMAL_NOT_ABOVE' : 'DECIMAL_OUT_OF_RANGE' };
  }
  const fraction = value.split('.')[1] ?? '';
  return fraction.length > decimals ? { kind: 'error', code: 'DECIMAL_TOO_PRECISE' } : { kind: 'read', value };
}

/** ".5" and "12." as they are typed on the way to "0.5" and "12.5". */
function withWhole(text: string): string {
  return toLatinDigits(text)
    .trim()
    .replace(/^([+\-\u2212]?)[.٫](?=\d)/, '$10.')
    .replace(/(?<=\d)[.٫]$/, '');
}
