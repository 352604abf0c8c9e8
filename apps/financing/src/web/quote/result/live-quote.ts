/** What the form amounts to right now. */
import type { IsoDate } from '@repo/facts';
import { type Evidence, type Quote, quote, type Refusal } from '@repo/islamic-finance';
import type { FormValues } from '../form/field.ts';
import type { FormErrors } from '../form/form-errors.ts';
import { readInputs } from '../form/read-inputs.ts';

export type LiveQuote =
  | { readonly kind: 'incomplete'; readonly errors: FormErrors }
  | { readonly kind: 'refused'; readonly refusals: readonly Refusal[] }
  | { readonly kind: 'computed'; readonly quote: Quote };

export function liveQuote(values: FormValues, context: { asOf: IsoDate; evidence: readonly Evidence[] }): LiveQuote {
  const read = readInputs(values);
  if (!read.ok) return { kind: 'incomplete', errors: read.errors };
  const result = quote(read.inputs, context);
  return result.ok ? { kind: 'computed', quote: result } : { kind: 'refused', refusals: result.refusals };
}
