import { expect, test } from 'vitest';
import { highestAt, sumAt } from './usage-columns.ts';

const series = [{ values: [1n, 10n ** 20n, 0n] }, { values: [1n, 1n, 10n ** 20n + 1n] }];

test('a column is summed beyond what a double holds', () => {
  expect(sumAt(series, 1)).toBe(100_000_000_000_000_000_001n);
  expect(sumAt(series, 7)).toBe(0n);
});

test('the first of the largest columns is the highest', () => {
  expect(highestAt(series)).toBe(1);
  expect(highestAt([{ values: [0n, 0n] }])).toBe(0);
  expect(highestAt([])).toBe(0);
});
