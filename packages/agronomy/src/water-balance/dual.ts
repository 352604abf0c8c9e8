/** Daily balance by the dual coefficient, as pyfao56 runs it. */
import {
  coefficientOfDay,
  coverFraction,
  developmentProgress,
  evaporationDay,
  exposedWettedFraction,
  exposedWettedFractionDrip,
  maximumCoefficient,
  wettedFraction,
} from '../crop-coefficient/index.ts';
import { finiteFields } from '../finite.ts';
import { balanceDay } from './day.ts';
import type { DualBalanceField, DualBalanceInput, DualBalanceRow, DualBalanceState } from './types.ts';

/** One day: ET_c,act = (K_s · K_cb + K_e) · ETo. [80] (8.1) @throws AppError `NOT_A_NUMBER` */
export function dualDay(state: DualBalanceState, input: DualBalanceInput, field: DualBalanceField): DualBalanceRow {
  const { crop, soil, options } = field;
  const { etoMm, irrigationMm, irrigationWettedFraction } = input;
  const kcb = coefficientOfDay(crop.stages, crop.coefficients, input.day);
  const grown = crop.height.minM + developmentProgress(crop.stages, input.day) * (crop.height.maxM - crop.height.minM);
  const heightM = Math.max(state.heightM, grown);
  const kcMax = maximumCoefficient(kcb, input.climate, heightM, { heightFloorM: options.heightFloorM });
  const cover = coverFraction(kcb, crop.coefficients.ini, kcMax, heightM);
  const fw = wettedFraction(state.wettedFraction, { irrigationMm, irrigationWettedFraction, rainMm: input.rainMm });
  const few = options.drip ? exposedWettedFractionDrip(cover, fw) : exposedWettedFraction(cover, fw);
  const rainMm = Math.max(0, input.rainMm - (input.runoffMm ?? 0));
  const water = { deStartMm: state.deMm, tewMm: soil.tewMm, rewMm: soil.rewMm, rainMm, irrigationMm };
  const layer = evaporationDay({ ...water, wettedFraction: fw, few, kcMax, kcb, etoMm }, options.dayConvention);
  const etcMm = (kcb + layer.ke) * etoMm;
  const etaMm = (ks: number) => (ks * kcb + layer.ke) * etoMm;
  const rootZone = balanceDay(state, input, { rainMm: input.rainMm, etcMm, etaMm }, field);
  return finiteFields({
    ...rootZone,
    kcb,
    heightM,
    kcMax,
    cover,
    wettedFraction: fw,
    few,
    deStartMm: state.deMm,
    kr: layer.kr,
    ke: layer.ke,
    evaporationMm: layer.evaporationMm,
    transpirationMm: rootZone.ks * kcb * etoMm,
    layerPercolationMm: layer.percolationMm,
    layerBeyondMm: layer.beyondMm,
    deMm: layer.deMm,
  });
}

/** Day after day from `start`. */
export function dualSeason(
  start: DualBalanceState,
  inputs: readonly DualBalanceInput[],
  field: DualBalanceField,
): DualBalanceRow[] {
  let state = start;
  return inputs.map((input) => {
    const row = dualDay(state, input, field);
    state = row;
    return row;
  });
}
