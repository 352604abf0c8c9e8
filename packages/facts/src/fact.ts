/** Facts before words: every figure carries where it comes from, so that it can be opened and checked. */
import type { IsoDate } from './iso-date.ts';

/**
 * How far a value may be trusted. `verified`: read in the source or computed exactly from what is; `secondary`: press or a
 * vendor's page; `unverified`: must be confirmed, shown as such; `user`: typed by a person; `missing`: unknown, value is null.
 */
export type FactStatus = 'verified' | 'secondary' | 'unverified' | 'user' | 'missing';

/**
 * `paisa`: integer string; `ratio`: decimal string, 0.12 = 12 %; `fraction`: two whole numbers, "1/12", or one; `date`: IsoDate;
 * `term`: a message key; the rest: decimal strings.
 */
export type FactUnit =
  | 'paisa'
  | 'ratio'
  | 'fraction'
  | 'date'
  | 'term'
  | 'months'
  | 'days'
  | 'count'
  | 'mm'
  | 'hours'
  | 'celsius'
  | 'none';

export type FactValue = string | IsoDate | { readonly from: string; readonly to: string } | null;

export interface FactSource {
  kind: 'computed' | 'user' | 'document';
  /** Short name of the document: "AAOIFI SS 8", "BPRD CL 29/2021". */
  document?: string;
  /** Clause or equation: "4/6", "eq. 6". */
  clause?: string;
  url?: string;
  checkedOn?: IsoDate;
}

/** One input of a formula. `ref` names the fact it came from, when there is one to open. */
export interface FactInput {
  /** As it stands in the formula: "C", "i", "n". */
  symbol: string;
  /** A message key under `facts.` of the vertical. */
  labelKey: string;
  value: FactValue;
  unit: FactUnit;
  ref?: string;
}

export interface FactFormula {
  /** In symbols: "A = C · i / (1 − (1 + i)^−n)". */
  symbols: string;
  /** With numbers put in, ASCII digits: "A = 3000000.00 × 0.0125 / (1 − 1.0125^−60)". */
  numbers?: string;
}

/**
 * A value that knows where it comes from. The label of `shop.order.total` is the message `facts.order.total` of the
 * vertical `shop`.
 */
export interface Fact {
  /** Dotted, stable, the vertical first: "shop.order.total". */
  id: string;
  value: FactValue;
  unit: FactUnit;
  source: FactSource;
  /** Edition or amendment of the document. */
  edition?: string;
  status: FactStatus;
  inputs: readonly FactInput[];
  formula: FactFormula | null;
  /** Message key that says how the value was rounded. */
  roundingKey?: string;
  /** What the value is limited to, as a message key. */
  scopeKey?: string;
  scopeParams?: Readonly<Record<string, string>>;
}
