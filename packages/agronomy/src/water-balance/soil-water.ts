/** Water that the roots can reach. Depths in mm, θ in m³/m³. */
import { clamp, finite } from '../finite.ts';

export interface SoilWater {
  thetaFc: number;
  thetaWp: number;
}

/** TAW. [82] (8.3) */
export function totalAvailableWater({ thetaFc, thetaWp }: SoilWater, rootDepthM: number): number {
  return finite('taw', 1000 * (thetaFc - thetaWp) * rootDepthM);
}

/** p of a day from the tabulated one, which holds for 5 mm/d: 0.1–0.8. (8.5) */
export function depletionFraction(tabulated: number, etcMm: number): number {
  return finite('p', clamp(tabulated + 0.04 * (5 - etcMm), 0.1, 0.8));
}

/** RAW. [83] (8.4) */
export function readilyAvailableWater(p: number, tawMm: number): number {
  return finite('raw', p * tawMm);
}

/** K_s, 0–1. [84] (8.6) */
export function stressCoefficient(drMm: number, tawMm: number, rawMm: number): number {
  if (drMm <= rawMm) return 1;
  return finite('ks', clamp((tawMm - drMm) / (tawMm - rawMm), 0, 1));
}

/** D_r at the start, from the water content then. [87] (8.8) */
export function depletionOf(thetaNow: number, { thetaFc, thetaWp }: SoilWater, rootDepthM: number): number {
  const tawMm = totalAvailableWater({ thetaFc, thetaWp }, rootDepthM);
  return finite('dr', clamp(1000 * (thetaFc - thetaNow) * rootDepthM, 0, tawMm));
}

/** Z_r grows through the development stage. @param progress see `developmentProgress` */
export function rootDepth(range: { minM: number; maxM: number }, progress: number): number {
  return finite('root-depth', range.minM + progress * (range.maxM - range.minM));
}
