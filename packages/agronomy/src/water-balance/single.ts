/** Daily balance by the single coefficient. */
import { coefficientOfDay } from '../crop-coefficient/index.ts';
import { finiteFields } from '../finite.ts';
import { balanceDay } from './day.ts';
import type { BalanceField, BalanceInput, BalanceState, SingleBalanceRow } from './types.ts';

/** Rain below this share of ETo wets leaves and surface only (FAO-56 § 8.3.3). */
const negligibleRainShare = 0.2;

/** Rain that a single-coefficient balance counts, mm. */
export function countedRain(rainMm: number, etoMm: number): number {
  return rainMm < negligibleRainShare * etoMm ? 0 : rainMm;
}

/** One day: ET_c,act = K_s · K_c · ETo. [81] @throws AppError `NOT_A_NUMBER` */
export function singleDay(state: BalanceState, input: BalanceInput, field: BalanceField): SingleBalanceRow {
  const { crop } = field;
  const kc = coefficientOfDay(crop.stages, crop.coefficients, input.day);
  const etcMm = kc * input.etoMm;
  const rainMm = countedRain(input.rainMm, input.etoMm);
  return finiteFields({ ...balanceDay(state, input, { rainMm, etcMm, etaMm: (ks) => ks * etcMm }, field), kc });
}

/** Day after day from `start`. */
export function singleSeason(start: BalanceState, inputs: readonly BalanceInput[], field: BalanceField): SingleBalanceRow[] {
  let state = start;
  return inputs.map((input) => {
    const row = singleDay(state, input, field);
    state = row;
    return row;
  });
}
