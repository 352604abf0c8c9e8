import { isoDate } from '@repo/facts';
import { expect, test } from 'vitest';
import { demoStation } from '../../demo-station.ts';
import type { StoredDay } from '../../wire/stored.ts';
import { countDays, sourcesOf } from './sources.ts';

const day = (date: string, kind: StoredDay['kind'], provider = 'open-meteo'): StoredDay => ({
  date: isoDate(date),
  kind,
  provider,
  tmaxC: 28,
  tminC: 13,
  fetchedAt: '2026-03-02T09:00:00.000Z',
});

const days = [
  day('2026-02-27', 'station', 'Multan'),
  day('2026-02-28', 'analysis'),
  day('2026-02-28', 'station', 'Multan'),
  day('2026-03-01', 'analysis'),
  day('2026-03-01', 'forecast'),
  day('2026-03-02', 'forecast'),
  day('2026-03-03', 'forecast'),
];

test('each provider and kind has its days', () => {
  expect(sourcesOf(days)).toEqual([
    { kind: 'station', provider: 'Multan', from: '2026-02-27', to: '2026-02-28', count: 2 },
    { kind: 'analysis', provider: 'open-meteo', from: '2026-02-28', to: '2026-03-01', count: 2 },
    { kind: 'forecast', provider: 'open-meteo', from: '2026-03-01', to: '2026-03-03', count: 3 },
  ]);
  expect(sourcesOf([day('2013-04-23', 'station', demoStation)])).toMatchObject([{ kind: 'sample' }]);
});

test('a day counts once, and a forecast whose day has passed is not ahead', () => {
  expect(countDays(days, isoDate('2026-03-02'))).toEqual({ past: 3, ahead: 2 });
});
