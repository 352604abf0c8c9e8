/**
 * Sources: FAO-56 1998 and Rev. 1 2025 (doi:10.4060/cd6621en), worked examples as named; PyETo and RefET, test values (figures
 * only). Tolerances cover the rounding of the printed answers.
 */
import { expect, test } from 'vitest';
import {
  atmosphericPressure,
  meanSaturationVapourPressure,
  psychrometricConstant,
  saturationSlope,
  saturationVapourPressure,
  vapourPressureFromHumidityRange,
  vapourPressureFromMaxHumidity,
  vapourPressureFromMeanHumidity,
  vapourPressureFromPsychrometer,
  windAt2m,
} from '../../src/atmosphere/index.ts';
import { mmFromMj } from '../../src/radiation/index.ts';
import { expectNear } from '../support/near.ts';

test('atm-01: Example 2 (3.1), 1800 m', () => {
  expectNear(atmosphericPressure(1800), 81.8, 0.06);
  expectNear(psychrometricConstant(1800), 0.054, 0.0006);
});

test('atm-02: Example 4, 1200 m', () => {
  expectNear(atmosphericPressure(1200), 87.9, 0.06);
});

test('atm-03: RefET, 1208.5 m', () => {
  expectNear(atmosphericPressure(1208.5), 87.807_105_372_129_29, 0.001);
});

test('es-01: Example 3 (3.2); e° of the mean temperature is lower', () => {
  expectNear(saturationVapourPressure(24.5), 3.075, 0.006);
  expectNear(saturationVapourPressure(15), 1.705, 0.006);
  expectNear(meanSaturationVapourPressure(24.5, 15), 2.39, 0.006);
  expectNear(saturationVapourPressure((24.5 + 15) / 2), 2.3, 0.006);
});

test('ea-01: Example 4 (3.3), ventilated psychrometer', () => {
  expectNear(vapourPressureFromPsychrometer(25.6, 19.5, 1200, 'ventilated'), 1.91, 0.006);
});

test('a psychrometer without a fan reads lower', () => {
  expectNear(vapourPressureFromPsychrometer(25.6, 19.5, 1200, 'natural'), 1.8379, 1e-4);
  expectNear(vapourPressureFromPsychrometer(25.6, 19.5, 1200, 'indoors'), 1.6235, 1e-4);
});

test('ea-02: Example 5 (3.4), range of humidity', () => {
  expectNear(vapourPressureFromHumidityRange(25, 18, 82, 54), 1.7, 0.006);
});

test('ea-03: Example 5, mean humidity as 1998 takes it', () => {
  expectNear(vapourPressureFromMeanHumidity(25, 18, 68, '1998'), 1.78, 0.006);
});

test('ea-04: Example 3.4 of 2025, mean humidity at the mean temperature', () => {
  expectNear(vapourPressureFromMeanHumidity(25, 18, 68, '2025'), 1.74, 0.006);
});

test('ea-05: PyETo, highest humidity', () => {
  expectNear(vapourPressureFromMaxHumidity(18, 82), 1.69, 0.006);
});

test('vpd-01: Example 6 (3.5)', () => {
  const deficit = meanSaturationVapourPressure(25, 18) - vapourPressureFromHumidityRange(25, 18, 82, 54);
  expectNear(deficit, 0.91, 0.007);
});

test('delta-01: Example 17', () => {
  expectNear(saturationSlope(30.2), 0.246, 0.0006);
});

test('delta-02: Example 18', () => {
  expectNear(saturationSlope(16.9), 0.122, 0.0006);
});

test('u2-01: Example 14 (3.13)', () => {
  expectNear(windAt2m(3.2, 10), 2.4, 0.06);
});

test('u2-02: Example 18, 10 km/h', () => {
  expectNear(windAt2m(10 / 3.6, 10), 2.078, 0.003);
});

test('u2-03: RefET, 3 m', () => {
  expectNear(windAt2m(2.145_792, 3), 1.976_111_757_722_194, 1e-6);
});

test('wind measured at 2 m is not converted', () => {
  expect(windAt2m(2.2, 2)).toBe(2.2);
});

test('conv-01: Example 1 (1.1), 80 per cent of 15 MJ', () => {
  expectNear(mmFromMj(15 * 0.8), 4.9, 0.05);
});
