/** Sources: FAO-56 1998 and Rev. 1 2025 (doi:10.4060/cd6621en), worked examples as named. */
import { expect, test } from 'vitest';
import {
  adjustEnd,
  adjustMid,
  coefficientOfDay,
  depthOverWettedPart,
  initialCoefficient,
  initialCoefficients,
  partlyWetted,
  seasonDays,
  stageOfDay,
  wettingEvents,
  wettingInterval,
} from '../../src/crop-coefficient/index.ts';
import { expectNear } from '../support/near.ts';

test('kc-01: Example 23 (6.1), wetting events of a month', () => {
  expectNear(wettingEvents(50, 3), 17, 0.5);
  expectNear(wettingEvents(20, 5), 4, 0.5);
  expectNear(wettingEvents(300, 20), 15, 0.5);
});

test('kc-02: Example 25 (6.3), between light and heavy wettings', () => {
  const kcIni = initialCoefficient({ light: 0.55, heavy: 0.7 }, 20);
  expectNear(kcIni, 0.6, 0.006);
  expectNear(kcIni * 5, 3, 0.006);
});

test('kc-03: Example 6.5 of 2025 by eq. 6.7; the source prints 0.57, 0.75 and 0.63', () => {
  const both = initialCoefficients(5, 3.5, 'coarse');
  expectNear(both.light, 0.533, 0.002);
  expectNear(both.heavy, 0.75, 0.002);
  expectNear(initialCoefficient(both, 20), 0.605, 0.002);
});

test('kc-04: Example 26 (6.4), trickle over 40 per cent of the surface', () => {
  const wettedMm = depthOverWettedPart(12, 0.4);
  expectNear(wettedMm, 30, 0.02);
  const wet = initialCoefficient({ light: 0.85, heavy: 1.15 }, wettedMm);
  expectNear(wet, 1.05, 0.02);
  expectNear(partlyWetted(wet, 0.4), 0.42, 0.02);
  expectNear(partlyWetted(wet, 0.4) * 4, 1.7, 0.02);
});

test('kc-05: Example 27 (6.6), Taipei', () => {
  expectNear(adjustMid(1.2, { windAt2mMs: 1.3, rhMinPct: 75 }, 2), 1.07, 0.006);
});

test('kc-06: Example 27 (6.6), Mocha', () => {
  expectNear(adjustMid(1.2, { windAt2mMs: 4.6, rhMinPct: 44 }, 2), 1.3, 0.006);
});

const dryBean = { iniDays: 25, devDays: 25, midDays: 30, lateDays: 20 };

test('kc-08: Example 28 (6.7), days of dry bean', () => {
  const kc = (day: number) => coefficientOfDay(dryBean, { ini: 0.15, mid: 1.19, end: 0.35 }, day);
  expectNear(kc(20), 0.15, 0.006);
  expectNear(kc(40), 0.77, 0.006);
  expectNear(kc(70), 1.19, 0.006);
  expectNear(kc(95), 0.56, 0.006);
});

test('kcb-01: Example 7.1 of 2025', () => {
  expectNear(adjustMid(1, { windAt2mMs: 2.2, rhMinPct: 30 }, 0.5), 1.04, 0.006);
});

test('kcb-02: Example 7.2 of 2025; its body prints 0.60 for day 90, its summary 0.67', () => {
  const kcb = (day: number) => coefficientOfDay(dryBean, { ini: 0.15, mid: 1.04, end: 0.3 }, day);
  expectNear(kcb(12), 0.15, 0.006);
  expectNear(kcb(37), 0.58, 0.006);
  expectNear(kcb(65), 1.04, 0.006);
  expectNear(kcb(90), 0.67, 0.006);
});

test('kcb-03: Examples 29 and 30 of 1998', () => {
  expectNear(adjustMid(1.1, { windAt2mMs: 2.2, rhMinPct: 30 }, 0.4), 1.14, 0.006);
});

test('an end value below 0.45 stays as tabulated', () => {
  const arid = { windAt2mMs: 4, rhMinPct: 20 };
  expect(adjustEnd(0.35, arid, 1)).toBe(0.35);
  expect(adjustEnd(0.45, arid, 1)).toBeGreaterThan(0.45);
});

test('finer soil holds more to evaporate: TEW 28 and REW 9 mm at 5 mm a day', () => {
  expectNear(initialCoefficients(5, 3.5, 'medium-or-fine').heavy, 0.9954, 1e-4);
});

test('a wetting that is still wet has the ceiling of 1.15', () => {
  expect(initialCoefficients(5, 0.3, 'coarse')).toEqual({ light: 1.15, heavy: 1.15 });
  expect(wettingInterval(25, 2)).toBe(10);
});

test('stages by day, and after the season the end value', () => {
  const days = [1, 25, 26, 50, 51, 80, 81, 100, 101];
  expect(days.map((day) => stageOfDay(dryBean, day))).toEqual([
    'initial',
    'initial',
    'development',
    'development',
    'mid',
    'mid',
    'late',
    'late',
    'after',
  ]);
  expect(seasonDays(dryBean)).toBe(100);
  expect(coefficientOfDay(dryBean, { ini: 0.15, mid: 1.04, end: 0.3 }, 400)).toBe(0.3);
});
