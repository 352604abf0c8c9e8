/** What a person chooses and measures of a field, as it travels and as it is stored. */
import type { CropId, CropVariant } from '@repo/agronomy';
import type { IsoDate } from '@repo/facts';

export const irrigationMethods = ['basin', 'furrow', 'sprinkler', 'drip'] as const;
export type IrrigationMethod = (typeof irrigationMethods)[number];

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
  readonly method: IrrigationMethod;
  /** Above 0 to 100; null for the labelled assumption of the method. */
  readonly efficiencyPct: number | null;
  readonly areaAcres: number;
  readonly dischargeCusecs: number | null;
}
