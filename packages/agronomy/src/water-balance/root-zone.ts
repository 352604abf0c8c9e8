/** One day of the root zone. Depths in mm. */
import type { DayConvention } from '../day-convention.ts';
import { clamp, finite } from '../finite.ts';

export interface RootZoneDay {
  drStartMm: number;
  tawMm: number;
  /** Less runoff. */
  rainMm: number;
  irrigationMm: number;
  /** ET_c,act: adjusted by K_s. */
  etaMm: number;
  /** 0 unless a water table is near. */
  capillaryRiseMm?: number;
}

export interface RootZoneRow {
  readonly drMm: number;
  /** DP, percolation below the roots. */
  readonly percolationMm: number;
  /** Evapotranspiration that the root zone could not give: what the clamp at TAW took off. */
  readonly beyondMm: number;
}

/**
 * D_r at the end of the day, 0–TAW, and DP. [85–86, 88] (8.7, 8.15)
 * It closes: D_r = D_r,start − rain − irrigation − rise + ET + DP − beyond.
 */
export function rootZoneDay(day: RootZoneDay, convention: DayConvention): RootZoneRow {
  const inflowMm = day.rainMm + day.irrigationMm + (day.capillaryRiseMm ?? 0);
  const beforePercolationMm = convention === 'early' ? 0 : day.etaMm;
  const percolationMm = finite('percolation', Math.max(0, inflowMm - beforePercolationMm - day.drStartMm));
  const unlimited = finite('dr', day.drStartMm - inflowMm + percolationMm + day.etaMm);
  const drMm = clamp(unlimited, 0, day.tawMm);
  return { drMm, percolationMm, beyondMm: unlimited - drMm };
}
