/** Sources: FAO-56 1998 and Rev. 1 2025 (doi:10.4060/cd6621en), worked examples as named. */
import { expect, test } from 'vitest';
import {
  coverFraction,
  evaporationCoefficient,
  evaporationDay,
  exposedWettedFraction,
  exposedWettedFractionDrip,
  maximumCoefficient,
  totalEvaporableWater,
  wettedFraction,
} from '../../src/crop-coefficient/index.ts';
import { expectNear } from '../support/near.ts';

test('kcmax-01: Example 32 (7.4)', () => {
  expectNear(maximumCoefficient(0.9, { windAt2mMs: 3, rhMinPct: 20 }, 1), 1.3, 0.006);
});

test('kcmax-02: Example 7.9 of 2025', () => {
  expectNear(maximumCoefficient(0.3, { windAt2mMs: 1.6, rhMinPct: 35 }, 0.3), 1.21, 0.006);
});

test('fc-01: Example 32 (7.4)', () => {
  expectNear(coverFraction(0.9, 0.15, 1.3, 1), 0.53, 0.006);
});

test('few-01: Examples 32–34 (7.4–7.6), sprinkler, furrow, drip', () => {
  expectNear(exposedWettedFraction(0.53, 1), 0.47, 0.006);
  expectNear(exposedWettedFraction(0.53, 0.3), 0.3, 0.006);
  expectNear(exposedWettedFractionDrip(0.53, 0.3), 0.19, 0.006);
});

test('ke-01: Examples 32–34 (7.4–7.6)', () => {
  const kc = (few: number) => 0.9 + evaporationCoefficient(1, 1.3, 0.9, few);
  expectNear(kc(0.47), 1.3, 0.006);
  expectNear(kc(0.3), 1.29, 0.006);
  expectNear(kc(0.19), 1.15, 0.006);
});

test('ke-02: Example 33 of 1998 (7.3), ten days of drying', () => {
  const printed = [4.73, 9.45, 13.98, 16.57, 18.04, 18.88, 19.36, 19.64, 19.79, 19.88];
  const dry = { rainMm: 0, irrigationMm: 0, wettedFraction: 1 };
  const bareSoil = { tewMm: 20, rewMm: 9, few: 1, kcMax: 1.2, kcb: 0.15, etoMm: 4.5 };
  let deMm = 0;
  for (const expected of printed) {
    deMm = evaporationDay({ ...dry, ...bareSoil, deStartMm: deMm }, 'eq8.15').deMm;
    expectNear(deMm, expected, 0.03);
  }
});

test('tew-01: Example 7.9 of 2025 (7.5)', () => {
  expectNear(totalEvaporableWater(0.23, 0.1, 0.1), 18, 0.06);
});

test('dual-01: Example 7.9a of 2025 (35 of 1998), ten days, wetted in the morning', () => {
  const etoMm = [4.5, 5, 3.9, 4.2, 4.8, 2.7, 5.8, 5.1, 4.7, 5.2];
  const printed = [5.5, 6.1, 4, 2.9, 2.5, 2.7, 4.7, 2.8, 2.2, 2.3];
  let [deMm, fw, total] = [18, 1, 0];
  const layer = { tewMm: 18, rewMm: 8, kcMax: 1.21 };
  for (const [index, eto] of etoMm.entries()) {
    const along = index / 9;
    const kcb = 0.3 + 0.1 * along;
    const wetting = { irrigationMm: index === 0 ? 40 : 0, rainMm: index === 5 ? 6 : 0, irrigationWettedFraction: 0.8 };
    fw = wettedFraction(fw, wetting);
    const few = exposedWettedFraction(1 - (0.92 - 0.06 * along), fw);
    const row = evaporationDay({ ...layer, ...wetting, deStartMm: deMm, wettedFraction: fw, few, kcb, etoMm: eto }, 'early');
    if (index === 0) expectNear(row.percolationMm, 32, 0.6);
    deMm = row.deMm;
    const etcMm = (kcb + row.ke) * eto;
    total += etcMm;
    expectNear(etcMm, printed[index] ?? Number.NaN, 0.25);
  }
  expectNear(total, 35.7, 0.3);
});

test('the wetted part is that of the irrigation, of rain from 3 mm, or of the day before', () => {
  const furrow = { irrigationWettedFraction: 0.5 };
  expect(wettedFraction(1, { ...furrow, irrigationMm: 30, rainMm: 10 })).toBe(0.5);
  expect(wettedFraction(0.5, { ...furrow, irrigationMm: 0, rainMm: 3 })).toBe(1);
  expect(wettedFraction(0.5, { ...furrow, irrigationMm: 0, rainMm: 2.9 })).toBe(0.5);
});

test('cover ends at 0.99, and a hundredth of the soil stays exposed', () => {
  expect(coverFraction(1.2, 0.15, 1.2, 2)).toBe(0.99);
  expect(exposedWettedFraction(0.99, 1)).toBeCloseTo(0.01, 12);
  expect(exposedWettedFraction(0.99, 0.001)).toBe(0.01);
});

test('a coefficient below that of bare soil covers nothing', () => {
  expect(coverFraction(0.57, 1, 0.94, 1)).toBe(0);
});
