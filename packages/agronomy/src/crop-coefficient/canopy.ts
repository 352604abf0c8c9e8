/** Cover, wetted and exposed soil, and the ceiling of evapotranspiration, for the dual coefficient. */
import { clamp, finite } from '../finite.ts';
import { climateTerm, type StageClimate } from './climate.ts';

export interface MaximumOptions {
  /** 1.2; about 1.1 where the soil is wetted every day or two, as by drip. */
  base?: number;
  /** Lowest height in the climate term: 0.1 m; pyfao56 has none. */
  heightFloorM?: number | undefined;
}

/** K_c max. [72] (7.4) */
export function maximumCoefficient(
  kcb: number,
  climate: StageClimate,
  heightM: number,
  { base = 1.2, heightFloorM }: MaximumOptions = {},
): number {
  return finite('kc-max', Math.max(base + climateTerm(climate, heightM, heightFloorM), kcb + 0.05));
}

/** f_c, 0–0.99. [76] (7.8) @param kcMin bare dry soil, 0.15–0.20 */
export function coverFraction(kcb: number, kcMin: number, kcMax: number, heightM: number): number {
  const share = kcb <= kcMin ? 0 : (kcb - kcMin) / (kcMax - kcMin);
  return finite('cover-fraction', clamp(share ** (1 + 0.5 * heightM), 0, 0.99));
}

/** f_ew, soil both exposed and wetted, 0.01–1. [75] (7.7) */
export function exposedWettedFraction(cover: number, wettedFraction: number): number {
  return finite('exposed-wetted-fraction', clamp(Math.min(1 - cover, wettedFraction), 0.01, 1));
}

/** f_ew under drip lines, which the canopy shades. (7.7, drip) */
export function exposedWettedFractionDrip(cover: number, wettedFraction: number): number {
  const shaded = (1 - 0.67 * cover) * wettedFraction;
  return finite('exposed-wetted-fraction', clamp(Math.min(1 - cover, shaded), 0.01, 1));
}

export interface Wetting {
  irrigationMm: number;
  /** f_w of the method, used on days of irrigation. */
  irrigationWettedFraction: number;
  rainMm: number;
}

/** Rain that wets all of the surface, mm: 3–4 in Table 7.6. */
export const wettingRainMm = 3;

/** f_w of a day: that of the irrigation, else 1 after rain, else the day before's. */
export function wettedFraction(previous: number, wetting: Wetting): number {
  if (wetting.irrigationMm > 0) return finite('wetted-fraction', wetting.irrigationWettedFraction);
  return wetting.rainMm >= wettingRainMm ? 1 : finite('wetted-fraction', previous);
}
