/** Numbers as a text writes them, by value: three digit scripts, lakh or thousands grouping, both decimal marks, lakh and crore. */
import { readAmount } from './amounts.ts';
import type { Span } from './canonical.ts';
import { toLatinDigits } from './digits.ts';
import { parseNumber } from './numbers.ts';

export interface NumberMention extends Span {
  /**
   * What it may mean, the likeliest first: each reading is one value, or several where a mark parts them. Plain decimals without
   * a sign: a hyphen before a number is more often a dash.
   */
  readonly readings: readonly (readonly string[])[];
}

interface Word extends Span {
  readonly text: string;
  readonly kind: 'digits' | 'number' | 'scale' | 'and' | 'other';
  /** A sign follows that no sum goes on behind. */
  readonly closes: boolean;
}

/** Words that a number goes on with; سو alone is also "so" and arab also a people, so a number must stand before. */
const scale =
  /^(?:سو|سینکڑہ|ہزار|لاکھ|کروڑ|ارب|کھرب|ملین|بلین|ٹریلین|hundred|sau|thousand|hazaa?r|lakhs?|lacs?|millions?|crores?|karore?|arab|billions?|kharab|trillions?)$/iu;
/** Words that are no number alone: ساڑھے تین, a hundred. */
const modifier = /^(?:an?|ساڑھے|سوا|پونے|saarhay|saarhe|sarhe|sarhay|sadhe|sawa|paunay|paune|ponay|pone)$/iu;
const grouped = /^(?:\d+|\d{1,3}(?:,\d{2})*,\d{3}|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/;
const token =
  /(?<letters>\p{Script=Latin}*)(?<digits>\d+(?:[.,،۔/:\-–]\d+)*)(?<suffix>(?:k|mn?|mln|l|cr|bn?)(?![\p{L}\p{M}]))?/giu;

/** Letters before digits make a name of both, "A4" and "CO2", but for these. */
const currency = /^(?:rs|re|pkr)?$/i;

/** Numbers in digits, and number words that hundred, thousand, lakh or crore follows; other number words are words of sentences. */
export function numberMentions(text: string): readonly NumberMention[] {
  const plain = toLatinDigits(text);
  const sums = sumsOf(plain);
  const taken = (at: number): boolean => sums.some(({ start, end }) => at >= start && at < end);
  return [...sums, ...digitsOf(plain).filter(({ start }) => !taken(start))].sort((a, b) => a.start - b.start);
}

function digitsOf(plain: string): NumberMention[] {
  return [...plain.matchAll(token)].flatMap(({ index, groups = {} }) => {
    const { letters = '', digits = '', suffix = '' } = groups;
    if (!currency.test(letters)) return [];
    const start = index + letters.length;
    if (suffix === '') return partsOf(digits, start);
    const value = sumOf(digits + suffix);
    const own = parseNumber(digits);
    // "10m" is ten million rupees, or ten metres.
    const readings = [value, own].flatMap((reading) => (reading === null ? [] : [[reading]]));
    return [{ start, end: start + digits.length + suffix.length, readings }];
  });
}

/** One number, or the several that 1/3/2025, 10:30 and 5-7 are. */
function partsOf(digits: string, start: number): NumberMention[] {
  const end = start + digits.length;
  const value = numberOf(digits);
  if (value !== null) return [{ start, end, readings: [[value]] }];
  // The full stop of an Urdu keyboard: 3۔5 is a decimal, or a sentence ended there.
  const decimal = /^[\d,،]+۔\d+$/.test(digits) ? numberOf(digits.replace('۔', '.')) : null;
  if (decimal !== null) {
    const apart = digits.split('۔').flatMap((part) => numberOf(part) ?? []);
    return [{ start, end, readings: [[decimal], apart] }];
  }
  const pieces = [...digits.matchAll(/[\d.,،]*\d/g)];
  const narrower = pieces.length > 1 ? pieces : [...digits.matchAll(/\d+/g)];
  return narrower.flatMap(({ 0: piece, index }) => partsOf(piece, start + index));
}

function numberOf(digits: string): string | null {
  const plain = digits.replaceAll('،', ',');
  return grouped.test(plain) ? parseNumber(plain) : null;
}

/** Runs of words around a scale word that together are a sum: ڈیڑھ کروڑ, 1 لاکھ 50 ہزار. */
function sumsOf(plain: string): NumberMention[] {
  const words = wordsOf(plain);
  const sums: NumberMention[] = [];
  for (let at = 0; at < words.length; at += 1) {
    if (words[at]?.kind !== 'scale') continue;
    let from = at;
    while (from > 0 && goesOn(words[from - 1]) && words[from - 1]?.closes === false) from -= 1;
    let to = at + 1;
    while (words[to - 1]?.closes === false && (goesOn(words[to]) || joins(words, to))) to += 1;
    const sum = sumAmong(words.slice(from, to));
    if (sum) sums.push(sum);
    at = to - 1;
  }
  return sums;
}

function goesOn(word: Word | undefined): boolean {
  return word !== undefined && word.kind !== 'other' && word.kind !== 'and';
}

/** "two hundred and five" is one sum; before digits, "and" begins another. */
function joins(words: readonly Word[], at: number): boolean {
  return words[at]?.kind === 'and' && words[at + 1]?.kind === 'number';
}

/** Digits at the end begin something else (2 لاکھ 5 سال), and what stands before the sum may as well. */
function sumAmong(run: readonly Word[]): NumberMention | null {
  const last = run.findLastIndex(({ kind }) => kind !== 'digits');
  const lastScale = run.findLastIndex(({ kind }) => kind === 'scale');
  const read = (from: number, to: number): string | null =>
    sumOf(
      run
        .slice(from, to + 1)
        .map(({ text }) => text)
        .join(' '),
    );
  for (let from = 0; from < lastScale; from += 1) {
    const whole = read(from, last);
    const apart = last === lastScale ? null : read(from, lastScale);
    const start = run[from]?.start ?? 0;
    // Number words behind the last scale belong to it (ایک سو پانچ) or count something else (دو لاکھ تین سال).
    const rest = run[lastScale + 1]?.kind === 'and' ? lastScale + 2 : lastScale + 1;
    const parted = apart === null ? [] : [[apart, read(rest, last) ?? apart]];
    if (whole !== null) return { start, end: run[last]?.end ?? start, readings: [[whole], ...parted] };
    if (apart !== null) return { start, end: run[lastScale]?.end ?? start, readings: [[apart]] };
  }
  return null;
}

function sumOf(said: string): string | null {
  const read = readAmount(said);
  return read.ok ? parseNumber(read.rupees) : null;
}

function wordsOf(plain: string): readonly Word[] {
  const kinds = new Map<string, Word['kind']>();
  // Digits part from letters: 25لاکھ is two words.
  return [...plain.matchAll(/\d[\d.,،۔:؛;]*|[^\s\d.,۔:؛;،؟?!()[\]«»"“”*_]+[.,۔:؛;،]*/gu)].flatMap(({ 0: raw, index }) => {
    const text = raw.replace(/[.,۔:؛;،]+$/u, '');
    if (text === '') return [];
    const kind = kinds.get(text) ?? kindOf(text);
    kinds.set(text, kind);
    return [{ text, kind, start: index, end: index + text.length, closes: text.length < raw.length }];
  });
}

function kindOf(text: string): Word['kind'] {
  if (/^\d/.test(text)) return numberOf(text.replace('۔', '.')) === null ? 'other' : 'digits';
  if (scale.test(text)) return 'scale';
  if (/^(?:and|اور)$/i.test(text)) return 'and';
  if (text.length > 20) return 'other';
  return modifier.test(text) || sumOf(text) !== null ? 'number' : 'other';
}
