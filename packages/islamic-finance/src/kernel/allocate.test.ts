import { paisa } from '@repo/facts';
import { deepRuns } from '@repo/facts/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allocate, allocateEqually } from './allocate.ts';

test('the largest remainders get the odd paisa, ties the earlier part', () => {
  expect(allocate(paisa(10n), [5n, 3n, 2n])).toEqual([5n, 3n, 2n]);
  expect(allocate(paisa(11n), [5n, 3n, 2n])).toEqual([6n, 3n, 2n]);
  expect(allocate(paisa(100n), [1n, 1n, 1n])).toEqual([34n, 33n, 33n]);
  expect(allocate(paisa(1n), [1n, 0n, 1n])).toEqual([1n, 0n, 0n]);
});

test('property: parts sum to the whole, and each is its exact share rounded down or up', () => {
  const weights = fc.array(fc.bigInt({ min: 0n, max: 10n ** 12n }), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 24n }), weights, (total, shares) => {
      const whole = shares.reduce((sum, share) => sum + share, 0n);
      fc.pre(whole > 0n);
      const parts = allocate(paisa(total), shares);
      expect(parts.reduce((sum, part) => sum + part, 0n)).toBe(total);
      for (const [index, part] of parts.entries()) {
        const floor = (total * (shares[index] ?? 0n)) / whole;
        expect(part === floor || part === floor + 1n).toBe(true);
      }
    }),
    { numRuns: deepRuns(500, 10_000) },
  );
});

test('property: equal parts differ by one paisa at most', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 15n }), fc.integer({ min: 1, max: 600 }), (total, count) => {
      const parts = allocateEqually(paisa(total), count);
      expect((parts[0] ?? 0n) - (parts.at(-1) ?? 0n)).toBeLessThanOrEqual(1n);
    }),
    { numRuns: deepRuns(200, 2000) },
  );
});

test.each([
  ['no weight', 1n, []],
  ['weights of 0', 1n, [0n, 0n]],
  ['a negative weight', 1n, [2n, -1n]],
  ['a negative total', -1n, [1n]],
])('%s is an error', (_, total, weights) => {
  expect(() => allocate(paisa(total), weights)).toThrow(RangeError);
});
