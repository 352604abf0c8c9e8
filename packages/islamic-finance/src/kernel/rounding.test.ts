import { paisa } from '@repo/facts';
import { deepRuns } from '@repo/facts/testing';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareRationals, parseRational, quotient, subtract } from './rational.ts';
import { type Rounding, roundToInteger, roundToPaisa, toDecimal, toShortDecimal } from './rounding.ts';

describe('modes', () => {
  test.each<[string, bigint, bigint, bigint]>([
    ['2.5', 3n, 2n, 2n],
    ['3.5', 4n, 4n, 3n],
    ['-2.5', -3n, -2n, -3n],
    ['-0.5', -1n, 0n, -1n],
    ['2.4999999999999999999', 2n, 2n, 2n],
    ['2.5000000000000000001', 3n, 3n, 2n],
    ['-2.6', -3n, -3n, -3n],
    ['7', 7n, 7n, 7n],
  ])('%s', (value, halfUp, halfEven, floor) => {
    const exact = parseRational(value);
    const rounded = (['HALF_UP', 'HALF_EVEN', 'FLOOR'] as const).map((mode) => roundToInteger(exact, mode));
    expect(rounded).toEqual([halfUp, halfEven, floor]);
  });

  test('1.005 rupees is 101 paisa, where a binary double has 1.00', () => {
    expect(roundToPaisa(parseRational('100.5'), 'HALF_UP')).toBe(paisa(101n));
    expect((1.005).toFixed(2)).toBe('1.00');
  });
});

test('property: the result is the nearest integer, or the one below', () => {
  const modes = fc.constantFrom<Rounding>('HALF_UP', 'HALF_EVEN', 'FLOOR');
  const bound = 10n ** 40n;
  fc.assert(
    fc.property(fc.bigInt({ min: -bound, max: bound }), fc.bigInt({ min: 1n, max: bound }), modes, (num, den, mode) => {
      const exact = quotient(num, den);
      const { num: off, den: unit } = subtract(exact, quotient(roundToInteger(exact, mode)));
      const distance = { num: off < 0n ? -off : off, den: unit };
      if (mode === 'FLOOR') expect(off >= 0n && off < unit).toBe(true);
      else expect(compareRationals(distance, quotient(1n, 2n))).toBeLessThanOrEqual(0);
    }),
    { numRuns: deepRuns(1000, 20_000) },
  );
});

test.each([
  ['1/3', 4, '0.3333', '0.3333'],
  ['2/3', 0, '1', '1'],
  ['-0.004', 2, '0.00', '0'],
  ['-1.25', 1, '-1.3', '-1.3'],
  ['0.15', 12, '0.150000000000', '0.15'],
  ['100', 2, '100.00', '100'],
  ['100', 0, '100', '100'],
])('%s to %i decimals', (value, digits, decimal, short) => {
  expect([toDecimal(parseRational(value), digits), toShortDecimal(parseRational(value), digits)]).toEqual([decimal, short]);
});
