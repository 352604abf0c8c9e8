/** Adjustment of tabulated coefficients, which hold for 2 m/s and 45 per cent, to the climate of a stage. */
import { clamp, finite } from '../finite.ts';
import type { StageCoefficients } from './stages.ts';

/** Means over the stage. */
export interface StageClimate {
  windAt2mMs: number;
  /** Mean of the daily minimum of relative humidity, per cent. */
  rhMinPct: number;
}

/** Lowest height that the term is defined for, m. */
export const heightFloorM = 0.1;

/** [0.04(u2 − 2) − 0.004(RHmin − 45)](h/3)^0.3, with wind 1–6 m/s, humidity 20–80 %, height 0.1–10 m. */
export function climateTerm({ windAt2mMs, rhMinPct }: StageClimate, heightM: number, floorM = heightFloorM): number {
  const wind = 0.04 * (clamp(windAt2mMs, 1, 6) - 2);
  const humidity = 0.004 * (clamp(rhMinPct, 20, 80) - 45);
  return finite('climate-term', (wind - humidity) * (clamp(heightM, floorM, 10) / 3) ** 0.3);
}

/** K_c mid [62] (6.16) or K_cb mid [70] (7.2). */
export function adjustMid(tabulated: number, climate: StageClimate, heightM: number): number {
  return finite('coefficient', tabulated + climateTerm(climate, heightM));
}

/** Least K_c end that is adjusted: a crop that has dried on the field does not feel the climate. [65] (6.19) */
export const leastAdjustedEnd = 0.45;

/** K_c end [65] (6.19) or K_cb end, from `leastAdjustedEnd` upwards only. */
export function adjustEnd(tabulated: number, climate: StageClimate, heightM: number): number {
  return tabulated >= leastAdjustedEnd ? adjustMid(tabulated, climate, heightM) : finite('coefficient', tabulated);
}

/** Mid and end of a row of coefficients, each by the climate of its stage; as tabulated where that is not known. */
export function adjustCoefficients(
  tabulated: StageCoefficients,
  { mid, late }: { mid: StageClimate | undefined; late: StageClimate | undefined },
  heightM: number,
): StageCoefficients {
  return {
    ini: tabulated.ini,
    mid: mid ? adjustMid(tabulated.mid, mid, heightM) : tabulated.mid,
    end: late ? adjustEnd(tabulated.end, late, heightM) : tabulated.end,
  };
}
