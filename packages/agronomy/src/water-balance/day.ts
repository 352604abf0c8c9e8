/** The root-zone part that single and dual balance share. */
import { developmentProgress } from '../crop-coefficient/index.ts';
import { rootZoneDay } from './root-zone.ts';
import { depletionFraction, readilyAvailableWater, rootDepth, stressCoefficient, totalAvailableWater } from './soil-water.ts';
import { rootGrowth, subsoilRefill } from './subsoil.ts';
import type { BalanceField, BalanceInput, BalanceRow, BalanceState } from './types.ts';

/** Where the two balances differ. */
export interface DayDemand {
  /** Rain that counts. */
  rainMm: number;
  /** Unstressed. */
  etcMm: number;
  /** ET_c,act for a K_s. */
  etaMm: (ks: number) => number;
}

/** One day from the state before it. p follows the day's unstressed ET_c, K_s the depletion at its start. */
export function balanceDay(state: BalanceState, input: BalanceInput, demand: DayDemand, field: BalanceField): BalanceRow {
  const { crop, soil, options } = field;
  const { rainMm, etcMm } = demand;
  const runoffMm = Math.min(input.runoffMm ?? 0, rainMm);
  const rootDepthM = Math.max(state.rootDepthM, rootDepth(crop.rootDepth, developmentProgress(crop.stages, input.day)));
  const tawMm = totalAvailableWater(soil, rootDepthM);
  const { grownMm: rootGrowthMm, ...below } = rootGrowth(state, rootDepthM, crop.rootDepth.maxM, soil);
  const drStartMm = state.drMm + rootGrowthMm;
  const p = depletionFraction(crop.depletionFraction, etcMm);
  const rawMm = readilyAvailableWater(p, tawMm);
  const ks = stressCoefficient(drStartMm, tawMm, rawMm);
  const etaMm = demand.etaMm(ks);
  const { day, etoMm, irrigationMm, capillaryRiseMm = 0 } = input;
  const inflow = { rainMm: rainMm - runoffMm, irrigationMm, capillaryRiseMm };
  const end = rootZoneDay({ ...inflow, drStartMm, tawMm, etaMm }, options.dayConvention);
  return {
    day,
    etoMm,
    rainMm,
    runoffMm,
    irrigationMm,
    capillaryRiseMm,
    drStartMm,
    rootGrowthMm,
    rootDepthM,
    tawMm,
    p,
    rawMm,
    ks,
    etcMm,
    etaMm,
    ...end,
    ...subsoilRefill(below, end.percolationMm),
    ksEnd: stressCoefficient(end.drMm, tawMm, rawMm),
  };
}
