/** The rows that a field stands on. */
import { adjustCoefficients, type StageCoefficients, type StageLengths, seasonDays } from '../crop-coefficient/index.ts';
import {
  type CoefficientRow,
  type CropId,
  findCoefficients,
  findRoots,
  findSoil,
  isCropId,
  pondedCrops,
  type RootRow,
  stageRowsOf,
  type TableSource,
} from '../data/index.ts';
import type { SoilWater } from '../water-balance/index.ts';
import { known, missing } from './known.ts';
import { type SurfaceLayer, surfaceLayerOf } from './surface-layer.ts';
import type { DualCoefficient, Field, Known } from './types.ts';

/** A value with the table it came from; none when the user gave it. */
export interface Sourced<T> {
  readonly value: T;
  readonly source: TableSource | undefined;
}

export interface Coefficients {
  readonly row: CoefficientRow;
  readonly kc: StageCoefficients;
  readonly kcb: StageCoefficients;
  /** To the climate of the stages. */
  readonly adjusted: boolean;
}

/** What the dual coefficient stands on beside the rows of the single one. */
export interface DualRows {
  readonly asked: DualCoefficient;
  readonly layer: SurfaceLayer;
}

export interface FieldRows {
  readonly coefficients: Known<Coefficients>;
  readonly stages: Known<Sourced<StageLengths>>;
  readonly roots: Known<RootRow>;
  readonly soil: Known<Sourced<SoilWater>>;
  /** Undefined under the single coefficient. */
  readonly dual: Known<DualRows> | undefined;
}

export function rowsOf(field: Field): FieldRows {
  const soil = soilOf(field);
  const dual = field.dual === undefined ? undefined : dualOf(field.dual, field);
  if (!isCropId(field.crop)) {
    return {
      coefficients: missing('no-row', 'crop'),
      stages: missing('no-row', 'crop'),
      roots: missing('no-row', 'crop'),
      soil,
      dual,
    };
  }
  const { crop } = field;
  return { coefficients: coefficientsOf(field, crop), stages: stagesOf(field, crop), roots: rootsOf(field, crop), soil, dual };
}

function coefficientsOf(field: Field, crop: CropId): FieldRows['coefficients'] {
  const found = findCoefficients(crop, field.edition, field.variant);
  if (!found.ok) return found.reason === 'no-row' ? missing('no-row', 'coefficients') : missing('no-input', 'variant');
  const { row } = found;
  const { climate } = field;
  const adjusted = (tabulated: StageCoefficients) =>
    climate ? adjustCoefficients(tabulated, climate, row.heightM.max) : tabulated;
  return known({ row, kc: adjusted(row.kc), kcb: adjusted(row.kcb), adjusted: climate !== undefined });
}

function stagesOf(field: Field, crop: CropId): FieldRows['stages'] {
  const { stages } = field;
  if (stages && 'lengths' in stages) {
    return possible(stages.lengths)
      ? known({ value: stages.lengths, source: undefined })
      : missing('out-of-range', 'stage-lengths');
  }
  const rows = stageRowsOf(crop);
  if (!stages) return missing(rows.length > 0 ? 'no-input' : 'no-row', 'stage-lengths');
  const row = rows.find(({ id }) => id === stages.row);
  return row ? known({ value: row.stages, source: row.source }) : missing('no-row', 'stage-lengths');
}

/** Whole days, a season of at least one. */
function possible(lengths: StageLengths): boolean {
  const days = [lengths.iniDays, lengths.devDays, lengths.midDays, lengths.lateDays];
  return days.every((count) => Number.isInteger(count) && count >= 0) && seasonDays(lengths) > 0;
}

function rootsOf(field: Field, crop: CropId): FieldRows['roots'] {
  if (pondedCrops.includes(crop)) return missing('no-row', 'pond-balance');
  const row = findRoots(crop, field.edition);
  return row ? known(row) : missing('no-row', 'roots');
}

function soilOf({ soil }: Field): FieldRows['soil'] {
  if (!soil) return missing('no-input', 'soil');
  if (!('class' in soil)) {
    const ordered = soil.thetaWp > 0 && soil.thetaFc > soil.thetaWp && soil.thetaFc < 1;
    return ordered ? known({ value: soil, source: undefined }) : missing('out-of-range', 'soil');
  }
  const row = findSoil(soil.class);
  return row ? known({ value: row, source: row.source }) : missing('no-row', 'soil');
}

function dualOf(asked: DualCoefficient, field: Field): Known<DualRows> {
  const { wettedFraction } = asked;
  if (!(wettedFraction > 0 && wettedFraction <= 1)) return missing('out-of-range', 'wetted-fraction');
  const layer = surfaceLayerOf(asked, field.soil);
  return layer.ok ? known({ asked, layer: layer.value }) : layer;
}
