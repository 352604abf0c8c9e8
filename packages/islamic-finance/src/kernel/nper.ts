/** Number of periods. */
import { naturalLogarithm } from './logarithm.ts';
import { add, divide, multiply, one, type Rational, subtract, zero } from './rational.ts';
import type { When } from './time-value.ts';

/**
 * How many payments bring `present` to −`future`; signs as in numpy-financial. Exact at a rate of 0, else to 40 digits.
 * Null when no number of payments does.
 */
export function nper(
  rate: Rational,
  payment: Rational,
  present: Rational,
  future: Rational = zero,
  when: When = 'end',
): Rational | null {
  if (rate.num === 0n) return payment.num === 0n ? null : divide(subtract(zero, add(present, future)), payment);
  const growth = add(one, rate);
  const perpetual = divide(when === 'begin' ? multiply(payment, growth) : payment, rate);
  const end = subtract(perpetual, future);
  const start = add(perpetual, present);
  const isReachable = start.num !== 0n && end.num !== 0n && start.num > 0n === end.num > 0n;
  if (!isReachable || growth.num <= 0n) return null;
  const num = naturalLogarithm(divide(end, start));
  const den = naturalLogarithm(growth);
  return den < 0n ? { num: -num, den: -den } : { num, den };
}
