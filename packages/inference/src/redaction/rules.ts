/** How a kind of number is known: by its shape, by the word it stands beside, or by a word in its neighbourhood. */

export type Kind = 'CNIC' | 'IBAN' | 'MOBILE' | 'LANDLINE' | 'NTN' | 'STRN';

/** In a folded text. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface Rule {
  readonly kind: Kind;
  /** None overlaps another. The text may be blanked with the filler meanwhile: what is found first is found anyway. */
  readonly spans: (left: string) => readonly Span[];
}

/** Stands in the place of what was found: no digit, no letter, no separator. */
export const filler = '\ufffc';
const keyMark = '\ufffb';

/** A number that is one wherever it stands. What is around it is no part of the pattern's first group, where there is one. */
export const shaped = (kind: Kind, pattern: RegExp, isOne: (value: string) => boolean = () => true): Rule => ({
  kind,
  spans: (left) => spansOf(left, pattern).filter(({ from, to }) => isOne(left.slice(from, to))),
});

// Outside of String.raw: bundlers escape letters there, and a source of Latin letters alone takes half the memory.
const comma = '،';
const signs = String.raw`[\s:;#.,${comma}()\[\]{}"'=_*-]{0,6}`;
const link = `${signs}(?:(?:no|num|number|is|نمبر|ہے)${signs}){0,2}`;

/** A number with nothing between itself and its word but "no.", "is" and signs; or before it, in brackets or quotes. */
export function beside(kind: Kind, words: string, number: string): readonly Rule[] {
  const behind = new RegExp(String.raw`(?:${words})${link}(${number})(?!\d)`, 'gi');
  const before = new RegExp(String.raw`(?<![\dA-Z])${number}(?=[\s("'${comma},=:-]{1,3}(?:${words}))`, 'gi');
  return [shaped(kind, behind), shaped(kind, before)];
}

/** Words that may stand between a number and the word before or behind it that says what it is. Other numbers are no words. */
const wordsBefore = 8;
const wordsBehind = 3;

/**
 * A number of which a word nearby says what it is, with those nearby that are like it: a list and a table name themselves once.
 * Forth and back once each finds all: whatever the way back finds stands before what was found, and what follows that is found.
 */
export function nearby(kind: Kind, words: RegExp, number: RegExp): Rule {
  const landmark = new RegExp(`${keyMark}+|${number.source}`, 'g');
  return {
    kind,
    spans: (left) => {
      if (left.search(number) === -1 || left.search(words) === -1) return [];
      const marked = left.replace(words, (word) => keyMark.repeat(word.length));
      const marks = spansOf(marked, landmark).map((span) => ({ span, isKey: marked.startsWith(keyMark, span.from) }));
      const near = new Set<(typeof marks)[number]>();
      const walk = (way: typeof marks, reach: number): void => {
        let distance = Number.POSITIVE_INFINITY;
        let last = way[0]?.span;
        for (const mark of way) {
          distance += wordsBetween(marked, last ?? mark.span, mark.span);
          last = mark.span;
          if (!mark.isKey && distance <= reach) near.add(mark);
          if (mark.isKey || near.has(mark)) distance = 0;
        }
      };
      walk(marks, wordsBefore);
      walk(marks.toReversed(), wordsBehind);
      return marks.filter((mark) => near.has(mark)).map(({ span }) => span);
    },
  };
}

/** Counts no further than anything depends on it. */
function wordsBetween(text: string, one: Span, other: Span): number {
  const [from, to] = one.from < other.from ? [one.to, other.from] : [other.to, one.from];
  let count = 0;
  for (const _ of text.slice(from, to).matchAll(/[\p{L}\p{M}]+/gu)) {
    count += 1;
    if (count > wordsBefore) break;
  }
  return count;
}

/** As `matchAll`, which copies the pattern each time. No match of ours is empty. */
export function spansOf(text: string, pattern: RegExp): readonly Span[] {
  const spans: Span[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    // Where there is a group, it is the number, and the end of the match.
    const length = (match[1] ?? match[0]).length;
    spans.push({ from: pattern.lastIndex - length, to: pattern.lastIndex });
  }
  return spans;
}
