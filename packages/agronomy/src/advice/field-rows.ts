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
import type { Field, Known } from './types.ts';

/** A value with the table it came from; none when the user gave it. */
export interface Sourced<T> {
  readonly value: T;
  readonly source: TableSource | undefined;
}

export interface Coefficients {
  readonly row: CoefficientRow;
  readonly kc: StageCoefficients;
  /** To the climate of the stages. */
  readonly adjusted: boolean;
}

export interface FieldRows {
  readonly coefficients: Known<Coefficients>;
  readonly stages: Known<Sourced<StageLengths>>;
  readonly roots: Known<RootRow>;
  readonly soil: Known<Sourced<SoilWater>>;
}

export function rowsOf(field: Field): FieldRows {
  const soil = soilOf(field);
  if (!isCropId(field.crop)) {
    return {
      coefficients: missing('no-row', 'crop'),
      stages: missing('no-row', 'crop'),
      roots: missing('no-row', 'crop'),
      soil,
    };
  }
  const { crop } = field;
  return { coefficients: coefficientsOf(field, crop), stages: stagesOf(field, crop), roots: rootsOf(field, crop), soil };
}

function coefficientsOf(field: Field, crop: CropId): FieldRows['coefficients'] {
  const found = findCoefficients(crop, field.edition, field.variant);
  if (!found.ok) return found.reason === 'no-row' ? missing('no-row', 'coefficients') : missing('no-input', 'variant');
  const { row } = found;
  const kc = field.climate ? adjustCoefficients(row.kc, field.climate, row.heightM.max) : row.kc;
  return known({ row, kc, adjusted: field.climate !== undefined });
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
