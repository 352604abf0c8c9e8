/** Looks rows up. A crop without a row has none: nothing is borrowed from another. */
import type { Edition } from '../edition.ts';
import { coefficients1998 } from './coefficients-1998.ts';
import { coefficients2025 } from './coefficients-2025.ts';
import type { CropId } from './crops.ts';
import { rootRows } from './roots.ts';
import type { CoefficientRow, CropVariant, RootRow, SoilRow, StageGroup, StageRow } from './rows.ts';
import { soilRows } from './soils.ts';
import { stageRows } from './stage-lengths.ts';

const coefficients: Record<Edition, readonly CoefficientRow[]> = { '1998': coefficients1998, '2025': coefficients2025 };

/** All rows of a crop in an edition. */
export function coefficientRowsOf(crop: CropId, edition: Edition): readonly CoefficientRow[] {
  return coefficients[edition].filter((row) => row.crop === crop);
}

export type CoefficientLookup =
  | { readonly ok: true; readonly row: CoefficientRow }
  | { readonly ok: false; readonly reason: 'no-row' }
  /** Several rows, and none was chosen. */
  | { readonly ok: false; readonly reason: 'no-input'; readonly variants: readonly CropVariant[] };

/** The one row of a crop, or that of the variant. */
export function findCoefficients(crop: CropId, edition: Edition, variant?: CropVariant): CoefficientLookup {
  const rows = coefficientRowsOf(crop, edition);
  const [first] = rows;
  if (!first) return { ok: false, reason: 'no-row' };
  if (rows.length === 1) return { ok: true, row: first };
  const row = rows.find((candidate) => candidate.variant === variant);
  if (row) return { ok: true, row };
  return { ok: false, reason: 'no-input', variants: rows.flatMap((candidate) => candidate.variant ?? []) };
}

export function findRoots(crop: CropId, edition: Edition): RootRow | undefined {
  return rootRows.find((row) => row.crop === crop && row.source.edition === edition);
}

const stageGroups: Partial<Record<CropId, readonly StageGroup[]>> = {
  wheat: ['wheat', 'small-grains'],
  sugarcane: ['sugarcane', 'sugarcane-ratoon'],
};

/** Stage lengths to choose from. */
export function stageRowsOf(crop: CropId): readonly StageRow[] {
  const groups = stageGroups[crop] ?? [crop];
  return stageRows.filter((row) => groups.includes(row.crop));
}

export function findSoil(id: string): SoilRow | undefined {
  return soilRows.find((row) => row.id === id);
}
