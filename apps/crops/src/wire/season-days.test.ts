import { isoDate } from '@repo/facts';
import { expect, test } from 'vitest';
import { olderSeasonDays } from './season-days.ts';

const wheat = { crop: 'wheat', stages: 'small-grains.pakistan-arid-region', sowingDate: isoDate('2025-11-20') } as const;

test('from sowing to the day before what is reached, and no further than the season', () => {
  expect(olderSeasonDays(wheat, isoDate('2025-11-30'))).toEqual({ from: '2025-11-20', to: '2025-11-29' });
  expect(olderSeasonDays(wheat, isoDate('2025-11-21'))).toEqual({ from: '2025-11-20', to: '2025-11-20' });
  // 165 days.
  expect(olderSeasonDays(wheat, isoDate('2026-11-01'))).toEqual({ from: '2025-11-20', to: '2026-05-03' });
});

test('none when the season begins on a day that is reached', () => {
  expect(olderSeasonDays(wheat, isoDate('2025-11-20'))).toBeNull();
  expect(olderSeasonDays(wheat, isoDate('2025-10-01'))).toBeNull();
});

test('a year at most where the tables have no lengths of stages', () => {
  const chickpea = { crop: 'chickpea', stages: '', sowingDate: isoDate('2020-01-01') } as const;
  expect(olderSeasonDays(chickpea, isoDate('2026-01-01'))).toEqual({ from: '2020-01-01', to: '2020-12-31' });
});
