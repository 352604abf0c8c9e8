/** Sources: FAO-56 1998 and Rev. 1 2025 (doi:10.4060/cd6621en), worked examples as named. */
import { expect, test } from 'vitest';
import {
  depletionFraction,
  depletionOf,
  readilyAvailableWater,
  rootZoneDay,
  stressCoefficient,
  totalAvailableWater,
} from '../../src/water-balance/index.ts';
import { expectNear } from '../support/near.ts';

const loamySand = { thetaFc: 0.15, thetaWp: 0.06 };
const silt = { thetaFc: 0.32, thetaWp: 0.15 };
const siltyClay = { thetaFc: 0.35, thetaWp: 0.23 };

/** Example 36 of 1998 (8.1), with p of 2025: TAW and RAW on three soils. */
const soils = [loamySand, silt, siltyClay];
const waters = (rootDepthM: number, p: number) =>
  soils.flatMap((soil) => {
    const taw = totalAvailableWater(soil, rootDepthM);
    return [taw, readilyAvailableWater(p, taw)];
  });

function expectWaters(made: readonly number[], printed: readonly number[]) {
  expect(made).toHaveLength(printed.length);
  for (const [index, mm] of printed.entries()) expectNear(made[index] ?? Number.NaN, mm, 0.6);
}

test('taw-onion: 0.4 m, p 0.30', () => {
  expectWaters(waters(0.4, 0.3), [36, 11, 68, 20, 48, 14]);
});

test('taw-tomato: 0.8 m, p 0.40', () => {
  expectWaters(waters(0.8, 0.4), [72, 29, 136, 54, 96, 38]);
});

test('taw-maize: 1.0 m, p 0.50', () => {
  expectWaters(waters(1, 0.5), [90, 45, 170, 85, 120, 60]);
});

test('the first depletion lies between field capacity and wilting point', () => {
  expectNear(depletionOf(0.25, silt, 0.5), 35, 1e-9);
  expect(depletionOf(0.05, silt, 0.5)).toBe(totalAvailableWater(silt, 0.5));
  expect(depletionOf(0.4, silt, 0.5)).toBe(0);
});

test('p-01: eq. 8.5 with its limits', () => {
  const made = [3, 5, 8, 20].map((etcMm) => depletionFraction(0.55, etcMm));
  for (const [index, p] of [0.63, 0.55, 0.43, 0.1].entries()) expectNear(made[index] ?? Number.NaN, p, 1e-6);
  expect(depletionFraction(0.65, 0)).toBe(0.8);
});

test('ks-01: Example 37 of 1998 (8.2), ten days of drying, K_c 1.10; D_r10 is printed 100.8, its own sum is 101.4', () => {
  const [tawMm, rawMm, etcMm] = [160, 64, 1.1 * 5];
  let drMm = 55;
  const rows = Array.from({ length: 10 }, () => {
    const ks = stressCoefficient(drMm, tawMm, rawMm);
    drMm = rootZoneDay({ drStartMm: drMm, tawMm, rainMm: 0, irrigationMm: 0, etaMm: ks * etcMm }, 'eq8.15').drMm;
    return { ks, drMm };
  });
  const row = (day: number) => rows[day - 1] ?? { ks: Number.NaN, drMm: Number.NaN };
  const ks = [0.98, 0.92, 0.87, 0.82, 0.77, 0.73, 0.69, 0.65];
  for (const [index, expected] of ks.entries()) expectNear(row(index + 3).ks, expected, 0.011);
  expectNear(row(1).drMm, 60.5, 0.06);
  expectNear(row(2).drMm, 66, 0.06);
  expectNear(row(3).drMm, 71.4, 0.1);
  expectNear(row(5).drMm, 81.2, 0.2);
  expectNear(row(10).drMm, 101.4, 0.3);
});

/** Example 38 of 1998 (8.3): ten days, irrigated on the first and the tenth, rain on the sixth. */
const etcMm = [5.5, 6.1, 4, 2.9, 2.5, 2.7, 4.7, 2.8, 2.2, 6.3];
const irrigationMm = [40, 0, 0, 0, 0, 0, 0, 0, 0, 27];
const rainMm = [0, 0, 0, 0, 0, 6, 0, 0, 0, 0];

function example38(convention: 'eq8.15' | 'early') {
  let drMm = 23.4;
  return etcMm.map((etaMm, index) => {
    const tawMm = 130 * (0.3 + (0.05 * index) / 9);
    const inflow = { rainMm: rainMm[index] ?? 0, irrigationMm: irrigationMm[index] ?? 0 };
    const row = rootZoneDay({ drStartMm: drMm, tawMm, etaMm, ...inflow }, convention);
    drMm = row.drMm;
    return row;
  });
}

test('sched-01: Example 8.3 of 2025 by eq. 8.15, percolation after evapotranspiration', () => {
  const [first, second] = example38('eq8.15');
  expectNear(first?.percolationMm ?? Number.NaN, 11.1, 0.1);
  expect(first?.drMm).toBe(0);
  expectNear(second?.drMm ?? Number.NaN, 6.1, 0.1);
});

test('sched-02: the same as printed, percolation first', () => {
  const rows = example38('early');
  expectNear(rows[0]?.percolationMm ?? Number.NaN, 17, 1.01);
  const printed = [5, 12, 16, 18, 21, 18, 22, 25, 27, 6];
  for (const [index, drMm] of printed.entries()) expectNear(rows[index]?.drMm ?? Number.NaN, drMm, 1.01);
});
