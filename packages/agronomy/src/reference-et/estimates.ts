/** Inputs of a day, measured or estimated: which it was travels with the number. Best source first. */
import {
  dewPointFromMinimum,
  vapourPressureFromDewPoint,
  vapourPressureFromHumidityRange,
  vapourPressureFromMaxHumidity,
  vapourPressureFromMeanHumidity,
  windAt2m,
} from '../atmosphere/index.ts';
import type { Edition } from '../edition.ts';
import { solarRadiationFromSunshine, solarRadiationFromTemperature } from '../radiation/index.ts';
import type { Site, WeatherDay } from '../weather/day.ts';

/** What may stand in for a measurement. Absent: the input is missing, and so is ETo. */
export interface EstimateOptions {
  /** a_T, °C: dew point below the minimum temperature, by aridity (2025, Box 2.4). */
  dewPointOffsetC?: number;
  /** k_Rs: radiation from the range of temperature. */
  krs?: number;
}

/** How each input can have been obtained. */
export const estimateMethods = {
  vapourPressure: ['dew-point', 'humidity-range', 'humidity-max', 'humidity-mean', 'dew-point-from-minimum'],
  solarRadiation: ['measured', 'sunshine', 'temperature-range'],
  windAt2m: ['measured', 'wind-profile', 'two-metres-a-second'],
} as const;
export type EstimateMethod = (typeof estimateMethods)[keyof typeof estimateMethods][number];

export interface Obtained {
  readonly value: number;
  readonly method: EstimateMethod;
  /** Estimated, as against measured or converted from a measurement. */
  readonly estimated: boolean;
}

/** e_a, kPa, or undefined without humidity and without a_T. */
export function vapourPressureOfDay(day: WeatherDay, edition: Edition, options: EstimateOptions): Obtained | undefined {
  const { tmaxC, tminC, tdewC, rhMaxPct, rhMinPct, rhMeanPct } = day;
  if (tdewC !== undefined) return measured(vapourPressureFromDewPoint(tdewC), 'dew-point');
  if (rhMaxPct !== undefined && rhMinPct !== undefined) {
    return measured(vapourPressureFromHumidityRange(tmaxC, tminC, rhMaxPct, rhMinPct), 'humidity-range');
  }
  if (rhMaxPct !== undefined) return measured(vapourPressureFromMaxHumidity(tminC, rhMaxPct), 'humidity-max');
  if (rhMeanPct !== undefined) {
    return measured(vapourPressureFromMeanHumidity(tmaxC, tminC, rhMeanPct, edition), 'humidity-mean');
  }
  if (options.dewPointOffsetC === undefined) return undefined;
  const tdew = dewPointFromMinimum(tminC, options.dewPointOffsetC);
  return { value: vapourPressureFromDewPoint(tdew), method: 'dew-point-from-minimum', estimated: true };
}

/** R_s, MJ m⁻² d⁻¹, or undefined without radiation, sunshine and k_Rs. */
export function solarRadiationOfDay(
  day: WeatherDay,
  site: Site,
  sun: { raMj: number; possibleHours: number },
  options: EstimateOptions,
): Obtained | undefined {
  if (day.rsMj !== undefined) return measured(day.rsMj, 'measured');
  if (day.sunshineHours !== undefined) {
    return measured(solarRadiationFromSunshine(day.sunshineHours, sun.possibleHours, sun.raMj), 'sunshine');
  }
  if (options.krs === undefined) return undefined;
  const value = solarRadiationFromTemperature(options.krs, day.tmaxC, day.tminC, sun.raMj, site.elevationM);
  return { value, method: 'temperature-range', estimated: true };
}

/** u2, m/s; 2 m/s where no wind was measured, the world's mean. */
export function windOfDay(day: WeatherDay): Obtained {
  if (day.wind === undefined) return { value: 2, method: 'two-metres-a-second', estimated: true };
  const { speedMs, heightM } = day.wind;
  return measured(windAt2m(speedMs, heightM), heightM === 2 ? 'measured' : 'wind-profile');
}

function measured(value: number, method: EstimateMethod): Obtained {
  return { value, method, estimated: false };
}
