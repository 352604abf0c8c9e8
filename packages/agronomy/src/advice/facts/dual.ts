/** Facts of the dual coefficient, in the order of the card. */
import type { Fact, IsoDate } from '@repo/facts';
import type { DualRows, FieldRows } from '../field-rows.ts';
import type { Field, Known } from '../types.ts';
import { basalFacts } from './basal.ts';
import { actualFacts, unstressedFacts } from './evapotranspiration.ts';
import type { Chain } from './make.ts';
import { surfaceLayerFacts } from './surface-layer.ts';
import { dualTodayOf, type Today } from './today.ts';

export interface DualFacts {
  /** Before those of the root zone. */
  readonly coefficients: readonly Fact[];
  /** After them: they stand on K_s. */
  readonly actual: readonly Fact[];
}

/** @param chain of the whole balance */
export function dualFacts(
  field: Field,
  rows: FieldRows,
  dual: Known<DualRows>,
  found: Known<Today>,
  { asOf, rainGaps, chain }: { readonly asOf: IsoDate; readonly rainGaps: number; readonly chain: Chain },
): DualFacts {
  const today = found.ok ? dualTodayOf(found.value) : found;
  const crop = [
    rows.coefficients.ok ? rows.coefficients.value.row.source : undefined,
    rows.stages.ok ? rows.stages.value.source : undefined,
  ];
  const cropChain = { tables: crop, edition: field.edition };
  const layer = dual.ok ? dual.value.layer.row?.source : undefined;
  const layerChain = { tables: [...crop, layer], edition: field.edition };
  return {
    coefficients: [
      ...basalFacts(field, rows, today, asOf, cropChain),
      ...surfaceLayerFacts(dual, today, rainGaps, layerChain),
      ...unstressedFacts(today, layerChain),
    ],
    actual: actualFacts(today, chain, layerChain),
  };
}
