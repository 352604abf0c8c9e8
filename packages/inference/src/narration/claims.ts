/** Every figure of a text: numbers with their units, dates, and what is a figure and cannot be read. */
import { readAmount } from '@repo/urdu-text/amounts';
import { decimal } from '@repo/urdu-text/decimal';
import { type NumberMention, numberMentions } from '@repo/urdu-text/number-mentions';
import { type DateParts, dateClaims } from './date-claims.ts';
import { numberWords } from './number-words.ts';
import { withUnits } from './quantities.ts';
import type { Quantity, Ratio } from './units.ts';

interface Place {
  readonly start: number;
  readonly end: number;
}

export type Claim = Place &
  (
    | {
        readonly kind: 'number';
        /** What it may mean: each reading is one quantity, or several. */
        readonly readings: readonly (readonly Quantity[])[];
      }
    | { readonly kind: 'date'; readonly date: DateParts }
    /** A fraction, a time, a name with digits, digits of another script, "millions", "double": equal to nothing but itself. */
    | { readonly kind: 'unread'; readonly text: string }
  );

export interface BareNumber extends Place {
  readonly readings: readonly (readonly Ratio[])[];
  /** A number only before a unit. */
  readonly weak: boolean;
}

/** How many there are is not said, or not by a number; سوا is "but" as well. */
const vague =
  /(?<![\p{L}\p{M}])(?:سینکڑوں|ہزار|ہزاروں|لاکھ|لاکھوں|کروڑ|کروڑوں|ارب|اربوں|کھرب|کھربوں|درجن|درجنوں|دگنا|دگنی|دگنے|دوگنا|دوگنی|تگنا|تگنی|چوتھائی|تہائی|نصف|ساڑھے|پونے|سوا(?= (?:سال|برس|ماہ|مہین|ہفت|دن|گھنٹ|منٹ|روپ|فیصد|انچ))|hundreds?|thousands?|lakhs?|lacs?|crores?|millions?|billions?|trillions?|dozens?|double[ds]?|triple[ds]?|twice|thrice|quarters?|thirds?)(?![\p{L}\p{M}])/gu;
const modifier = /(?<![\p{L}\p{M}])(?:ساڑھے|سوا|پونے) $/u;
/** Digits that a sign without a space joins to others, and a fraction without its whole. */
const joint = /(?<!\p{N}|\p{N}[.,،٬٫:/*+×^~])\p{N}+(?:[.,،٬٫:/*+×^~]\p{N}+)+|(?<![\p{L}\p{M}\p{N}])[.٫]\p{N}+/gu;
const readable = /^\d+(?:[,،]\d+)*(?:\.\d+)?$/;

/** @param text comparable. In their order, none in another. */
export function claims(text: string): readonly Claim[] {
  const dates = dateClaims(text).map((claim): Claim => ({ kind: 'date', ...claim }));
  const afterDates = without(text, dates);
  const knots = [...afterDates.matchAll(joint)].filter(isKnot).map(({ 0: found, index }) => unread(found, index));
  const plain = without(afterDates, knots);
  const mentioned = numberMentions(plain).map((mention) => bareOf(mention, plain));
  const said = numberWords(without(plain, mentioned)).map(({ start, end, value, weak }) => {
    return withModifier({ start, end, weak, readings: [[{ num: value.units, den: 10n ** BigInt(value.scale) }]] }, plain);
  });
  const numbers = [...mentioned, ...said].sort((a, b) => a.start - b.start);
  const counted = withUnits(numbers, plain);
  const rest = without(plain, numbers);
  const left = [...rest.matchAll(/[\p{L}\p{M}]*\p{N}[\p{L}\p{M}\p{N}]*/gu), ...rest.matchAll(vague)];
  const unreadable = left.map(({ 0: found, index }) => unread(found, index));
  return [...dates, ...knots, ...counted, ...unreadable].sort((a, b) => a.start - b.start);
}

/** What is no number by its signs: 1/12, 10:30, 1.5.2, 12,345,67, 7×9, .5. */
function isKnot({ 0: found }: RegExpMatchArray): boolean {
  if (!readable.test(found)) return true;
  const [mention, more] = numberMentions(found);
  return more !== undefined || mention?.start !== 0 || mention.end !== found.length;
}

function unread(found: string, start: number): Claim {
  return { kind: 'unread', start, end: start + found.length, text: found };
}

function bareOf({ start, end, readings }: NumberMention, text: string): BareNumber {
  // "5k" with the five alone as another reading would let any scale pass.
  const likely = /^\d.*\p{Script=Latin}$/u.test(text.slice(start, end)) && !/\s/.test(text.slice(start, end));
  const kept = likely ? readings.slice(0, 1) : readings;
  return withModifier({ start, end, weak: false, readings: kept.map((values) => values.map(decimalOf)) }, text);
}

/** ساڑھے 3, سوا پانچ: a half more, a quarter more. */
function withModifier(number: BareNumber, text: string): BareNumber {
  const before = modifier.exec(text.slice(0, number.start))?.[0];
  if (before === undefined) return number;
  const read = readAmount(before + text.slice(number.start, number.end));
  if (!read.ok) return number;
  return { ...number, start: number.start - before.length, readings: [[decimalOf(read.rupees)]] };
}

function decimalOf(text: string): Ratio {
  const { units, scale } = decimal(text);
  return { num: units, den: 10n ** BigInt(scale) };
}

/** The text with a sign in place of each character that is taken, so that places stay and no number is read across them. */
function without(text: string, taken: readonly Place[]): string {
  let rest = text;
  for (const { start, end } of taken) rest = rest.slice(0, start) + '|'.repeat(end - start) + rest.slice(end);
  return rest;
}
