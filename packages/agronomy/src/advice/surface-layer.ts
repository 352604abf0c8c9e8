/** REW and TEW of a field: of its soil class, or typed in. */
import { findSoil, type SoilRow, type TableSource } from '../data/index.ts';
import { known, missing } from './known.ts';
import type { DualCoefficient, Field, Known } from './types.ts';

type Ranges = NonNullable<SoilRow['evaporation']>;

export interface SurfaceLayer {
  readonly rewMm: number;
  readonly tewMm: number;
  /** Where they come from; none when the user gave them. */
  readonly row: { readonly ranges: Ranges; readonly source: TableSource } | undefined;
}

/** Typed values first, else the middle of the class's printed ranges, which hold for a layer of 0.10 m. */
export function surfaceLayerOf({ layer }: DualCoefficient, soil: Field['soil']): Known<SurfaceLayer> {
  if (layer) {
    const ordered = layer.rewMm > 0 && layer.tewMm > layer.rewMm && Number.isFinite(layer.tewMm);
    return ordered ? known({ ...layer, row: undefined }) : missing('out-of-range', 'evaporation-layer');
  }
  if (!soil) return missing('no-input', 'soil');
  if (!('class' in soil)) return missing('no-input', 'evaporation-layer');
  const row = findSoil(soil.class);
  if (!row) return missing('no-row', 'soil');
  const { evaporation: ranges, source } = row;
  if (!ranges) return missing('no-row', 'evaporation-layer');
  return known({ rewMm: middle(ranges.rewMm), tewMm: middle(ranges.tewMm), row: { ranges, source } });
}

function middle([low, high]: Ranges['rewMm']): number {
  return (low + high) / 2;
}
