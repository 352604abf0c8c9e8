/** Numbers of persons and firms in Pakistan, in three scripts of digits, whatever unseen marks stand between them. */
import { fold } from './fold.ts';
import { mayHoldNumber } from './may-hold-number.ts';
import { anyBare, repeats, rules } from './patterns.ts';
import { mayHoldPlaceholder, placeholders } from './placeholder.ts';
import { filler, type Kind, type Span } from './rules.ts';

export type { Kind } from './rules.ts';

/** A stretch of the text as it was given. */
export interface Find {
  readonly kind: Kind;
  readonly from: number;
  /** Behind its last character. */
  readonly to: number;
}

export interface FindOptions {
  /** Takes 13 digits for a CNIC where nothing says so: for a log, whose reader misses nothing by it. */
  readonly bareCnic?: boolean;
}

/**
 * The finds of a text, in their order; they do not overlap. Placeholders hold none: nothing is found in what `redact` returned.
 * Each pattern runs over what the ones before it left.
 */
export function find(text: string, { bareCnic = false }: FindOptions = {}): readonly Find[] {
  if (!mayHoldNumber(text)) return [];
  const folded = fold(text);
  const kinds = new Map<string, Kind>();
  const finds: Find[] = [];
  let left = mayHoldPlaceholder(folded.text) ? folded.text.replace(placeholders, (value) => blank(value.length)) : folded.text;
  const take = (kind: Kind, { from, to }: Span): void => {
    kinds.set(digitsOf(left.slice(from, to)), kind);
    finds.push({ kind, ...folded.original(from, to) });
  };
  for (const { kind, spans } of bareCnic ? [...rules, anyBare] : rules) {
    const found = spans(left);
    for (const span of found) take(kind, span);
    if (found.length > 0) left = without(found, left);
  }
  if (finds.length === 0) return finds;
  for (const span of repeats(left)) {
    const kind = kinds.get(digitsOf(left.slice(span.from, span.to)));
    if (kind !== undefined) take(kind, span);
  }
  return finds.sort((a, b) => a.from - b.from);
}

/** The finds of each text, where a word at the end of one may tell what a number in the next one is: a question and its answer. */
export function findEach(texts: readonly string[]): readonly (readonly Find[])[] {
  const finds = find(texts.join(filler));
  let next = 0;
  let start = 0;
  return texts.map(({ length }) => {
    const own: Find[] = [];
    for (let each = finds[next]; each !== undefined && each.to <= start + length; each = finds[next]) {
      own.push({ kind: each.kind, from: each.from - start, to: each.to - start });
      next += 1;
    }
    start += length + filler.length;
    return own;
  });
}

/** The text with each find as another function writes it. */
export function replaceFinds(text: string, finds: readonly Find[], write: (value: string, kind: Kind) => string): string {
  let at = 0;
  let written = '';
  for (const { kind, from, to } of finds) {
    written += text.slice(at, from) + write(text.slice(from, to), kind);
    at = to;
  }
  return at === 0 ? text : written + text.slice(at);
}

const blank = (length: number): string => filler.repeat(length);

function without(spans: readonly Span[], text: string): string {
  let at = 0;
  const pieces = spans.map(({ from, to }) => {
    const piece = text.slice(at, from) + blank(to - from);
    at = to;
    return piece;
  });
  return pieces.join('') + text.slice(at);
}

/** What makes two writings of a number the same. */
const digitsOf = (value: string): string => value.replace(/[^\dA-Z]/gi, '');
