import { isoDate } from '@repo/facts';
import { expect, test } from 'vitest';
import type { WeatherDay } from '../weather/day.ts';
import { dailyReferenceEt } from './daily.ts';
import { solarRadiationOfDay, vapourPressureOfDay, windOfDay } from './estimates.ts';

const day: WeatherDay = { date: isoDate('2026-06-01'), kind: 'station', provider: 'example', tmaxC: 25, tminC: 18 };

test('vapour pressure comes from the best of what was measured', () => {
  const all = { tdewC: 15, rhMaxPct: 82, rhMinPct: 54, rhMeanPct: 68 };
  const { tdewC: _, ...humidity } = all;
  const { rhMinPct: __, ...maximum } = humidity;
  const { rhMaxPct: ___, ...mean } = maximum;
  const obtained = (measured: object) => vapourPressureOfDay({ ...day, ...measured }, '2025', { dewPointOffsetC: 2 });
  expect(obtained(all)).toMatchObject({ method: 'dew-point', estimated: false });
  expect(obtained(humidity)?.method).toBe('humidity-range');
  expect(obtained(maximum)?.method).toBe('humidity-max');
  expect(obtained(maximum)?.value).toBeCloseTo(1.692, 3);
  expect(obtained(mean)?.method).toBe('humidity-mean');
  expect(obtained(mean)?.value).toBeCloseTo(1.744, 3);
  expect(obtained({})).toMatchObject({ method: 'dew-point-from-minimum', estimated: true });
  expect(obtained({})?.value).toBeCloseTo(1.8185, 3);
});

test('radiation is measured, of the sunshine, or of the temperature', () => {
  const sun = { raMj: 40, possibleHours: 14 };
  const site = { latitudeDeg: 30, elevationM: 100 };
  const obtained = (measured: object) => solarRadiationOfDay({ ...day, ...measured }, site, sun, { krs: 0.16 });
  expect(obtained({ rsMj: 20, sunshineHours: 7 })).toEqual({ value: 20, method: 'measured', estimated: false });
  expect(obtained({ sunshineHours: 7 })).toEqual({ value: 20, method: 'sunshine', estimated: false });
  expect(obtained({})).toMatchObject({ method: 'temperature-range', estimated: true });
});

test('wind is brought to 2 m; without it the world’s mean stands', () => {
  expect(windOfDay({ ...day, wind: { speedMs: 3, heightM: 2 } })).toEqual({ value: 3, method: 'measured', estimated: false });
  expect(windOfDay({ ...day, wind: { speedMs: 3, heightM: 10 } }).method).toBe('wind-profile');
  expect(windOfDay(day)).toEqual({ value: 2, method: 'two-metres-a-second', estimated: true });
});

test('a day on which dew falls has no ETo, not a negative one', () => {
  const dew = { ...day, tmaxC: 2, tminC: -2, tdewC: 3, rsMj: 0.5, wind: { speedMs: 6, heightM: 2 } };
  const result = dailyReferenceEt(dew, { latitudeDeg: 34, elevationM: 400 }, { edition: '2025' });
  expect(result.ok && result.value.etoMm).toBe(0);
});
