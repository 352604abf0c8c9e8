/** What the parts of the form need: its values, how to change them, and which mistakes to show. */
import type { IsoDate } from '@repo/facts';
import type { CostRow, FieldId, FormValues, HarvestRow, Place } from './field.ts';
import type { FieldError } from './parse-field.ts';

export interface FormState {
  readonly values: FormValues;
  readonly today: IsoDate;
  readonly change: (changes: Partial<FormValues>) => void;
  /** The mistake to show at a place now; one that is only missing shows after the place was left. */
  readonly errorAt: (place: Place) => FieldError | undefined;
}

export function withText(values: FormValues, id: FieldId, text: string): Pick<FormValues, 'texts'> {
  return { texts: { ...values.texts, [id]: text } };
}

export function withCost(values: FormValues, index: number, row: Partial<CostRow>): Pick<FormValues, 'costs'> {
  return { costs: values.costs.map((old, at) => (at === index ? { ...old, ...row } : old)) };
}

export function withHarvest(values: FormValues, index: number, row: Partial<HarvestRow>): Pick<FormValues, 'harvests'> {
  return { harvests: values.harvests.map((old, at) => (at === index ? { ...old, ...row } : old)) };
}

/** The element that holds the control of a place. */
export function placeElementId(place: Place): string {
  return `place-${place}`;
}
