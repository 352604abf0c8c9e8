/** The soil between the roots and their grown depth: what roots find when they grow, and what percolation gives back. Depths in mm. */
import { clamp, finite } from '../finite.ts';
import { type SoilWater, totalAvailableWater } from './soil-water.ts';
import type { BalanceState } from './types.ts';

/** Soil below the roots of a day. */
export interface Subsoil {
  /** Available water that it holds at field capacity. */
  readonly capacityMm: number;
  readonly missingMm: number;
}

/**
 * Roots that grow take over the share of water that is missing below them; the rest stays missing below.
 * @param grownDepthM Z_r of the grown crop
 */
export function rootGrowth(
  { rootDepthM: beforeM, subsoilDepletion }: BalanceState,
  rootDepthM: number,
  grownDepthM: number,
  soil: SoilWater,
): Subsoil & { readonly grownMm: number } {
  const share = clamp(subsoilDepletion, 0, 1);
  const capacityMm = totalAvailableWater(soil, Math.max(0, grownDepthM - rootDepthM));
  const grownMm = share * totalAvailableWater(soil, rootDepthM - beforeM);
  return { capacityMm, missingMm: share * capacityMm, grownMm };
}

/** Percolation fills what is missing; only the rest leaves the profile. */
export function subsoilRefill({ capacityMm, missingMm }: Subsoil, percolationMm: number) {
  const subsoilRefillMm = Math.min(percolationMm, missingMm);
  const subsoilMissingMm = missingMm - subsoilRefillMm;
  const subsoilDepletion = capacityMm > 0 ? clamp(finite('subsoil', subsoilMissingMm / capacityMm), 0, 1) : 0;
  return { subsoilRefillMm, subsoilMissingMm, subsoilDepletion };
}
