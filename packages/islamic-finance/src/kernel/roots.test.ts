import { isoDate } from '@repo/facts';
import { deepRuns } from '@repo/facts/testing';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { irr, xirr } from './irr.ts';
import { positiveRoots, wholePower } from './roots.ts';

/** Coefficients of ∏(v − root). */
function fromRoots(roots: readonly number[]) {
  let coefficients = [1];
  for (const root of roots) {
    const next = [0, ...coefficients];
    for (const [index, coefficient] of coefficients.entries()) next[index] = (next[index] ?? 0) - root * coefficient;
    coefficients = next;
  }
  return coefficients.map((coefficient, exponent) => ({ exponent, coefficient }));
}

describe('positiveRoots', () => {
  test.each([
    ['one', [0.8]],
    ['three', [0.25, 1, 4]],
    ['five close ones', [0.9, 0.95, 1, 1.05, 1.1]],
    ['negative ones are left out', [-2, -0.5, 0.7]],
    ['none', [-2, -0.5]],
  ])('%s', (_, roots) => {
    const found = positiveRoots(fromRoots(roots));
    const positive = roots.filter((root) => root > 0);
    expect(found).toHaveLength(positive.length);
    for (const [index, root] of positive.entries()) expect(found[index]).toBeCloseTo(root, 7);
  });

  test('a root where the sum only touches zero', () => {
    const [found, ...others] = positiveRoots(fromRoots([0.5, 0.5]));
    expect(others).toEqual([]);
    expect(found).toBeCloseTo(0.5, 7);
  });

  test('property: finds every one of a few separate roots', () => {
    const roots = fc
      .uniqueArray(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 })
      .map((values) => values.map((value) => value / 10).sort((a, b) => a - b));
    fc.assert(
      fc.property(roots, (expected) => {
        const found = positiveRoots(fromRoots(expected));
        expect(found).toHaveLength(expected.length);
        for (const [index, root] of expected.entries()) expect(found[index]).toBeCloseTo(root, 6);
      }),
      { numRuns: deepRuns(300, 5000) },
    );
  });
});

describe('rates', () => {
  test('property: discounting at the rate found gives back the amount', () => {
    const payments = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 120 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000_000 }), payments, (amount, paid) => {
        const { rate } = irr([
          { period: 0, amount: -amount },
          ...paid.map((value, index) => ({ period: index + 1, amount: value })),
        ]);
        if (paid.every((value) => value === 0)) {
          expect(rate).toBeNull();
          return;
        }
        const worth = paid.reduce((sum, value, index) => sum + value / wholePower(1 + (rate ?? 0), index + 1), 0);
        expect(worth / amount).toBeCloseTo(1, 6);
      }),
      { numRuns: deepRuns(500, 10_000) },
    );
  });

  test('one day or fifty years, a gain or a loss of nearly all', () => {
    const flows = (end: string, back: number) => [
      { date: isoDate('2026-01-01'), amount: -100 },
      { date: isoDate(end), amount: back },
    ];
    expect(xirr(flows('2076-01-01', 100_000)).rate).toBeCloseTo(1000 ** (365 / 18_262) - 1, 9);
    expect(xirr(flows('2027-01-01', 0.000_001)).rate).toBeCloseTo(-0.999_999_99, 9);
    expect(xirr(flows('2026-01-02', 100.1)).rate).toBeCloseTo(1.001 ** 365 - 1, 9);
    expect(xirr(flows('2026-01-01', 100)).rate).toBeNull();
    expect(xirr(flows('2026-01-02', 1e30))).toMatchObject({ rate: null, reason: 'NO_RATE_EXISTS' });
  });

  test('nothing, or nothing but zeros, has no rate', () => {
    expect(irr([]).reason).toBe('NO_RATE_EXISTS');
    expect(irr([{ period: 0, amount: 0 }]).reason).toBe('NO_RATE_EXISTS');
    expect(xirr([]).reason).toBe('NO_RATE_EXISTS');
  });
});
