/** What the form amounts to right now. */
import type { IsoDate } from '@repo/facts';
import type { Evidence, Quote, Refusal } from '@repo/islamic-finance';
import type { FormErrors } from '../form/form-errors.ts';

export type LiveQuote =
  | { readonly kind: 'incomplete'; readonly errors: FormErrors }
  /** Everything is there; the engine is on its way. */
  | { readonly kind: 'waiting' }
  | { readonly kind: 'refused'; readonly refusals: readonly Refusal[] }
  | { readonly kind: 'computed'; readonly quote: Quote };

export interface QuoteSetting {
  readonly asOf: IsoDate;
  readonly evidence: readonly Evidence[];
}
