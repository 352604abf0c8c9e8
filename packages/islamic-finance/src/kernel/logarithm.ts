/** Natural logarithm of an exact quotient in fixed point. */
import type { Rational } from './rational.ts';

/** Decimal digits kept while computing; results hold 40. */
const workingDigits = 50n;
const unit = 10n ** workingDigits;

/** ln(value) · 10^50, for a value above 0. @throws RangeError otherwise */
export function naturalLogarithm({ num, den }: Rational): bigint {
  if (num <= 0n) throw new RangeError('The logarithm needs a value above 0');
  let halvings = 0n;
  let [top, bottom] = [num, den];
  for (; top >= 2n * bottom; halvings++) bottom *= 2n;
  for (; top < bottom; halvings--) top *= 2n;
  return halvings * twiceArtanh(1n, 3n) + twiceArtanh(top - bottom, top + bottom);
}

/** 2 · artanh(num / den) = ln((den + num) / (den − num)), by its series; fast for small quotients. */
function twiceArtanh(num: bigint, den: bigint): bigint {
  const x = (num * unit) / den;
  const square = (x * x) / unit;
  let term = x;
  let sum = 0n;
  for (let odd = 1n; term !== 0n; odd += 2n) {
    sum += term / odd;
    term = (term * square) / unit;
  }
  return 2n * sum;
}
