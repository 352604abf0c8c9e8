import { expect, test } from 'vitest';
import { middleOf, wettedFractionOf, wettedRangeOf, wettedRanges } from './wetted-fraction.ts';

const assumed = { furrows: null, wettedPct: null } as const;

/** FAO-56, Table 20 (7.6). */
test.each([
  [{ ...assumed, method: 'basin' }, 1],
  [{ ...assumed, method: 'sprinkler' }, 1],
  [{ ...assumed, method: 'drip' }, 0.35],
  [{ ...assumed, method: 'furrow', furrows: 'narrow-bed' }, 0.8],
  [{ ...assumed, method: 'furrow', furrows: 'wide-bed' }, 0.5],
  [{ ...assumed, method: 'furrow', furrows: 'alternate' }, 0.4],
  // Nobody said which furrows.
  [{ ...assumed, method: 'furrow' }, 0.8],
] as const)('%o wets %s', (inputs, fw) => {
  expect(wettedFractionOf(inputs)).toBe(fw);
});

test('what the person wrote goes before the table', () => {
  expect(wettedFractionOf({ method: 'drip', furrows: null, wettedPct: 20 })).toBe(0.2);
});

test('every range is a share of the ground, and its middle lies in it', () => {
  for (const range of Object.values(wettedRanges)) {
    expect(range.low).toBeGreaterThan(0);
    expect(range.high).toBeLessThanOrEqual(1);
    expect(middleOf(range)).toBeGreaterThanOrEqual(range.low);
    expect(middleOf(range)).toBeLessThanOrEqual(range.high);
  }
  expect(wettedRangeOf({ method: 'basin', furrows: 'alternate' })).toEqual({ low: 1, high: 1 });
});
