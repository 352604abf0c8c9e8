/** Saturation vapour pressure, kPa; temperatures in °C. */
import { finite } from '../finite.ts';

/** e°(T), kPa. [11] (3.6) */
export function saturationVapourPressure(tempC: number): number {
  return finite('saturation-vapour-pressure', 0.6108 * Math.exp((17.27 * tempC) / (tempC + 237.3)));
}

/** Mean of e° at the day's extremes, kPa; e° of the mean temperature would be too low. [12] (3.7) */
export function meanSaturationVapourPressure(tmaxC: number, tminC: number): number {
  return (saturationVapourPressure(tmaxC) + saturationVapourPressure(tminC)) / 2;
}

/** Δ, slope of the saturation curve at T, kPa/°C. [13] (3.8) */
export function saturationSlope(tempC: number): number {
  return finite('saturation-slope', (4098 * saturationVapourPressure(tempC)) / (tempC + 237.3) ** 2);
}
