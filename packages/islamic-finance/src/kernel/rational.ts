/** Exact quotients on BigInt. Denominators are positive; a value need not be in lowest terms. */

export interface Rational {
  readonly num: bigint;
  readonly den: bigint;
}

export const zero: Rational = { num: 0n, den: 1n };
export const one: Rational = { num: 1n, den: 1n };

/** Greatest common divisor of two non-negative integers. */
export function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [high, low] = [a, b];
  while (low !== 0n) [high, low] = [low, high % low];
  return high;
}

/** num / den. @throws RangeError when the denominator is 0 */
export function quotient(num: bigint, den: bigint = 1n): Rational {
  if (den === 0n) throw new RangeError('Division by zero');
  return den < 0n ? { num: -num, den: -den } : { num, den };
}

/** The same value in lowest terms; worth it before long chains, costly inside them. */
export function reduced({ num, den }: Rational): Rational {
  const divisor = greatestCommonDivisor(num < 0n ? -num : num, den);
  return { num: num / divisor, den: den / divisor };
}

const rationalText = /^([+-]?)(\d+)(?:\.(\d+))?(?:\/(\d+)(?:\.(\d+))?)?$/;

/**
 * Reads a decimal ("0.1211", "-15000") or a quotient of decimals ("0.08/12", "1/3") exactly.
 * @throws RangeError when the text is neither, or divides by 0
 */
export function parseRational(text: string): Rational {
  const match = rationalText.exec(text);
  if (!match) throw new RangeError(`Not a rational: ${text}`);
  const [, sign, whole = '', fraction = '', divisorWhole = '1', divisorFraction = ''] = match;
  const num = BigInt(whole + fraction) * 10n ** BigInt(divisorFraction.length);
  const den = BigInt(divisorWhole + divisorFraction) * 10n ** BigInt(fraction.length);
  return reduced(quotient(sign === '-' ? -num : num, den));
}

export function add(a: Rational, b: Rational): Rational {
  return a.den === b.den ? { num: a.num + b.num, den: a.den } : { num: a.num * b.den + b.num * a.den, den: a.den * b.den };
}

export function subtract(a: Rational, b: Rational): Rational {
  return add(a, { num: -b.num, den: b.den });
}

export function multiply(a: Rational, b: Rational): Rational {
  return { num: a.num * b.num, den: a.den * b.den };
}

/** @throws RangeError when `b` is 0 */
export function divide(a: Rational, b: Rational): Rational {
  return quotient(a.num * b.den, a.den * b.num);
}

/** Negative, 0 or positive, as `a` is less than, equal to or greater than `b`. */
export function compareRationals(a: Rational, b: Rational): number {
  const difference = a.num * b.den - b.num * a.den;
  if (difference === 0n) return 0;
  return difference < 0n ? -1 : 1;
}

/** `base` to a whole power, 0 or more. */
export function power(base: Rational, exponent: number): Rational {
  return { num: base.num ** BigInt(exponent), den: base.den ** BigInt(exponent) };
}
