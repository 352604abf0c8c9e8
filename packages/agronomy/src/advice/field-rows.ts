/** The rows that a field stands on. */
import {
  adjustCoefficients,
  type ClimateDay,
  type StageClimate,
  type StageCoefficients,
  type StageLengths,
  seasonDays,
  stageMean,
} from '../crop-coefficient/index.ts';
import {
  type CoefficientRow,
  type CropId,
  findCoefficients,
  findSoil,
  isCropId,
  stageRowsOf,
  type TableSource,
} from '../data/index.ts';
import type { SoilWater } from '../water-balance/index.ts';
import { known, missing } from './known.ts';
import { type Roots, rootsOf } from './root-depth.ts';
import { type SurfaceLayer, surfaceLayerOf } from './surface-layer.ts';
import type { DualCoefficient, Field, Known } from './types.ts';

/** A value with the table it came from; none when the user gave it. */
export interface Sourced<T> {
  readonly value: T;
  readonly source: TableSource | undefined;
}

/** What a corner of the line of coefficients is adjusted to. */
export interface CornerClimate {
  /** `given` with the field, or the means of the field's own weather. */
  readonly origin: 'given' | 'weather';
  /** Days of the stage with measured wind and humidity; undefined where the climate was given. */
  readonly days: number | undefined;
  /** Undefined: too few days are known, and the coefficient stands as tabulated. */
  readonly climate: StageClimate | undefined;
}

export interface Coefficients {
  readonly row: CoefficientRow;
  readonly kc: StageCoefficients;
  readonly kcb: StageCoefficients;
  /** Of the mid and of the late stage. */
  readonly climate: { readonly mid: CornerClimate; readonly end: CornerClimate };
}

/** What the dual coefficient stands on beside the rows of the single one. */
export interface DualRows {
  readonly asked: DualCoefficient;
  readonly layer: SurfaceLayer;
}

export interface FieldRows {
  readonly coefficients: Known<Coefficients>;
  readonly stages: Known<Sourced<StageLengths>>;
  readonly roots: Known<Roots>;
  readonly soil: Known<Sourced<SoilWater>>;
  /** Undefined under the single coefficient. */
  readonly dual: Known<DualRows> | undefined;
}

/** @param measured the field's weather so far, for coefficients that no given climate adjusts; see `climateDaysOf` */
export function rowsOf(field: Field, measured: readonly ClimateDay[] = []): FieldRows {
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
  const stages = stagesOf(field, crop);
  return { coefficients: coefficientsOf(field, crop, stages, measured), stages, roots: rootsOf(field, crop), soil, dual };
}

function coefficientsOf(
  field: Field,
  crop: CropId,
  stages: FieldRows['stages'],
  measured: readonly ClimateDay[],
): FieldRows['coefficients'] {
  const found = findCoefficients(crop, field.edition, field.variant);
  if (!found.ok) return found.reason === 'no-row' ? missing('no-row', 'coefficients') : missing('no-input', 'variant');
  const { row } = found;
  const corner = (stage: 'mid' | 'late'): CornerClimate => {
    if (field.climate) return { origin: 'given', days: undefined, climate: field.climate[stage] };
    if (!stages.ok) return { origin: 'weather', days: 0, climate: undefined };
    return { origin: 'weather', ...stageMean(stage, stages.value.value, measured) };
  };
  const climate = { mid: corner('mid'), end: corner('late') };
  const means = { mid: climate.mid.climate, late: climate.end.climate };
  const adjusted = (tabulated: StageCoefficients) => adjustCoefficients(tabulated, means, row.heightM.max);
  return known({ row, kc: adjusted(row.kc), kcb: adjusted(row.kcb), climate });
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
