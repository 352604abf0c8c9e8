import { expect, test } from 'vitest';
import { type DualBalanceField, dualDay, singleDay, singleSeason } from './index.ts';

const field: DualBalanceField = {
  crop: {
    stages: { iniDays: 10, devDays: 10, midDays: 10, lateDays: 10 },
    coefficients: { ini: 0.15, mid: 1.1, end: 0.4 },
    height: { minM: 0.1, maxM: 1.1 },
    rootDepth: { minM: 0.4, maxM: 1.4 },
    depletionFraction: 0.5,
  },
  soil: { thetaFc: 0.3, thetaWp: 0.1, tewMm: 20, rewMm: 8 },
  options: { dayConvention: 'eq8.15' },
};
const climate = { windAt2mMs: 2, rhMinPct: 45 };
const input = { day: 15, etoMm: 5, rainMm: 0, irrigationMm: 0, irrigationWettedFraction: 1, climate };

test('roots that grow find the share of water missing that the soil below them lacks', () => {
  const row = singleDay({ drMm: 10, rootDepthM: 0.8, subsoilDepletion: 0.5 }, input, field);
  expect(row.rootDepthM).toBeCloseTo(0.9, 12);
  expect(row.rootGrowthMm).toBeCloseTo(0.5 * 200 * 0.1, 9);
  expect(row.drStartMm).toBeCloseTo(10 + row.rootGrowthMm, 9);
  const full = singleDay({ drMm: 10, rootDepthM: 0.8, subsoilDepletion: 0 }, input, field);
  expect(full.drStartMm).toBe(10);
});

test('percolation fills what is missing below the roots, and only the rest leaves the profile', () => {
  // From 0.8 to 0.9 m; 0.5 m stay below, of 100 mm, and half of that is missing.
  const start = { drMm: 10, rootDepthM: 0.8, subsoilDepletion: 0.5 };
  const some = singleDay(start, { ...input, irrigationMm: 60 }, field);
  // K_c is 0.625 on day 15, so ET_c 3.125 mm of 5.
  expect(some.percolationMm).toBeCloseTo(60 - 20 - 3.125, 9);
  expect(some).toMatchObject({ drMm: 0, subsoilRefillMm: some.percolationMm });
  expect(some.subsoilMissingMm).toBeCloseTo(50 - some.percolationMm, 9);
  expect(some.subsoilDepletion).toBeCloseTo(some.subsoilMissingMm / 100, 12);
  const much = singleDay(start, { ...input, irrigationMm: 100 }, field);
  expect(much.subsoilRefillMm).toBeCloseTo(50, 9);
  expect(much).toMatchObject({ subsoilMissingMm: 0, subsoilDepletion: 0 });
  expect(much.percolationMm).toBeGreaterThan(50);
});

test('roots at their full depth have no soil below them that counts', () => {
  const start = { drMm: 10, rootDepthM: 1.3, subsoilDepletion: 1 };
  const [last, after] = singleSeason(
    start,
    [20, 21].map((day) => ({ ...input, day })),
    field,
  );
  expect(last?.rootGrowthMm).toBeCloseTo(200 * 0.1, 9);
  expect(last).toMatchObject({ rootDepthM: 1.4, subsoilMissingMm: 0, subsoilDepletion: 0 });
  expect(after).toMatchObject({ rootGrowthMm: 0, subsoilRefillMm: 0 });
});

test('neither roots nor canopy shrink', () => {
  const start = { drMm: 10, rootDepthM: 1.2, subsoilDepletion: 0.5, deMm: 5, wettedFraction: 1, heightM: 0.9 };
  expect(dualDay(start, input, field)).toMatchObject({ rootDepthM: 1.2, heightM: 0.9, rootGrowthMm: 0 });
});

test('runoff does not reach the soil, and no more runs off than falls', () => {
  const start = { drMm: 60, rootDepthM: 0.9, subsoilDepletion: 0, deMm: 20, wettedFraction: 1, heightM: 0.6 };
  const wet = dualDay(start, { ...input, rainMm: 30, runoffMm: 12 }, field);
  expect(wet.drMm).toBeCloseTo(60 - 18 + wet.etaMm, 9);
  const flood = dualDay(start, { ...input, rainMm: 30, runoffMm: 50 }, field);
  expect(flood.runoffMm).toBe(30);
  expect(flood.drMm).toBeCloseTo(60 + flood.etaMm, 9);
});

test('capillary rise feeds the root zone', () => {
  const start = { drMm: 60, rootDepthM: 0.9, subsoilDepletion: 0 };
  const row = singleDay(start, { ...input, capillaryRiseMm: 2 }, field);
  expect(row.drMm).toBeCloseTo(58 + row.etaMm, 9);
});
