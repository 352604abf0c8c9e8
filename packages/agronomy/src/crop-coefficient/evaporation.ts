/** Evaporation from the surface layer. Depths in mm. */
import type { DayConvention } from '../day-convention.ts';
import { clamp, finite } from '../finite.ts';

/** TEW of the layer. [73] (7.5) @param layerM Z_e, 0.10–0.15 m */
export function totalEvaporableWater(thetaFc: number, thetaWp: number, layerM: number): number {
  return finite('tew', 1000 * (thetaFc - 0.5 * thetaWp) * layerM);
}

/** K_r, 0–1. [74] (7.6) */
export function evaporationReduction(deMm: number, tewMm: number, rewMm: number): number {
  if (deMm <= rewMm) return 1;
  return finite('kr', clamp((tewMm - deMm) / (tewMm - rewMm), 0, 1));
}

/** K_e. [71] (7.3) */
export function evaporationCoefficient(kr: number, kcMax: number, kcb: number, few: number): number {
  return finite('ke', Math.max(0, Math.min(kr * (kcMax - kcb), few * kcMax)));
}

export interface EvaporationDay {
  deStartMm: number;
  tewMm: number;
  rewMm: number;
  /** Less runoff. */
  rainMm: number;
  irrigationMm: number;
  wettedFraction: number;
  few: number;
  kcMax: number;
  kcb: number;
  etoMm: number;
}

export interface EvaporationRow {
  readonly kr: number;
  readonly ke: number;
  readonly evaporationMm: number;
  /** DP_e, percolation out of the layer. */
  readonly percolationMm: number;
  readonly deMm: number;
  /** Evaporation that the layer could not give: what the clamp at TEW took off. */
  readonly beyondMm: number;
}

/** One day of the layer under f_ew. [77–79] (7.9–7.10), without transpiration from it. */
export function evaporationDay(day: EvaporationDay, convention: DayConvention): EvaporationRow {
  const wettingMm = day.rainMm + day.irrigationMm / day.wettedFraction;
  const percolationMm = finite('percolation', Math.max(0, wettingMm - day.deStartMm));
  const wettedMm = day.deStartMm - wettingMm + percolationMm;
  const kr = evaporationReduction(convention === 'early' ? wettedMm : day.deStartMm, day.tewMm, day.rewMm);
  const ke = evaporationCoefficient(kr, day.kcMax, day.kcb, day.few);
  const evaporationMm = ke * day.etoMm;
  const unlimited = finite('de', wettedMm + evaporationMm / day.few);
  const deMm = clamp(unlimited, 0, day.tewMm);
  return { kr, ke, evaporationMm, percolationMm, deMm, beyondMm: unlimited - deMm };
}
