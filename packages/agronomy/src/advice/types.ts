/** What an advice is asked with and what it gives. */
import type { Fact, IsoDate } from '@repo/facts';
import type { StageClimate, StageLengths, StageName } from '../crop-coefficient/index.ts';
import type { CropVariant } from '../data/index.ts';
import type { DayConvention } from '../day-convention.ts';
import type { Edition } from '../edition.ts';
import type { EstimateOptions } from '../reference-et/index.ts';
import type { Site } from '../weather/day.ts';

/** How wet the root zone was when the balance starts. */
export type StartMoisture =
  /** After a heavy irrigation or rain. */
  | { readonly kind: 'field-capacity' }
  /** m³/m³ over the depth that the grown roots will have. */
  | { readonly kind: 'water-content'; readonly theta: number };

/** What the dual coefficient asks for beyond the single one. */
export interface DualCoefficient {
  /** f_w of the irrigation method, above 0 to 1; rain wets all of the surface. */
  readonly wettedFraction: number;
  /** Drip lines, which the canopy shades. */
  readonly drip?: boolean;
  /** Surface layer, mm, 0 < REW < TEW; absent: the middle of the soil class's ranges. */
  readonly layer?: { readonly rewMm: number; readonly tewMm: number };
  /** Surface when the balance starts; absent: as wet as the root zone at field capacity, dry with a measured water content. */
  readonly layerAtStart?: LayerAtStart;
}

/** `field-capacity`: D_e 0, wetted a day or so before; `dry`: D_e = TEW, long without water. */
export const layersAtStart = ['field-capacity', 'dry'] as const;
export type LayerAtStart = (typeof layersAtStart)[number];

export interface Field {
  id: string;
  site: Site;
  /** One of `cropIds`; another text is an unknown crop, not an error. */
  crop: string;
  variant?: CropVariant;
  sowingDate: IsoDate;
  edition: Edition;
  /** A soil class by id, or measured water contents. */
  soil?: { readonly class: string } | { readonly thetaFc: number; readonly thetaWp: number };
  /** A row of Table 11 by id, or the user's own lengths. */
  stages?: { readonly row: string } | { readonly lengths: StageLengths };
  /** Start of the balance; the date is that of sowing unless given, and may re-anchor the balance later. */
  start?: { readonly date?: IsoDate; readonly moisture: StartMoisture };
  /**
   * Means of the stages; absent: those of the field's own weather, as soon as `fewestStageDays` of the stage were observed; until
   * then the tabulated coefficients stand, for 2 m/s and 45 per cent.
   */
  climate?: { readonly mid: StageClimate; readonly late: StageClimate };
  /** Own root depths, m, 0 < start ≤ full ≤ 5: on the day of sowing, and grown. Absent: 0.30 m, and the lesser depth of the table. */
  roots?: { readonly startM?: number; readonly fullM?: number };
  areaM2?: number;
  dischargeM3PerHour?: number;
  /** E_a, above 0 to 1. */
  applicationEfficiency?: number;
  /** LR, 0 unless given. */
  leachingRequirement?: number;
  /** Share of RAW at which water is due, 1 unless given. */
  rawShare?: number;
  dayConvention?: DayConvention;
  /** Present: basal coefficient and evaporation of the surface layer; absent: the single coefficient. */
  dual?: DualCoefficient;
  estimates?: EstimateOptions;
}

/** What happened on the field, as its people wrote it down. */
export interface LedgerEntry {
  date: IsoDate;
  /** Depth that stayed on the field, mm. */
  netIrrigationMm?: number;
  /** f_w of this irrigation, above 0 to 1, where it is not the field's: a soaking before sowing wets all. Dual coefficient only. */
  wettedFraction?: number;
  /** The field's own gauge, mm; goes before any other rain of the date. */
  rainMm?: number;
}

/** `not-due`: nothing is lacking, the days that are known end before water is due. */
export const missingReasons = ['no-input', 'no-row', 'out-of-range', 'not-due'] as const;
export type MissingReason = (typeof missingReasons)[number];

export const needs = [
  'application-efficiency',
  'area',
  'coefficients',
  'crop',
  'discharge',
  'evaporation-layer',
  'humidity',
  'leaching-requirement',
  'pond-balance',
  'provider-eto',
  'radiation',
  'rain',
  'roots',
  'season',
  'soil',
  'stage-lengths',
  'start-moisture',
  'variant',
  'weather',
  'wetted-fraction',
] as const;
export type Need = (typeof needs)[number];

/** Why a figure cannot be given, and what would give it. */
export interface Missing {
  readonly reason: MissingReason;
  readonly needs: readonly Need[];
  /** With `not-due`: how many days were looked at. */
  readonly horizonDays?: number;
}

export type Known<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly missing: Missing };

/** What the dual coefficient adds to a day. */
export interface AdviceDayDual {
  readonly kcb: number;
  readonly ke: number;
  readonly kcMax: number;
  /** f_c, 0–0.99. */
  readonly cover: number;
  /** f_w of the last wetting. */
  readonly wettedFraction: number;
  readonly few: number;
  readonly kr: number;
  readonly evaporationMm: number;
  /** Under the K_s of the day. */
  readonly transpirationMm: number;
  readonly rewMm: number;
  readonly tewMm: number;
  readonly deStartMm: number;
  readonly deMm: number;
}

/** A day of the season chart; the dry projection from the first forecast day on. */
export interface AdviceDay {
  readonly date: IsoDate;
  /** From 1 on the day of sowing. */
  readonly day: number;
  readonly stage: StageName;
  /** Its weather is a forecast. */
  readonly projected: boolean;
  readonly etoMm: number;
  /** Unstressed; K_cb + K_e under the dual coefficient. */
  readonly kc: number;
  readonly etcMm: number;
  readonly etaMm: number;
  /** Fallen rain that counts. */
  readonly rainMm: number;
  /** Forecast rain, in the `withRain` projection only. */
  readonly forecastRainMm: number;
  readonly irrigationMm: number;
  readonly percolationMm: number;
  readonly rootDepthM: number;
  readonly tawMm: number;
  readonly rawMm: number;
  /** Of the morning. */
  readonly ks: number;
  /** D_r in the morning, water that growing roots found missing included. */
  readonly drStartMm: number;
  /** D_r in the evening, which is that of the next morning before its root growth. */
  readonly drMm: number;
  /** D_r in the evening with the forecast's rain. */
  readonly drWithRainMm: number;
  /** Null under the single coefficient. */
  readonly dual: AdviceDayDual | null;
}

export interface Advice {
  readonly fieldId: string;
  /** The day that was asked for. */
  readonly asked: IsoDate;
  /**
   * The day the figures are of: the last day up to `asked` whose ETo is known; `asked` itself where none is, or where no day of the season
   * is. All facts are of this day.
   */
  readonly asOf: IsoDate;
  readonly facts: readonly Fact[];
  readonly days: readonly AdviceDay[];
  /** Days from the start to `asOf` without weather that gives an ETo: they withhold the balance, which cannot bridge them. */
  readonly weatherGaps: readonly IsoDate[];
  /** Past days whose rain nobody knows; computed without rain until someone says. */
  readonly rainGaps: readonly IsoDate[];
  /** Dates of ledger entries after `asOf` and up to `asked`, each once: written down, not counted yet. */
  readonly laterEntries: readonly IsoDate[];
}
