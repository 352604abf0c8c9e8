/** Exact decimals: counts, prices and rates are never binary fractions. */
import { InferenceError } from '../errors/index.ts';

/** `digits` ÷ 10^`scale`. */
export interface Decimal {
  readonly digits: bigint;
  readonly scale: number;
}

const decimalText = /^(\d{1,24})(?:\.(\d{1,24}))?$/;

/**
 * Reads "0.0721"; no sign, no exponent.
 * @param what names it in the error
 * @throws InferenceError `config_invalid`
 */
export function decimal(text: string, what: string): Decimal {
  const [, whole, fraction = ''] = decimalText.exec(text) ?? [];
  if (whole === undefined) throw new InferenceError('config_invalid', { message: `${what} is not a decimal such as "1.25"` });
  return { digits: BigInt(whole + fraction), scale: fraction.length };
}

export function product(...factors: readonly Decimal[]): Decimal {
  return factors.reduce((a, b) => ({ digits: a.digits * b.digits, scale: a.scale + b.scale }), { digits: 1n, scale: 0 });
}

export function sum(...terms: readonly Decimal[]): Decimal {
  const scale = Math.max(0, ...terms.map((term) => term.scale));
  return { digits: terms.reduce((total, term) => total + term.digits * power(scale - term.scale), 0n), scale };
}

/** The one rounding of this folder: the nearest whole number of 10^-`places`, a half upwards. Nothing here is negative. */
export function rounded({ digits, scale }: Decimal, divisor: bigint, places: number): bigint {
  const denominator = power(scale) * divisor;
  return (2n * digits * power(places) + denominator) / (2n * denominator);
}

/** The next whole number. */
export function ceiling({ digits, scale }: Decimal): bigint {
  const denominator = power(scale);
  return (digits + denominator - 1n) / denominator;
}

export const whole = (count: number): Decimal => ({ digits: BigInt(count), scale: 0 });

/** Without zeros at the end: "0.000185". */
export function print(digits: bigint, scale: number): string {
  const text = digits.toString().padStart(scale + 1, '0');
  const fraction = text.slice(text.length - scale).replace(/0+$/, '');
  const integer = text.slice(0, text.length - scale);
  return scale === 0 || fraction === '' ? integer : `${integer}.${fraction}`;
}

const power = (exponent: number): bigint => 10n ** BigInt(exponent);
