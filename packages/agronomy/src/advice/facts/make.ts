/** Building blocks of facts. */
import type { Fact, FactInput, FactUnit, FactValue } from '@repo/facts';
import type { TableSource } from '../../data/index.ts';
import type { Edition } from '../../edition.ts';
import type { Known, Missing } from '../types.ts';
import { groundOf, grounds, scopeOf, weakestStatus } from './origin.ts';

/** Six decimals at most, no exponent: what a fact holds and a formula shows. */
export function decimal(value: number): string {
  return String(Number(value.toFixed(6)));
}

export interface Derivation {
  readonly symbols: string;
  readonly numbers?: string;
  readonly inputs: readonly FactInput[];
  /** "eq. 6 (2.4)": number of 1998, number of 2025. Absent: not an equation of FAO-56. */
  readonly clause?: string;
  /** Tables on which the value stands; undefined in the list: typed in their place. */
  readonly tables?: readonly (TableSource | undefined)[];
  /** Of the chain, where the value depends on it beside the tables. */
  readonly edition?: Edition;
  readonly scopeKey?: string;
  readonly scopeParams?: Readonly<Record<string, string>>;
}

/**
 * A figure with its working. Its status is the weakest of what went into it: its tables and the origins in the labels of its
 * inputs (see `groundOf`), `verified` where all of them are; `settled` adds what the inputs open. Where something else than a table
 * weakens it, and no scope is given, the scope says what.
 */
export function computed(
  id: string,
  value: number | { term: string } | { date: string },
  unit: FactUnit,
  from: Derivation,
): Fact {
  const given = from.tables ?? [];
  const tables = given.filter((table) => table !== undefined);
  const edition = editionsOf(tables, from.edition);
  const typed = tables.length < given.length ? [grounds.typed] : [];
  const found = [...typed, ...from.inputs.flatMap((one) => groundOf(one) ?? [])];
  const status = weakestStatus([...tables, ...found].map((one) => one.status));
  const scopeKey = from.scopeKey ?? scopeOf(status, found);
  return {
    id: `crops.${id}`,
    value: textOf(value),
    unit,
    source: { kind: 'computed', ...(from.clause === undefined ? {} : { document: 'FAO-56', clause: from.clause }) },
    ...(edition === '' ? {} : { edition }),
    status,
    inputs: from.inputs,
    formula: { symbols: from.symbols, ...(from.numbers === undefined ? {} : { numbers: from.numbers }) },
    ...(typeof value === 'number' ? { roundingKey: 'rounding.six-decimals' } : {}),
    ...(scopeKey === undefined ? {} : { scopeKey }),
    ...(from.scopeParams === undefined ? {} : { scopeParams: from.scopeParams }),
  };
}

/** What a figure of the water balance stands on: all tables, and the edition of the ETo in it. */
export type Chain = Required<Pick<Derivation, 'tables' | 'edition'>>;

/** The fact of a known value, or its absence with the reason. */
export function factOf<T>(id: string, unit: FactUnit, value: Known<T>, make: (value: T) => Fact): Fact {
  return value.ok ? make(value.value) : missingFact(id, unit, value.missing);
}

/** A figure that cannot be given: null, with the reason as scope and what would give it as its parameter. */
function missingFact(id: string, unit: FactUnit, { reason, needs, horizonDays }: Missing): Fact {
  return {
    id: `crops.${id}`,
    value: null,
    unit,
    source: { kind: 'computed' },
    status: 'missing',
    inputs: [],
    formula: null,
    scopeKey: `missing.${reason}`,
    scopeParams: horizonDays === undefined ? { needs: needs.join(' ') } : { days: String(horizonDays) },
  };
}

export function input(symbol: string, labelKey: string, value: number | FactValue, unit: FactUnit, ref?: string): FactInput {
  const text = typeof value === 'number' ? decimal(value) : value;
  return { symbol, labelKey, value: text, unit, ...(ref === undefined ? {} : { ref: `crops.${ref}` }) };
}

function textOf(value: number | { term: string } | { date: string }): string {
  if (typeof value === 'number') return decimal(value);
  return 'term' in value ? value.term : value.date;
}

/** "1998, 2025" where a value mixes both. */
function editionsOf(tables: readonly TableSource[], chain: Edition | undefined): string {
  const editions = [...tables.map(({ edition }) => edition), chain].filter((edition) => edition !== undefined);
  return [...new Set(editions)].sort().join(', ');
}
