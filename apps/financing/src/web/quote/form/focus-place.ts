import type { FormValues, Group, Place } from './field.ts';
import { allFields } from './fields.ts';
import { placeElementId } from './form-state.ts';

/** The group in which a place stands. */
export function groupOfPlace(values: FormValues, place: Place): Group {
  if (place.startsWith('costs.')) return 'costs';
  return allFields(values.product).find((field) => field.id === place)?.group ?? 'main';
}

/** Brings the control of a place into view and puts the cursor into it. */
export function focusPlace(place: Place): void {
  const box = document.getElementById(placeElementId(place));
  box?.scrollIntoView({ block: 'center' });
  box?.querySelector<HTMLElement>('input, select, textarea, button')?.focus({ preventScroll: true });
}
