/** Depth of the roots at sowing and grown: the field's own, else assumed and of the table. */
import { type CropId, findRoots, pondedCrops, type RootRow } from '../data/index.ts';
import { known, missing } from './known.ts';
import type { Field, Known } from './types.ts';

/** Z_r on the day of sowing, m, unless the field has its own: an assumption of this project. Example 38 (8.3) of FAO-56 begins at it. */
export const assumedStartM = 0.3;
/** No root zone is taken to be deeper, m. */
const deepestM = 5;

/** Depth of the roots, m. */
export interface Roots {
  readonly row: RootRow;
  readonly startM: number;
  readonly fullM: number;
  readonly typed: { readonly start: boolean; readonly full: boolean };
}

/**
 * The lesser depth of the table is the one for scheduling irrigation, by the footnote of Table 22; the greater is for modelling stress
 * without irrigation.
 */
export function rootsOf(field: Field, crop: CropId): Known<Roots> {
  if (pondedCrops.includes(crop)) return missing('no-row', 'pond-balance');
  const row = findRoots(crop, field.edition);
  if (!row) return missing('no-row', 'roots');
  const { startM: typedStartM, fullM: typedFullM } = field.roots ?? {};
  const fullM = typedFullM ?? row.rootDepth.minM;
  const startM = typedStartM ?? Math.min(assumedStartM, fullM);
  if (!(startM > 0 && startM <= fullM && fullM <= deepestM)) return missing('out-of-range', 'roots');
  return known({ row, startM, fullM, typed: { start: typedStartM !== undefined, full: typedFullM !== undefined } });
}
