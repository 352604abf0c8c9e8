import type { StageClimate, StageCoefficients, StageLengths } from '../crop-coefficient/index.ts';
import type { DayConvention } from '../day-convention.ts';
import type { SoilWater } from './soil-water.ts';

interface Range {
  minM: number;
  maxM: number;
}

export interface CropWater {
  stages: StageLengths;
  /** K_c for the single, K_cb for the dual balance; adjusted to the climate already. */
  coefficients: StageCoefficients;
  /** Z_r on the day of sowing and grown; the soil down to the grown depth is part of the balance. */
  rootDepth: Range;
  /** p as tabulated, for ET_c of 5 mm/d. */
  depletionFraction: number;
}

export interface DualCropWater extends CropWater {
  height: Range;
}

export interface DualSoilWater extends SoilWater {
  tewMm: number;
  rewMm: number;
}

export interface BalanceOptions {
  dayConvention: DayConvention;
  /** Lowest height in the climate term of K_c max: 0.1 m; pyfao56 has none. */
  heightFloorM?: number;
  /** Drip lines, shaded by the canopy: f_ew by the drip form of (7.7). Dual balance only. */
  drip?: boolean;
}

/** What stays the same from day to day. */
export interface BalanceField {
  crop: CropWater;
  soil: SoilWater;
  options: BalanceOptions;
}

export interface DualBalanceField extends BalanceField {
  crop: DualCropWater;
  soil: DualSoilWater;
}

/** What a day brings. */
export interface BalanceInput {
  /** From 1 on the first day of the season. */
  day: number;
  etoMm: number;
  rainMm: number;
  runoffMm?: number;
  /** Net depth that reaches the field. */
  irrigationMm: number;
  capillaryRiseMm?: number;
}

export interface DualBalanceInput extends BalanceInput {
  climate: StageClimate;
  /** f_w of the method; read on days of irrigation. */
  irrigationWettedFraction: number;
}

/** What the next day starts from. */
export interface BalanceState {
  readonly drMm: number;
  readonly rootDepthM: number;
  /** Share of the available water that is missing between the roots and their grown depth, 0–1; 0 is field capacity. */
  readonly subsoilDepletion: number;
}

export interface DualBalanceState extends BalanceState {
  readonly deMm: number;
  readonly wettedFraction: number;
  readonly heightM: number;
}

/** A day of either balance. */
export interface BalanceRow extends BalanceState {
  readonly day: number;
  readonly etoMm: number;
  readonly rainMm: number;
  readonly runoffMm: number;
  readonly irrigationMm: number;
  readonly capillaryRiseMm: number;
  readonly drStartMm: number;
  /** Water that root growth found missing. */
  readonly rootGrowthMm: number;
  readonly tawMm: number;
  readonly p: number;
  readonly rawMm: number;
  readonly ks: number;
  /** Unstressed. */
  readonly etcMm: number;
  readonly etaMm: number;
  /** DP, out of the root zone: it fills the soil below first. */
  readonly percolationMm: number;
  /** Part of DP that stayed between the roots and their grown depth. */
  readonly subsoilRefillMm: number;
  /** Water missing there in the evening. */
  readonly subsoilMissingMm: number;
  readonly beyondMm: number;
  /** K_s of the D_r at the end of the day. */
  readonly ksEnd: number;
}

export interface SingleBalanceRow extends BalanceRow {
  readonly kc: number;
}

export interface DualBalanceRow extends BalanceRow, DualBalanceState {
  readonly kcb: number;
  readonly kcMax: number;
  readonly cover: number;
  readonly deStartMm: number;
  readonly few: number;
  readonly kr: number;
  readonly ke: number;
  readonly evaporationMm: number;
  readonly transpirationMm: number;
  readonly layerPercolationMm: number;
  readonly layerBeyondMm: number;
}
