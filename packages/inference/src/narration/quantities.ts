/** Numbers of a text with the units that stand at them. */
import type { BareNumber, Claim } from './claims.ts';
import { compare, negated, plus, type Quantity, type Ratio, times, type UnitWord, unitAfter, unitBefore } from './units.ts';

type NumberClaim = Extract<Claim, { readonly kind: 'number' }>;

interface Counted extends BareNumber {
  readonly unit: UnitWord | null;
  /** Behind the unit that follows. */
  readonly until: number;
}

const one: Ratio = { num: 1n, den: 1n };
/** Between numbers that share the unit of the last: 3 to 5 days. */
const range = /^\s?(?:[-–—,،]|to|or|and|سے|تا|یا|اور)\s?$/u;
/** Digits with nothing but room between them: 30 00 000. */
const apart = /^[\s\u200c]+$/u;
/** Between parts of one quantity: 5 years and 6 months. */
const and = /^\s?(?:and|اور|,|،)?\s?$/u;
/** 7 of 9, and the same in Urdu the other way round. */
const partOf = /^ (?:out of|of)(?: the)? $/;
const wholeOf = /^ میں سے (?:صرف )?$/;
const minus =
  /(?:(?:^|[\s(])[-−](?:(?:rs\.?|pkr|₨) ?)?|(?:منفی|minus|negative) (?:(?:rs\.?|pkr|₨) ?)?|(?:rs\.?|pkr|₨) ?[-−])$/u;

/** @param text the one that the numbers stand in, in their order */
export function withUnits(numbers: readonly BareNumber[], text: string): readonly NumberClaim[] {
  const counted: Counted[] = numbers.map((number) => ({ ...number, ...unitOf(number, text) }));
  for (let at = counted.length - 2; at >= 0; at -= 1) {
    const [number, next] = [counted[at], counted[at + 1]];
    if (!number || !next || number.unit !== null) continue;
    const between = text.slice(number.end, next.start);
    if (range.test(between)) counted[at] = { ...number, unit: next.unit };
    else if (apart.test(between) && endsInDigit(number, text) && isDigit(text[next.start])) {
      counted[at] = { ...number, unit: { unit: 'other digits', size: one } };
    }
  }
  const strong = counted.filter(({ weak, unit }) => !weak || unit !== null);
  const claims: NumberClaim[] = [];
  for (let at = 0; at < strong.length; at += 1) {
    const [number, next] = [strong[at], strong[at + 1]];
    if (!number) continue;
    const sum = next && (together(number, next, text) ?? share(number, next, text));
    claims.push(sum ?? claimOf(number, text));
    if (sum) at += 1;
  }
  return claims;
}

function endsInDigit({ end }: BareNumber, text: string): boolean {
  return isDigit(text[end - 1]);
}

function isDigit(sign: string | undefined): boolean {
  return sign !== undefined && /\d/.test(sign);
}

/** Two units that do not agree make one that no fact has. */
function unitOf({ start, end }: BareNumber, text: string): Pick<Counted, 'unit' | 'until'> {
  const before = unitBefore(text.slice(0, start));
  const rest = text.slice(end);
  const after = unitAfter(rest);
  const until = after === null ? end : end + (/^[\s\u200c-]{0,2}\S+/u.exec(rest)?.[0].length ?? 0);
  if (before && after && before.unit !== after.unit) return { unit: { unit: `other ${before.unit}`, size: one }, until };
  return { unit: after ?? before, until };
}

function claimOf(number: Counted, text: string): NumberClaim {
  const isNegative = minus.test(text.slice(0, number.start));
  const readings = number.readings.map((values) =>
    values.map((value, at): Quantity => {
      const signed = isNegative && at === 0 ? negated(value) : value;
      // What stands before the last value of a reading has no unit of its own.
      if (number.unit === null || at < values.length - 1) return { value: signed, unit: 'none' };
      return { value: times(signed, number.unit.size), unit: number.unit.unit };
    }),
  );
  return { kind: 'number', start: number.start, end: number.end, readings };
}

/** One quantity of two: the second unit is the smaller one of the same kind. */
function together(number: Counted, next: Counted, text: string): NumberClaim | null {
  if (!number.unit || number.unit.unit !== next.unit?.unit || number.unit.unit.startsWith('other')) return null;
  if (compare(number.unit.size, next.unit.size) <= 0n || !and.test(text.slice(number.until, next.start))) return null;
  const [whole, part] = [claimOf(number, text), claimOf(next, text)];
  const [first, second] = [whole.readings[0]?.[0], part.readings[0]?.[0]];
  if (!first || !second) return null;
  const sum = { value: plus(first.value, second.value), unit: first.unit };
  return { kind: 'number', start: number.start, end: next.end, readings: [[sum]] };
}

/** A part of a whole is one figure: of "7 of 9" neither "9 of 9" follows nor a nine alone. */
function share(number: Counted, next: Counted, text: string): NumberClaim | null {
  if (number.unit !== null || next.unit !== null) return null;
  const between = text.slice(number.end, next.start);
  const [part, whole] = partOf.test(between) ? [number, next] : [next, number];
  if (part === next && !wholeOf.test(between)) return null;
  const [value, all] = [part.readings[0]?.[0], whole.readings[0]?.[0]];
  if (!value || !all || minus.test(text.slice(0, number.start))) return null;
  const unit = `other of ${all.num}/${all.den}` as const;
  return { kind: 'number', start: number.start, end: next.end, readings: [[{ value, unit }]] };
}
