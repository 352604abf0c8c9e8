/** Actual vapour pressure e_a, kPa, from what was measured; best first. Temperatures in °C, humidities in per cent. */
import type { Edition } from '../edition.ts';
import { finite } from '../finite.ts';
import { atmosphericPressure } from './air.ts';
import { meanSaturationVapourPressure, saturationVapourPressure } from './saturation.ts';

/** From the dew point. [14] (3.9) */
export function vapourPressureFromDewPoint(tdewC: number): number {
  return saturationVapourPressure(tdewC);
}

/** Coefficient a of a psychrometer, 1/°C, by its ventilation. [16] (3.12) */
export const psychrometerCoefficient = { ventilated: 0.000662, natural: 0.0008, indoors: 0.0012 } as const;

/** From dry and wet bulb. [15] (3.11) */
export function vapourPressureFromPsychrometer(
  tdryC: number,
  twetC: number,
  elevationM: number,
  ventilation: keyof typeof psychrometerCoefficient,
): number {
  const gamma = psychrometerCoefficient[ventilation] * atmosphericPressure(elevationM);
  return finite('vapour-pressure', saturationVapourPressure(twetC) - gamma * (tdryC - twetC));
}

/** From the day's extremes of humidity. [17] (3.13) */
export function vapourPressureFromHumidityRange(tmaxC: number, tminC: number, rhMaxPct: number, rhMinPct: number): number {
  const doubled = saturationVapourPressure(tminC) * rhMaxPct + saturationVapourPressure(tmaxC) * rhMinPct;
  return finite('vapour-pressure', doubled / 200);
}

/** From the maximum humidity alone, where the minimum is in doubt. [18] (3.14) */
export function vapourPressureFromMaxHumidity(tminC: number, rhMaxPct: number): number {
  return finite('vapour-pressure', (saturationVapourPressure(tminC) * rhMaxPct) / 100);
}

/**
 * From the mean humidity. 1998 takes it of the mean e° of the extremes [19], 2025 prefers e° of the mean temperature (3.15);
 * the same day differs by some 2 per cent.
 */
export function vapourPressureFromMeanHumidity(tmaxC: number, tminC: number, rhMeanPct: number, edition: Edition): number {
  const saturation =
    edition === '1998' ? meanSaturationVapourPressure(tmaxC, tminC) : saturationVapourPressure((tmaxC + tminC) / 2);
  return finite('vapour-pressure', (saturation * rhMeanPct) / 100);
}

/**
 * Dew point estimated from the minimum temperature, °C. (2.6)
 * @param offsetC a_T by aridity: 4–6 hyper-arid, 2–3 arid, 1–2 semi-arid, 0–1 dry sub-humid, 0 humid (2025, Box 2.4)
 */
export function dewPointFromMinimum(tminC: number, offsetC: number): number {
  return finite('dew-point', tminC - offsetC);
}

/** Minimum relative humidity, per cent, from vapour pressure at the day's highest temperature. (6.17) */
export function minimumHumidity(eaKpa: number, tmaxC: number): number {
  return finite('minimum-humidity', (100 * eaKpa) / saturationVapourPressure(tmaxC));
}
