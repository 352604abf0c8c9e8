/** Building blocks of facts. */
import type { Fact, FactInput, FactSource, FactUnit, FactValue, Paisa, Rate } from '@repo/facts';
import { rupeesFromPaisa } from '@repo/facts';
import type { ProductId, ScheduleBasis } from '../types.ts';

/** Rounding as the fact states it; the message is `rounding.<key>`. */
export type RoundingKey =
  | 'half-up'
  | 'half-even'
  | 'floor'
  | 'largest-remainder'
  | 'residue'
  | 'exact'
  | 'six-decimals'
  | 'ten-decimals';

const roundingKeys = {
  HALF_UP: 'half-up',
  HALF_EVEN: 'half-even',
  FLOOR: 'floor',
  LARGEST_REMAINDER: 'largest-remainder',
} as const;

/** The key of a rounding mode. */
export function roundingKeyOf(mode: ScheduleBasis['instalmentRounding']): RoundingKey {
  return roundingKeys[mode];
}

/** How a value came about, apart from the value itself. */
export interface Derivation {
  readonly symbols: string;
  readonly numbers?: string;
  readonly inputs: readonly FactInput[];
  readonly rounding: RoundingKey;
  /** "SS8 4/6", when a clause asks for the figure to be so. */
  readonly clause?: string;
}

/** Typed by a person instead of computed. */
export type Typed = { readonly typed: true; readonly clause?: string };

/** First part of the ids of a product's facts. */
export const factGroups = { murabaha: 'murabaha', 'diminishing-musharakah': 'musharakah' } as const satisfies Record<
  ProductId,
  string
>;

export function makeFact(id: string, value: FactValue, unit: FactUnit, from: Derivation | Typed): Fact {
  const clause = from.clause === undefined ? {} : clauseSource(from.clause);
  const base = { id: `financing.${id}`, value, unit };
  if ('typed' in from) return { ...base, source: { kind: 'user', ...clause }, status: 'user', inputs: [], formula: null };
  return {
    ...base,
    source: { kind: 'computed', ...clause },
    status: value === null ? 'missing' : 'verified',
    inputs: from.inputs,
    formula: { symbols: from.symbols, ...(from.numbers === undefined ? {} : { numbers: from.numbers }) },
    roundingKey: `rounding.${from.rounding}`,
  };
}

/** "SS8 4/6" as document and clause. */
function clauseSource(clause: string): Pick<FactSource, 'document' | 'clause'> {
  const [standard = '', ...rest] = clause.split(' ');
  return { document: `AAOIFI ${standard.replace('SS', 'SS ')}`, clause: rest.join(' ') };
}

export function money(symbol: string, labelKey: string, value: Paisa, ref?: string): FactInput {
  return { symbol, labelKey, value: value.toString(), unit: 'paisa', ...reference(ref) };
}

export function ratio(symbol: string, labelKey: string, value: Rate | string, ref?: string): FactInput {
  return { symbol, labelKey, value, unit: 'ratio', ...reference(ref) };
}

/** @param value "31/365", as `fractionText` writes it */
export function fraction(symbol: string, labelKey: string, value: string): FactInput {
  return { symbol, labelKey, value, unit: 'fraction' };
}

export function count(symbol: string, labelKey: string, value: number, unit: FactUnit = 'count'): FactInput {
  return { symbol, labelKey, value: String(value), unit };
}

function reference(ref: string | undefined): { ref?: string } {
  return ref === undefined ? {} : { ref };
}

/** An amount inside a formula: "3000000.00". */
export const rs: (amount: Paisa) => string = rupeesFromPaisa;
