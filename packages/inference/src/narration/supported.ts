/** Whether a figure of a text equals a fact. */
import { type Fact, type FactUnit, isoDate } from '@repo/facts';
import { hijriFromIso } from '@repo/facts/hijri';
import { type Claim, claims } from './claims.ts';
import type { DateParts } from './date-claims.ts';
import { comparable } from './plain-text.ts';
import type { FactLabel } from './types.ts';
import { compare, plus, type Quantity, type Ratio, ratioOf, type Unit } from './units.ts';

/** What a text that cites a fact may say. */
export interface Allowed {
  readonly quantities: readonly Quantity[];
  readonly spans: readonly { readonly from: Quantity; readonly to: Ratio }[];
  readonly dates: readonly DateParts[];
  /** Comparable. */
  readonly shown: string;
}

/** The fact's value, what stands between it and its tolerance, and the figures of its label and display. */
export function allowedBy({ value, unit }: Fact, { label, display, tolerance }: FactLabel): Allowed {
  const shown = comparable(`${label} | ${display}`);
  const read = claims(shown);
  const values = (value !== null && typeof value === 'object' ? [value.from, value.to] : [value]).flatMap((text) => text ?? []);
  const exact = unit === 'date' || unit === 'term' ? [] : values.flatMap((text) => quantityOf(text, unit) ?? []);
  const off = tolerance === undefined ? null : ratioOf(tolerance);
  return {
    quantities: [...exact, ...read.flatMap((claim) => (claim.kind === 'number' ? claim.readings.flat() : []))],
    spans: off === null ? [] : exact.map((from) => ({ from: less(from, off), to: plus(from.value, off) })),
    dates: [
      ...(unit === 'date' ? values.flatMap(datesOf) : []),
      ...read.flatMap((claim) => (claim.kind === 'date' ? [claim.date] : [])),
    ],
    shown,
  };
}

export function isSupported(claim: Claim, allowed: readonly Allowed[]): boolean {
  switch (claim.kind) {
    case 'date':
      return allowed.some(({ dates }) => dates.some((date) => isPartOf(claim.date, date)));
    case 'unread':
      return allowed.some(({ shown }) => holdsWord(shown, claim.text));
    case 'number':
      return claim.readings.some((quantities) => quantities.every((quantity) => allowed.some((by) => allows(by, quantity))));
  }
}

function allows({ quantities, spans, dates }: Allowed, { value, unit }: Quantity): boolean {
  return (
    quantities.some((known) => known.unit === unit && compare(known.value, value) === 0n) ||
    spans.some(({ from, to }) => from.unit === unit && compare(from.value, value) <= 0n && compare(value, to) <= 0n) ||
    // A year alone: "in 2026".
    (unit === 'none' && value.den === 1n && dates.some(({ year }) => year !== undefined && BigInt(year) === value.num))
  );
}

function quantityOf(text: string, unit: FactUnit): Quantity | null {
  const value = ratioOf(text);
  return value && { value, unit: claimed(unit) };
}

/** A count has no unit in a text but the name of what is counted. */
function claimed(unit: FactUnit): Unit {
  return unit === 'count' || unit === 'date' || unit === 'term' || unit === 'fraction' ? 'none' : unit;
}

function less({ value, unit }: Quantity, by: Ratio): Quantity {
  return { value: plus(value, { num: -by.num, den: by.den }), unit };
}

/** A civil day in both calendars, the Hijri one by the table. */
function datesOf(text: string): readonly DateParts[] {
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  const civil = isoDate(text);
  const hijri = hijriFromIso(civil);
  const weekday = new Date(`${civil}T00:00:00Z`).getUTCDay();
  return [
    { calendar: 'gregorian', year, month, day, weekday },
    ...(hijri ? [{ calendar: 'hijri', ...hijri, weekday } as const] : []),
  ];
}

function isPartOf(said: DateParts, date: DateParts): boolean {
  return (
    said.calendar === date.calendar &&
    (['year', 'month', 'day', 'weekday'] as const).every((part) => said[part] === undefined || said[part] === date[part])
  );
}

/** As a whole: "1/12" is not in "21/12/2026". */
function holdsWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    const goesOn = /^[.,،:/]?\p{N}|^[\p{L}\p{M}]/u.test(text.slice(at + word.length));
    if (!goesOn && !/\p{N}[.,،:/]?$|[\p{L}\p{M}]$/u.test(text.slice(0, at))) return true;
  }
  return false;
}
