/** Everything in the form that cannot be read, by its place. */
import { dateNeeded, moneyAboveZero } from './common-fields.ts';
import type { FormValues, Place } from './field.ts';
import { hasCosts, hasHarvests, visibleFields } from './fields.ts';
import { type FieldError, fieldError, parseDate, parseMoney } from './parse-field.ts';

export type FormErrors = ReadonlyMap<Place, FieldError>;

export const costAmountKind = moneyAboveZero;
export const harvestCapitalKind = moneyAboveZero;
export const harvestDueKind = dateNeeded;

export function formErrors(values: FormValues): FormErrors {
  const errors = new Map<Place, FieldError>();
  const note = (place: Place, error: FieldError | null) => {
    if (error) errors.set(place, error);
  };
  for (const field of visibleFields(values)) note(field.id, fieldError(field, values.texts[field.id]));
  if (hasCosts(values)) {
    values.costs.forEach((row, index) => {
      note(`costs.${index}.amount`, errorOf(parseMoney(row.amount, costAmountKind)));
    });
  }
  if (hasHarvests(values)) {
    values.harvests.forEach((row, index) => {
      note(`harvests.${index}.due`, errorOf(parseDate(row.due, harvestDueKind)));
      note(`harvests.${index}.capital`, errorOf(parseMoney(row.capital, harvestCapitalKind)));
    });
    if (values.harvests.length === 0) {
      note('harvests', { key: 'financing.error.harvests-needed', params: {}, missing: true });
    }
  }
  return errors;
}

function errorOf(parsed: ReturnType<typeof parseMoney> | ReturnType<typeof parseDate>): FieldError | null {
  return parsed.ok ? null : parsed.error;
}
