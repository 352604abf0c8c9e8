/** Random fields and seasons within what nature allows, and inputs beyond it. */
import fc from 'fast-check';
import type { DualBalanceField, DualBalanceInput, DualBalanceState } from '../../src/water-balance/index.ts';

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const days = fc.integer({ min: 1, max: 180 });

export const anyField: fc.Arbitrary<DualBalanceField> = fc
  .record({
    stages: fc.record({ iniDays: days, devDays: days, midDays: days, lateDays: days }),
    coefficients: fc.record({ ini: number(0.1, 1.15), mid: number(0.5, 1.3), end: number(0.1, 1.2) }),
    minHeightM: number(0, 0.5),
    grownM: number(0, 4),
    minRootM: number(0.1, 0.6),
    rootGrowthM: number(0, 1.5),
    depletionFraction: number(0.2, 0.7),
    thetaWp: number(0.02, 0.3),
    available: number(0.03, 0.25),
    tewMm: number(5, 30),
    rewShare: number(0.1, 0.9),
    dayConvention: fc.constantFrom('eq8.15', 'early'),
    drip: fc.boolean(),
  })
  .map((made) => ({
    crop: {
      stages: made.stages,
      coefficients: made.coefficients,
      height: { minM: made.minHeightM, maxM: made.minHeightM + made.grownM },
      rootDepth: { minM: made.minRootM, maxM: made.minRootM + made.rootGrowthM },
      depletionFraction: made.depletionFraction,
    },
    soil: {
      thetaWp: made.thetaWp,
      thetaFc: made.thetaWp + made.available,
      tewMm: made.tewMm,
      rewMm: made.rewShare * made.tewMm,
    },
    options: { dayConvention: made.dayConvention, drip: made.drip },
  }));

/** Days of a season without their number. */
export const anyDays = fc.array(
  fc.record({
    etoMm: number(0, 15),
    rainMm: fc.oneof(fc.constant(0), number(0, 150)),
    runoffMm: fc.oneof(fc.constant(0), number(0, 100)),
    irrigationMm: fc.oneof(fc.constant(0), number(0, 150)),
    capillaryRiseMm: fc.oneof(fc.constant(0), number(0, 5)),
    irrigationWettedFraction: number(0.1, 1),
    climate: fc.record({ windAt2mMs: number(0, 12), rhMinPct: number(0, 100) }),
  }),
  { minLength: 1, maxLength: 60 },
);

/** The days from `firstDay` of the season on. */
export function numbered(season: readonly Omit<DualBalanceInput, 'day'>[], firstDay: number): DualBalanceInput[] {
  return season.map((input, index) => ({ ...input, day: firstDay + index }));
}

/** A share of water missing below the roots. */
export const anySubsoil = fc.oneof(fc.constantFrom(0, 1), number(0, 1));

/** A dry and bare field. */
export function startOf({ crop, soil }: DualBalanceField, subsoilDepletion = 0): DualBalanceState {
  const rootDepthM = crop.rootDepth.minM;
  const drMm = 1000 * (soil.thetaFc - soil.thetaWp) * rootDepthM;
  return { drMm, rootDepthM, subsoilDepletion, deMm: soil.tewMm, wettedFraction: 1, heightM: crop.height.minM };
}
