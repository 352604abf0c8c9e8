import { findSoil, soilRows } from '@repo/agronomy';
import { expect, test } from 'vitest';
import { moistureSteps } from '../wire/inputs.ts';
import { engineStart, thetaOf, thetaOfStep } from './start-moisture.ts';

const loam = { thetaFc: 0.25, thetaWp: 0.12 };

test('an estimate stands between the wilting point and field capacity, wetter words higher', () => {
  expect(moistureSteps.map((step) => Number(thetaOfStep(step, loam).toFixed(4)))).toEqual([0.2175, 0.185, 0.1525]);
  for (const soil of soilRows) {
    const thetas = [soil.thetaFc, ...moistureSteps.map((step) => thetaOfStep(step, soil)), soil.thetaWp];
    expect(thetas).toEqual([...thetas].sort((a, b) => b - a));
    expect(new Set(thetas).size).toBe(thetas.length);
  }
});

test('a measured content is per cent by volume', () => {
  expect(thetaOf({ kind: 'measured', percent: 18.5 }, loam)).toBeCloseTo(0.185, 12);
});

test('the engine gets field capacity for a full soil and for no answer, a water content otherwise', () => {
  const soil = 'fao.loam';
  expect(engineStart({ soil, start: null })).toEqual({ kind: 'field-capacity' });
  expect(engineStart({ soil, start: { kind: 'field-capacity' } })).toEqual({ kind: 'field-capacity' });
  expect(engineStart({ soil, start: { kind: 'measured', percent: 25 } })).toEqual({ kind: 'field-capacity' });
  expect(engineStart({ soil, start: { kind: 'measured', percent: 45 } })).toEqual({ kind: 'field-capacity' });
  const half = engineStart({ soil, start: { kind: 'estimated', step: 'half' } });
  const row = findSoil(soil);
  expect(half).toEqual({ kind: 'water-content', theta: row && (row.thetaFc + row.thetaWp) / 2 });
});
