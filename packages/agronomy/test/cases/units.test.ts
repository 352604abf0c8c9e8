/** 1 acre = 0.404686 ha = 8 kanal (Punjab), 1 maund = 40 kg, 1 inch = 25.4 mm, 1 cusec = 101.94 m³/h. */
import { deepRuns } from '@repo/facts/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  acreInches,
  acresFromSquareMetres,
  cubicMetres,
  cubicMetresPerHourFromCusec,
  cusecFromCubicMetresPerHour,
  inchesFromMm,
  kgPerHectareFromMaundPerAcre,
  mmFromInches,
  pumpingHours,
  squareMetresFromAcres,
  squareMetresFromHectares,
  squareMetresFromKanal,
} from '../../src/units/index.ts';
import { expectNear } from '../support/near.ts';

test('unit-01: 40 maund an acre', () => {
  expectNear(kgPerHectareFromMaundPerAcre(40), 3953.7, 0.2);
});

test('unit-02: 75 mm on an acre', () => {
  const volumeM3 = cubicMetres(75, squareMetresFromAcres(1));
  expectNear(volumeM3, 303.5, 0.1);
  expectNear(acreInches(volumeM3), 2.953, 0.1);
  expectNear(cubicMetres(25.4, squareMetresFromAcres(1)), 102.79, 0.005);
});

test('unit-04: hours of one cusec for 75 mm on an acre', () => {
  expectNear(pumpingHours(75, squareMetresFromAcres(1), cubicMetresPerHourFromCusec(1)), 2.977, 0.01);
});

test('kanal, acre and hectare agree', () => {
  expect(squareMetresFromKanal(8)).toBe(squareMetresFromAcres(1));
  expectNear(squareMetresFromHectares(0.404_686), squareMetresFromAcres(1), 1e-9);
});

test('property: there and back is the same amount', () => {
  const amount = fc.double({ min: 0, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(amount, (value) => {
      const slack = 1e-9 * Math.max(1, value);
      expectNear(mmFromInches(inchesFromMm(value)), value, slack);
      expectNear(acresFromSquareMetres(squareMetresFromAcres(value)), value, slack);
      expectNear(cusecFromCubicMetresPerHour(cubicMetresPerHourFromCusec(value)), value, slack);
      expectNear(acreInches(cubicMetres(mmFromInches(value), squareMetresFromAcres(1))), value, slack);
    }),
    { numRuns: deepRuns(200, 5000) },
  );
}, 600_000);

test('a pump that gives nothing never ends: an error, not infinity', () => {
  expect(() => pumpingHours(75, 4000, 0)).toThrow('NOT_A_NUMBER');
});
