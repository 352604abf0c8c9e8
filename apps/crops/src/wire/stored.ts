/** A field with its weather and entries, as the API shows them. */
import type { WeatherDay } from '@repo/agronomy';
import type { IsoDate } from '@repo/facts';
import type { FieldInputs } from './inputs.ts';

export interface FieldRow {
  /** "field_…" */
  readonly id: string;
  readonly title: string;
  readonly inputs: FieldInputs;
  /** ISO instant. */
  readonly updatedAt: string;
}

/** The cell of a model's grid that answered for a place. */
export interface GridCell {
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
  readonly elevationM: number;
}

/** A day of weather as the engine reads it, and when it came. */
export interface StoredDay extends WeatherDay {
  /** ISO instant. */
  readonly fetchedAt: string;
  /** Absent for a station. */
  readonly cell?: GridCell;
}

export const entryKinds = ['irrigation', 'rain'] as const;
export type EntryKind = (typeof entryKinds)[number];

/** Water given or rain in the gauge, as a person wrote it down. */
export interface Entry {
  /** "entry_…" */
  readonly id: string;
  readonly fieldId: string;
  readonly kind: EntryKind;
  readonly date: IsoDate;
  /**
   * Tenths of a millimetre over the field. Irrigation is what was applied (gross, as the advice states it): of it the field's
   * application efficiency E_a stays, so net = depth × E_a, and only the net enters the water balance. Rain is as in the gauge.
   */
  readonly depth: number;
  /** ISO instant; null while it counts. */
  readonly withdrawnAt: string | null;
}

export interface FieldView extends FieldRow {
  /** By date, then kind. A forecast stays when its day has passed, so that it can be held against what fell. */
  readonly weather: readonly StoredDay[];
  /** By date; withdrawn ones are left out. */
  readonly entries: readonly Entry[];
}
