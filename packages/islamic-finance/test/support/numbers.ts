import { type Paisa, paisaFromRupees, rupeesFromPaisa } from '@repo/facts';
import { expect } from 'vitest';
import { compareRationals, parseRational, type Rational, subtract, toDecimal } from '../../src/kernel/index.ts';

/** Rupees as a decimal string. */
export const rs = paisaFromRupees;

/** Amounts as decimal strings, for a whole row at a glance. */
export const rupees = (...amounts: readonly Paisa[]): string[] => amounts.map(rupeesFromPaisa);

/** Exact: |actual − expected| ≤ tolerance, without a detour through doubles. */
export function expectWithin(actual: Rational, expected: string, tolerance: string): void {
  const difference = subtract(actual, parseRational(expected));
  const size = { num: difference.num < 0n ? -difference.num : difference.num, den: difference.den };
  const isWithin = compareRationals(size, parseRational(tolerance)) <= 0;
  expect(isWithin, `${toDecimal(actual, 12)} is not within ${tolerance} of ${expected}`).toBe(true);
}

/** |actual − expected| ≤ tolerance for a rate found by search. */
export function expectRate(actual: number | string | null, expected: number, tolerance: number): void {
  expect(actual).not.toBeNull();
  expect(Math.abs(Number(actual) - expected)).toBeLessThanOrEqual(tolerance);
}
