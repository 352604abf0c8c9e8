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

/** A number that is one wherever it stands. */
export const shaped = (kind: Kind, pattern: RegExp, isOne: (value: string) => boolean = () => true): Rule => ({
  kind,
  spans: (left) => spansOf(left, pattern).filter(({ from, to }) => isOne(left.slice(from, to))),
});

const signs = String.raw`[\s:;#.,،()\[\]{}"'=_*-]{0,6}`;
const link = `${signs}(?:(?:no|num|number|is|نمبر|ہے)${signs}){0,2}`;

/** A number with nothing between itself and its word but "no.", "is" and signs; or in brackets or quotes before it. */
export function beside(kind: Kind, words: string, number: string): Rule {
  const pattern = new RegExp(
    String.raw`(?<=(?:${words})${link})${number}(?!\d)|(?<![\dA-Z])${number}(?=[\s("'،,=:-]{1,3}(?:${words}))`,
    'gi',
  );
  const word = new RegExp(words, 'i');
  return { kind, spans: (left) => (word.test(left) ? spansOf(left, pattern) : []) };
}

/** Words that may stand between a number and the word before or behind it that says what it is. Other numbers are no words. */
const wordsBefore = 8;
const wordsBehind = 3;

/**
 * A number of which a word nearby says what it is, with those nearby that are like it: a list and a table name themselves once.
 * Forth and back once each finds all: whatever the way back finds stands before what was found, and what follows that is found.
 */
export function nearby(kind: Kind, words: RegExp, number: RegExp): Rule {
  return {
    kind,
    spans: (left) => {
      if (left.search(number) === -1 || left.search(words) === -1) return [];
      const marked = left.replace(words, (word) => keyMark.repeat(word.length));
      const tokens = [...marked.matchAll(new RegExp(String.raw`${keyMark}+|(?<number>${number.source})|[\p{L}\p{M}]+`, 'gu'))];
      const near = new Set<RegExpExecArray>();
      const walk = (way: readonly RegExpExecArray[], reach: number): void => {
        let distance = Number.POSITIVE_INFINITY;
        for (const token of way) {
          const isNumber = token.groups?.number !== undefined;
          if (isNumber && distance <= reach) near.add(token);
          if (near.has(token) || token[0].startsWith(keyMark)) distance = 0;
          else if (!isNumber) distance += 1;
        }
      };
      walk(tokens, wordsBefore);
      walk(tokens.toReversed(), wordsBehind);
      return tokens.filter((token) => near.has(token)).map(spanOf);
    },
  };
}

export const spansOf = (text: string, pattern: RegExp): readonly Span[] => [...text.matchAll(pattern)].map(spanOf);

const spanOf = ({ 0: value, index }: RegExpExecArray): Span => ({ from: index, to: index + value.length });
