/** Shapes of the rows. */
import type { StageCoefficients, StageLengths } from '../crop-coefficient/index.ts';
import type { CropId } from './crops.ts';
import type { TableSource } from './source.ts';

/** What tells apart the rows of a crop in one edition. */
export type CropVariant =
  | 'low-grain-moisture'
  | 'high-grain-moisture'
  | 'flooded'
  | 'flooded-dry-seeded'
  | 'flooded-early-cut-off'
  | 'intermittent'
  | 'aerobic'
  | 'short-season'
  | 'long-season'
  | 'dry'
  | 'green'
  | 'fresh-market'
  | 'fresh-market-trellis'
  | 'processing';

export interface CoefficientRow {
  crop: CropId;
  variant?: CropVariant;
  kc: StageCoefficients;
  kcb: StageCoefficients;
  heightM: { min?: number; max: number };
  source: TableSource;
}

/** Table 11 has rows that are not those of one crop. */
export type StageGroup = CropId | 'small-grains' | 'sugarcane-ratoon';

export type PlantingMonth = 'jan' | 'feb' | 'mar' | 'apr' | 'may' | 'jun' | 'jul' | 'aug' | 'sep' | 'oct' | 'nov' | 'dec';

export interface StageRow {
  /** Crop and region of the table: "cotton.egypt-pakistan-california". */
  id: string;
  crop: StageGroup;
  stages: StageLengths;
  /** As printed; empty for cane. */
  plantingMonths: readonly PlantingMonth[];
  namesPakistan: boolean;
  source: TableSource;
}

export interface RootRow {
  crop: CropId;
  /** As printed, of grown plants; not the depth at sowing. */
  rootDepth: { minM: number; maxM: number };
  /** For ET_c of 5 mm/d and surface irrigation. */
  p: number;
  source: TableSource;
}

type Span = readonly [low: number, high: number];

export interface SoilRow {
  /** Family and class: "fao.loam". */
  id: string;
  thetaFc: number;
  thetaWp: number;
  range?: { thetaFc: Span; thetaWp: Span };
  /** REW and TEW of a layer of 0.10 m. */
  evaporation?: { rewMm: Span; tewMm: Span };
  saturated?: { theta: number; conductivityMmPerDay: number };
  source: TableSource;
}
