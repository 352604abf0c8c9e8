/** G, heat into the soil, MJ m⁻² of the period. A day and ten days have 0. [42] (3.45) */
import { finite } from '../finite.ts';

/**
 * G of a month from the months beside it, per day. [43]; (3.46) of 2025 is printed with 0.7, its own example uses 0.07.
 */
export function soilHeatOfMonth(previousMeanC: number, nextMeanC: number): number {
  return finite('soil-heat', 0.07 * (nextMeanC - previousMeanC));
}

/** G of a month while the next one is unknown, per day. [44] (3.47) */
export function soilHeatFromPreviousMonth(previousMeanC: number, currentMeanC: number): number {
  return finite('soil-heat', 0.14 * (currentMeanC - previousMeanC));
}

/** G of an hour: a tenth of R_n by day, half by night. [45–46] (3.48–3.49) */
export function soilHeatOfHour(rnMj: number, isDay: boolean): number {
  return finite('soil-heat', (isDay ? 0.1 : 0.5) * rnMj);
}
