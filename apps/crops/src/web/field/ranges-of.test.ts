import { isoDate } from '@repo/facts';
import { expect, test } from 'vitest';
import { rangesOf } from './ranges-of.ts';

test('days that follow each other are one range, over the end of a month too', () => {
  const days = ['2026-01-30', '2026-01-31', '2026-02-01', '2026-02-04', '2026-02-06', '2026-02-07'].map(isoDate);
  expect(rangesOf(days)).toEqual([
    { from: '2026-01-30', to: '2026-02-01', count: 3 },
    { from: '2026-02-04', to: '2026-02-04', count: 1 },
    { from: '2026-02-06', to: '2026-02-07', count: 2 },
  ]);
  expect(rangesOf([])).toEqual([]);
});
