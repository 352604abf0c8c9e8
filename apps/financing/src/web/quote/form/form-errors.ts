/** Everything in the form that cannot be read, by its place. */
import { dateNeeded, moneyAboveZero } from './common-fields.ts';
import type { DateKind, FormValues, Place } from './field.ts';
import { hasCosts, hasHarvests, visibleFields } from './fields.ts';
import { type FieldError, textError } from './parse-field.ts';

export type FormErrors = ReadonlyMap<Place, FieldError>;

export const costAmountKind = moneyAboveZero;
export const harvestCapitalKind = moneyAboveZero;
export const harvestDueKind = dateNeeded;

/** @param dateError checks dates too; without it dates are left to whoever loads the calendars */
export function formErrors(values: FormValues, dateError?: (kind: DateKind, text: string) => FieldError | null): FormErrors {
  const errors = new Map<Place, FieldError>();
  const note = (place: Place, error: FieldError | null | undefined) => {
    if (error) errors.set(place, error);
  };
  for (const { id, kind } of visibleFields(values)) {
    const text = values.texts[id];
    note(id, kind.type === 'date' ? dateError?.(kind, text) : textError(kind, text));
  }
  if (hasCosts(values)) {
    for (const [index, { amount }] of values.costs.entries()) note(`costs.${index}.amount`, textError(costAmountKind, amount));
  }
  if (hasHarvests(values)) {
    for (const [index, { due, capital }] of values.harvests.entries()) {
      note(`harvests.${index}.due`, dateError?.(harvestDueKind, due));
      note(`harvests.${index}.capital`, textError(harvestCapitalKind, capital));
    }
    if (values.harvests.length === 0) note('harvests', { key: 'financing.error.harvests-needed', params: {}, missing: true });
  }
  return errors;
}
