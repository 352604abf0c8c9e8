import { expect, test } from 'vitest';
import type { UsageLine } from './usage.ts';
import { percentUsed, usageGroups } from './usage-groups.ts';

const line = (name: string | null, model: string | null, units: string): UsageLine => ({
  meter: 'shop.tokens',
  member: name === null ? null : { id: name, name },
  vertical: { id: 'shop', name: { ur: 'دکان', en: 'Shop' } },
  model,
  units,
  counted: '0',
  times: 1,
});

const lines = [
  line('Ayesha', 'small', '9007199254740993'),
  line('Bilal', 'small', '5'),
  line('Bilal', null, '9007199254740993'),
  line(null, 'large', '3'),
];

test('lines are summed exactly, the most first', () => {
  const sums = (by: 'member' | 'vertical' | 'model') =>
    usageGroups(lines, by).map(({ key, units, times }) => [key, units, times]);
  expect(sums('member')).toEqual([
    ['Bilal', 9007199254740998n, 2],
    ['Ayesha', 9007199254740993n, 1],
    [null, 3n, 1],
  ]);
  expect(sums('model')).toEqual([
    ['small', 9007199254740998n, 2],
    [null, 9007199254740993n, 1],
    ['large', 3n, 1],
  ]);
  expect(sums('vertical')).toEqual([['shop', 18014398509481994n, 4]]);
  expect(usageGroups([], 'member')).toEqual([]);
});

test.each([
  [0n, 100n, 0],
  [1n, 3n, 33.3],
  [999_999n, 1_000_000n, 99.9],
  [100n, 100n, 100],
  [250n, 100n, 100],
  [0n, 0n, 100],
])('%i of %i is %i per cent of the bar', (used, limit, percent) => {
  expect(percentUsed(used, limit)).toBe(percent);
});
