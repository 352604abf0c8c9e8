/** Sources: FAO-56 1998 and Rev. 1 2025 (doi:10.4060/cd6621en), worked examples as named; PyETo test values (figures only). */
import { expect, test } from 'vitest';
import {
  clearSkyRadiation,
  cloudRatio,
  daylightHours,
  extraterrestrialRadiation,
  inverseRelativeDistance,
  krs1998,
  netLongwave,
  netRadiation,
  netShortwave,
  radians,
  radiationCoefficient,
  soilHeatFromPreviousMonth,
  soilHeatOfMonth,
  solarDeclination,
  solarRadiationFromSunshine,
  solarRadiationFromTemperature,
  solarTimeAngle,
  sunsetHourAngle,
} from '../../src/radiation/index.ts';
import { expectNear } from '../support/near.ts';

test('geo-01: Example 7 (3.6), degrees and minutes', () => {
  expectNear(radians(13 + 44 / 60), 0.24, 0.001);
  expectNear(radians(-(22 + 54 / 60)), -0.4, 0.001);
});

test('ra-01: Example 8 (3.7), 20° S on 3 September', () => {
  const latitude = radians(-20);
  expectNear(inverseRelativeDistance(246), 0.985, 0.0006);
  expectNear(solarDeclination(246), 0.12, 0.001);
  expectNear(sunsetHourAngle(latitude, 246), 1.527, 0.001);
  expectNear(extraterrestrialRadiation(latitude, 246), 32.2, 0.06);
});

test('n-01: Example 9 (3.8)', () => {
  expectNear(daylightHours(radians(-20), 246), 11.7, 0.06);
});

test('polar night has no sun and polar day no end', () => {
  expect(daylightHours(radians(80), 355)).toBe(0);
  expect(extraterrestrialRadiation(radians(80), 355)).toBe(0);
  expect(daylightHours(radians(80), 172)).toBe(24);
});

test('rs-01: Example 10 (3.9), sunshine', () => {
  const latitude = radians(-22.9);
  const ra = extraterrestrialRadiation(latitude, 135);
  const possible = daylightHours(latitude, 135);
  expectNear(ra, 25.1, 0.06);
  expectNear(possible, 10.9, 0.06);
  expectNear(solarRadiationFromSunshine(7.1, possible, ra), 14.5, 0.06);
});

test('rs-03: Example 3.14 of 2025, k_Rs of a humid climate, which the source rounds to 0.19 before use', () => {
  const krs = radiationCoefficient({ temperatureRangeC: 9.34, windAt2mMs: 2.14, humidityPct: 79, aridityIndex: 1.17 });
  expectNear(krs, 0.19, 0.006);
  expectNear(solarRadiationFromTemperature(Math.round(krs * 100) / 100, 26.6, 14.8, 40.6, 0), 26.4, 0.3);
});

test('rs-04: Example 16 (3.15), coast', () => {
  const rs = solarRadiationFromTemperature(krs1998.coast, 34.8, 25.6, 38.1, 2);
  expectNear(rs, 21.9, 0.1);
  expectNear(netShortwave(rs), 16.9, 0.1);
});

test('radiation from temperature does not exceed a clear sky', () => {
  expect(solarRadiationFromTemperature(0.19, 45, 20, 40, 100)).toBe(clearSkyRadiation(100, 40));
});

test('rnl-01: Example 11', () => {
  expectNear(netLongwave(25.1, 19.1, 2.1, cloudRatio(14.5, 18.8), '1998'), 3.5, 0.06);
});

test('without a sun the cloud ratio is its lower bound', () => {
  expect(cloudRatio(0, 0)).toBe(0.25);
  expect(cloudRatio(0, 0, 0.3)).toBe(0.3);
  expect(cloudRatio(40, 30)).toBe(1);
});

test('the solar time angle stays within half a turn of noon', () => {
  const at = { latitudeRad: radians(30), dayOfYear: 172, midHour: 0.5, longitudeEastDeg: 61, zoneMeridianEastDeg: 75 };
  for (const midHour of [0.5, 6.5, 12.5, 18.5, 23.5]) {
    expect(Math.abs(solarTimeAngle({ ...at, midHour }))).toBeLessThanOrEqual(Math.PI);
  }
  // Half an hour after midnight by the clock, but west of its meridian, is still before midnight by the sun.
  expect(solarTimeAngle(at)).toBeGreaterThan(0);
  expect(solarTimeAngle({ ...at, midHour: 13 })).toBeLessThan(0.1);
});

test('rn-01: Example 12 (3.11)', () => {
  expectNear(netShortwave(14.5), 11.2, 0.06);
  expectNear(netRadiation(netShortwave(14.5), 3.5), 7.6, 0.1);
});

test('rn-02: Example 3.15 of 2025, net radiation without radiation data', () => {
  const rs = solarRadiationFromTemperature(0.19, 34.8, 25.6, 38.1, 2);
  const rnl = netLongwave(34.8, 25.6, 2.85, cloudRatio(rs, clearSkyRadiation(2, 38.1)), '2025');
  expectNear(netRadiation(netShortwave(rs), rnl), 14, 0.15);
});

test('rso-01: Example 18', () => {
  expectNear(clearSkyRadiation(100, 41.09), 30.9, 0.006);
});

test('g-01: Example 13 (3.12), months on both sides; the factor that 2025 prints, 0.7, gives ten times as much', () => {
  expectNear(soilHeatOfMonth(14.1, 18.8), 0.33, 0.006);
  expect(Math.abs(0.7 * (18.8 - 14.1) - 0.33)).toBeGreaterThan(2);
});

test('g-02: Example 17, the month before', () => {
  expectNear(soilHeatFromPreviousMonth(29.2, 30.2), 0.14, 0.006);
});
