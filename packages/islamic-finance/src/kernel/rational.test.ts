import { deepRuns } from '@repo/facts/testing';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  add,
  compareRationals,
  divide,
  multiply,
  one,
  parseRational,
  power,
  quotient,
  reduced,
  subtract,
  zero,
} from './rational.ts';

test.each([
  ['0.1211', 1211n, 10_000n],
  ['0.08/12', 1n, 150n],
  ['1/3', 1n, 3n],
  ['-15000', -15_000n, 1n],
  ['1.5/0.5', 3n, 1n],
  ['0', 0n, 1n],
])('%s is exact', (text, num, den) => {
  expect(parseRational(text)).toEqual({ num, den });
});

test.each(['', 'abc', '1e3', '1/0', '12%', '1//2', '.5'])('%j is not a rational', (text) => {
  expect(() => parseRational(text)).toThrow(RangeError);
});

describe('property: the arithmetic of quotients', () => {
  const rational = fc
    .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.bigInt({ min: 1n, max: 10n ** 20n }))
    .map(([num, den]) => quotient(num, den));
  const same = (a: ReturnType<typeof quotient>, b: ReturnType<typeof quotient>) => compareRationals(a, b) === 0;

  test('inverses and distribution', () => {
    fc.assert(
      fc.property(rational, rational, rational, (a, b, c) => {
        expect(same(subtract(add(a, b), b), a)).toBe(true);
        expect(same(multiply(a, add(b, c)), add(multiply(a, b), multiply(a, c)))).toBe(true);
        if (b.num !== 0n) expect(same(divide(multiply(a, b), b), a)).toBe(true);
        expect(same(reduced(a), a)).toBe(true);
        expect(compareRationals(a, b)).toBe(0 - compareRationals(b, a));
      }),
      { numRuns: deepRuns(500, 10_000) },
    );
  });

  test('powers', () => {
    fc.assert(
      fc.property(rational, fc.integer({ min: 0, max: 12 }), (base, exponent) => {
        expect(same(power(base, exponent + 1), multiply(power(base, exponent), base))).toBe(true);
      }),
      { numRuns: deepRuns(200, 2000) },
    );
  });
});

test('division by zero is an error of the programmer', () => {
  expect(() => divide(one, zero)).toThrow(RangeError);
});
