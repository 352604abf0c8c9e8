/**
 * Sources: FAO-56 1998 and Rev. 1 2025 (doi:10.4060/cd6621en), worked examples as named; RefET, PyETo and the R package FAO56,
 * test values (figures only).
 */
import { isoDate } from '@repo/facts';
import { expect, test } from 'vitest';
import { saturationVapourPressure, windAt2m } from '../../src/atmosphere/index.ts';
import type { Edition } from '../../src/edition.ts';
import {
  clearSkyRadiation,
  cloudRatio,
  extraterrestrialRadiation,
  hargreavesCoefficient,
  mjFromMm,
  netLongwave,
  netShortwave,
  radians,
  solarRadiationFromSunshine,
  solarRadiationFromTemperature,
} from '../../src/radiation/index.ts';
import {
  dailyReferenceEt,
  etoFromPan,
  hargreaves1998,
  hargreaves2025,
  hourlyReferenceEt,
  penmanMonteithDaily,
} from '../../src/reference-et/index.ts';
import type { WeatherDay } from '../../src/weather/day.ts';
import { expectNear } from '../support/near.ts';

const station = { kind: 'station', provider: 'example' } as const;

function computed(day: WeatherDay, site: { latitudeDeg: number; elevationM: number }, options = {}) {
  const result = dailyReferenceEt(day, site, { edition: '1998', ...options });
  if (!result.ok) expect.fail(result.needs.join());
  return result.value;
}

test('eto-02: Example 18 (4.2), Uccle on 6 July', () => {
  const day: WeatherDay = {
    ...station,
    date: isoDate('2015-07-06'),
    tmaxC: 21.5,
    tminC: 12.3,
    rhMaxPct: 84,
    rhMinPct: 63,
    wind: { speedMs: 10 / 3.6, heightM: 10 },
    sunshineHours: 9.25,
  };
  const eto = computed(day, { latitudeDeg: 50.8, elevationM: 100 });
  expectNear(eto.eaKpa.value, 1.409, 0.002);
  expectNear(eto.raMj, 41.09, 0.02);
  expectNear(eto.rsMj.value, 22.07, 0.15);
  expectNear(eto.rnlMj, 3.71, 0.05);
  expectNear(eto.rnMj, 13.28, 0.08);
  expectNear(eto.etoMm, 3.88, 0.03);
});

const sun = { latitudeRad: radians(16.22), dayOfYear: 274, longitudeEastDeg: -16.25, zoneMeridianEastDeg: -15 };
const night = { sun: { ...sun, midHour: 2.5 }, tempC: 28, rhPct: 90, windAt2mMs: 1.9, rsMj: 0 };
const afternoon = { sun: { ...sun, midHour: 14.5 }, tempC: 38, rhPct: 52, windAt2mMs: 3.3, rsMj: 2.45 };
const senegal = (edition: Edition) => ({ edition, elevationM: 8, nightCloudRatio: 0.8 });

test("eto-03: Example 19 of 1998, N'Diaye between 2 and 3 at night", () => {
  const eto = hourlyReferenceEt(night, senegal('1998'));
  expectNear(eto.rnlMj, 0.1, 0.001);
  expectNear(eto.rnMj, -0.1, 0.001);
  expectNear(eto.gMj, -0.05, 0.001);
  expectNear(eto.etoMm, 0, 0.006);
});

test("eto-04: Example 19 of 1998, N'Diaye between 14 and 15", () => {
  const eto = hourlyReferenceEt(afternoon, senegal('1998'));
  expectNear(eto.raMj, 3.543, 0.002);
  expectNear(eto.rsoMj, 2.658, 0.002);
  expectNear(eto.rnlMj, 0.137, 0.001);
  expectNear(eto.rnMj, 1.749, 0.002);
  expectNear(eto.gMj, 0.175, 0.001);
  expectNear(eto.etoMm, 0.63, 0.006);
});

test('eto-05: Example 4.3 of 2025, the same two hours', () => {
  expectNear(hourlyReferenceEt(afternoon, senegal('2025')).etoMm, 0.656, 0.002);
  expectNear(hourlyReferenceEt(night, senegal('2025')).etoMm, 0.004, 0.0008);
});

test('eto-06: Example 20 of 1998, Lyon in July from temperature alone (ETo recomputed, not printed)', () => {
  const day: WeatherDay = { ...station, date: isoDate('2015-07-15'), tmaxC: 26.6, tminC: 14.8 };
  const eto = computed(day, { latitudeDeg: 45.72, elevationM: 200 }, { dewPointOffsetC: 0, krs: 0.16 });
  expectNear(eto.eaKpa.value, 1.68, 0.006);
  expectNear(eto.rsMj.value, 22.3, 0.06);
  expectNear(eto.etoMm, 4.56, 0.03);
  expect([eto.eaKpa.estimated, eto.rsMj.estimated, eto.windAt2mMs.estimated]).toEqual([true, true, true]);
});

test('eto-07: Example 4.4 of 2025, Foggia in July', () => {
  const wind = { speedMs: 2.42, heightM: 2 };
  const day: WeatherDay = { ...station, date: isoDate('2015-07-15'), tmaxC: 32.2, tminC: 19.2, wind };
  const options = { edition: '2025', dewPointOffsetC: 1, krs: 0.19 };
  const eto = computed(day, { latitudeDeg: 41.47, elevationM: 74 }, options);
  expectNear(eto.eaKpa.value, 2.09, 0.01);
  expectNear(eto.raMj, 40.76, 0.05);
  expectNear(eto.rnMj, 16.76, 0.15);
  expectNear(eto.etoMm, 6.41, 0.06);
  // The source rounds k_Rs √(Tmax − Tmin) to 0.69 before use; the engine does not round on the way.
  expectNear((Math.round(0.19 * Math.sqrt(13) * 100) / 100) * eto.raMj, 28.12, 0.02);
  expectNear(eto.rsMj.value, 28.12, 0.25);
});

test('eto-08: RefET, Fallon on 1 July 2015, with the simple clear-sky radiation', () => {
  const [elevationM, rs, ea] = [1208.5, 28.221_962_76, 1.220_667_416_995_134_6];
  const rso = clearSkyRadiation(elevationM, extraterrestrialRadiation(radians(39.4575), 182));
  const rnMj = netShortwave(rs) - netLongwave(39.333_333_3, 19.25, ea, cloudRatio(rs, rso), '1998');
  const windAt2mMs = windAt2m(2.145_792, 3);
  const terms = { tmaxC: 39.333_333_3, tminC: 19.25, eaKpa: ea, rnMj, gMj: 0, windAt2mMs, elevationM };
  expectNear(penmanMonteithDaily(terms, '1998'), 7.94, 0.06);
});

test('eto-11: R package FAO56, 15 April 2002 at 13.73° N', () => {
  const ra = extraterrestrialRadiation(radians(13.73), 105);
  const rs = solarRadiationFromSunshine(8.5, 12.31, ra);
  const rnMj = netShortwave(rs) - netLongwave(34.8, 25.6, 2.85, cloudRatio(rs, clearSkyRadiation(2, ra)), '1998');
  const terms = { tmaxC: 34.8, tminC: 25.6, eaKpa: 2.85, rnMj, gMj: 0, windAt2mMs: 2, elevationM: 2 };
  expectNear(penmanMonteithDaily(terms, '1998'), 5.755_692, 0.02);
});

test('hs-01: PyETo (Mehta 2006); the mean temperature is given', () => {
  expectNear(hargreaves1998(38, 28, 38.937_15, 35), 6.1, 0.06);
});

test('hs-02: R package FAO56 takes R_a in mm/d; the same figure read as MJ gives 2.93', () => {
  expectNear(hargreaves1998(25, 19, mjFromMm(32)), 7.175_241, 0.002);
  expectNear(hargreaves1998(25, 19, 32), 2.93, 0.005);
});

test('hs-03: Example 3.16 of 2025, Lyon in July, k rounded to 0.15 before use', () => {
  const k = hargreavesCoefficient({ temperatureRangeC: 9.34, windAt2mMs: 2.14, humidityPct: 79, aridityIndex: 1.17 });
  expectNear(k, 0.15, 0.006);
  expectNear(hargreaves2025(26.6, 14.8, 40.6, Math.round(k * 100) / 100), 4.44, 0.1);
});

test('pan-01: Example 21 (4.5)', () => {
  const readings = [8.2, 7.5, 7.6, 6.8, 7.6, 8.9, 8.5];
  const mean = readings.reduce((sum, mm) => sum + mm, 0) / readings.length;
  expectNear(mean, 7.9, 0.06);
  expectNear(etoFromPan(mean, 0.85), 6.7, 0.06);
});

test('2025 counts at least half a metre of wind a second, 1998 what there is', () => {
  const calm = { tmaxC: 35, tminC: 22, eaKpa: 1.8, rnMj: 15, gMj: 0, windAt2mMs: 0.1, elevationM: 120 };
  expect(penmanMonteithDaily(calm, '2025')).toBe(penmanMonteithDaily({ ...calm, windAt2mMs: 0.5 }, '2025'));
  expect(penmanMonteithDaily(calm, '1998')).toBeLessThan(penmanMonteithDaily(calm, '2025'));
});

test('without humidity or radiation ETo is missing and says what it needs', () => {
  const day: WeatherDay = { ...station, date: isoDate('2026-06-01'), tmaxC: 40, tminC: 26 };
  const site = { latitudeDeg: 30.2, elevationM: 122 };
  expect(dailyReferenceEt(day, site, { edition: '2025' })).toEqual({ ok: false, needs: ['humidity', 'radiation'] });
  expect(dailyReferenceEt({ ...day, rsMj: 24 }, site, { edition: '2025' })).toEqual({ ok: false, needs: ['humidity'] });
});

test('a day that is no number is an error, not a number', () => {
  const day: WeatherDay = { ...station, date: isoDate('2026-06-01'), tmaxC: Number.NaN, tminC: 26, tdewC: 15, rsMj: 24 };
  const run = () => dailyReferenceEt(day, { latitudeDeg: 30.2, elevationM: 122 }, { edition: '2025' });
  expect(run).toThrow('NOT_A_NUMBER');
  expect(() => saturationVapourPressure(Number.POSITIVE_INFINITY)).toThrow('NOT_A_NUMBER');
});

test('radiation from temperature is what the day gets when k_Rs is given', () => {
  const day: WeatherDay = { ...station, date: isoDate('2026-06-01'), tmaxC: 40, tminC: 26, tdewC: 15 };
  const eto = computed(day, { latitudeDeg: 30.2, elevationM: 122 }, { krs: 0.16 });
  expect(eto.rsMj.value).toBe(solarRadiationFromTemperature(0.16, 40, 26, eto.raMj, 122));
  expect(eto.rsMj.method).toBe('temperature-range');
});
