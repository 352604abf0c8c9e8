import { expect, test } from 'vitest';
import { heightOf } from './stack-height.ts';

const columns = ['Mon', 'Tue'].map((name) => ({ label: name, name }));
const series = [
  { id: 'a', label: 'A', values: [10n, 90n] },
  { id: 'b', label: 'B', values: [20n, 10n] },
];
const limited = (...values: (bigint | null)[]) => heightOf({ columns, series, limit: { label: 'Limit', values } });

test('the axis reaches the highest column, and a limit that is not far above it', () => {
  expect(heightOf({ columns, series })).toEqual({ units: 100, showsLimit: false });
  expect(limited(null, 50n)).toEqual({ units: 100, showsLimit: true });
  expect(limited(250n, null)).toEqual({ units: 250, showsLimit: true });
  expect(limited(251n, 50n)).toEqual({ units: 100, showsLimit: false });
  expect(limited(null, null)).toEqual({ units: 100, showsLimit: false });
});

test('few units, none and more than a double holds have an axis too', () => {
  const one = (units: bigint) => heightOf({ columns, series: [{ id: 'a', label: 'A', values: [units] }] }).units;
  expect([one(0n), one(1n), one(10n ** 20n)]).toEqual([4, 4, 1e20]);
});
