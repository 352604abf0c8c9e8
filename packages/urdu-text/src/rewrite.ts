/** Rewriting by a list of rules, with or without the way back to the source. Internal to the package. */

/** What is replaced, by what. Context stands in look-around, never in the match: the match is what a highlight covers. */
export type Rule = readonly [pattern: RegExp, by: (match: string) => string];

/** A half-open range of UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Rewritten text that knows where each unit of it came from. */
export interface Mapped {
  readonly text: string;
  /** The range of the source that became this range of the text. */
  sourceOf(start: number, end: number): Span;
}

/** Deletes what the pattern matches. */
export const drop = (pattern: RegExp): Rule => [pattern, () => ''];

/** Puts a text in place of what the pattern matches. */
export const put = (pattern: RegExp, text: string): Rule => [pattern, () => text];

/** Replaces single letters by a table. */
export function letters(table: Readonly<Record<string, string>>): Rule {
  return [new RegExp(`[${Object.keys(table).join('')}]`, 'gu'), (letter) => table[letter] ?? letter];
}

/**
 * NFC, one letter with its marks at a time. Two letters compose without a mark in Hangul and Kirat Rai only. The last
 * alternative is every other code point that NFC could change.
 */
export const compose: Rule = [
  /[^\p{M}\u1160-\u11ff\u{16d63}\u{16d67}]?[\p{M}\u1160-\u11ff\u{16d63}\u{16d67}]+|[^\0-\u036f\u0400-\u0957]/gu,
  (letter) => letter.normalize('NFC'),
];

/** Applies the rules in their order. */
export function rewrite(text: string, rules: readonly Rule[]): string {
  return rules.reduce((result, [pattern, by]) => result.replace(pattern, (match) => by(match)), text);
}

/** The same text as `rewrite`, with its map. */
export function rewriteMapped(source: string, rules: readonly Rule[]): Mapped {
  const whole: Traced = {
    text: source,
    starts: Array.from({ length: source.length }, (_, unit) => unit),
    ends: Array.from({ length: source.length }, (_, unit) => unit + 1),
  };
  const { text, starts, ends } = rules.reduce(replaceTraced, whole);
  return {
    text,
    sourceOf(start, end) {
      const from = starts[start] ?? source.length;
      return { start: from, end: end > start ? (ends[end - 1] ?? source.length) : from };
    },
  };
}

interface Traced {
  readonly text: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

function replaceTraced(traced: Traced, [pattern, by]: Rule): Traced {
  const starts: number[] = [];
  const ends: number[] = [];
  let text = '';
  let at = 0;
  const keepUntil = (to: number): void => {
    text += traced.text.slice(at, to);
    for (let unit = at; unit < to; unit += 1) {
      starts.push(traced.starts[unit] ?? 0);
      ends.push(traced.ends[unit] ?? 0);
    }
  };
  for (const { 0: match, index } of traced.text.matchAll(pattern)) {
    const replacement = by(match);
    if (replacement === match) continue;
    keepUntil(index);
    at = index + match.length;
    text += replacement;
    for (let unit = 0; unit < replacement.length; unit += 1) {
      starts.push(traced.starts[index] ?? 0);
      ends.push(traced.ends[at - 1] ?? 0);
    }
  }
  if (at === 0) return traced;
  keepUntil(traced.text.length);
  return { text, starts, ends };
}
