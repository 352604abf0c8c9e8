/** What a person chooses and measures of a field, as it travels and as it is stored. */
import type { CropId, CropVariant } from '@repo/agronomy';
import type { IsoDate } from '@repo/facts';

export const irrigationMethods = ['basin', 'furrow', 'sprinkler', 'drip'] as const;
export type IrrigationMethod = (typeof irrigationMethods)[number];

/** How furrows are watered: every one, between narrow or wide beds, or every other one. */
export const furrowLayouts = ['narrow-bed', 'wide-bed', 'alternate'] as const;
export type FurrowLayout = (typeof furrowLayouts)[number];

/** From near field capacity down to near the wilting point, as a hand feels it. */
export const moistureSteps = ['moist', 'half', 'dry'] as const;
export type MoistureStep = (typeof moistureSteps)[number];

/** How wet the root zone was on the day of sowing, as the person answered. */
export type StartMoisture =
  /** After an irrigation before sowing that filled it. */
  | { readonly kind: 'field-capacity' }
  /** Per cent by volume. */
  | { readonly kind: 'measured'; readonly percent: number }
  | { readonly kind: 'estimated'; readonly step: MoistureStep };

export interface Place {
  readonly name: string;
  /** South negative. */
  readonly latitudeDeg: number;
  /** West negative. */
  readonly longitudeDeg: number;
  readonly elevationM: number;
}

export interface FieldInputs {
  readonly place: Place;
  readonly crop: CropId;
  readonly variant: CropVariant | null;
  /** Id of a row of stage lengths. */
  readonly stages: string;
  readonly sowingDate: IsoDate;
  /** Id of a soil class. */
  readonly soil: string;
  /** Null while nobody answered: then field capacity is taken, and the page says so. */
  readonly start: StartMoisture | null;
  readonly method: IrrigationMethod;
  /** Of the method `furrow`; null for another one, or while nobody said. */
  readonly furrows: FurrowLayout | null;
  /** f_w in per cent, above 0 to 100; null for the labelled assumption of the method. */
  readonly wettedPct: number | null;
  /** Above 0 to 100; null for the labelled assumption of the method. */
  readonly efficiencyPct: number | null;
  readonly areaAcres: number;
  readonly dischargeCusecs: number | null;
}
