/** Sentences of a text, with their place in it. */
import { type CanonicalOptions, canonicalRules, type Span } from './canonical.ts';
import { put, type Rule, rewriteMapped } from './rewrite.ts';

/** A sentence in canonical form; `start` and `end` are its place in the text as it was given. */
export interface Sentence extends Span {
  readonly text: string;
}

/** News text ends sentences with a hyphen after the verb. */
const hyphenStop: Rule = put(/(?<=ہے|ہیں|تھا|تھی|تھے|گا|گی|گے|ہوں|دیں|کریں) ?-(?=\s|$)/g, '۔');

const latinAbbreviation = /(?:^|\s)(?:Dr|Mr|Mrs|Ms|Prof|No|St|Rs|Engr|vs|etc|[A-Z])\. *$/;
const urduAbbreviation = /(?:^|[\s(])(?:[\u0627-\u06d2]|ایم|بی|پی|ایل|ای|ڈی|اے|او|آئی) ?۔ *$/;

/** More than the longest abbreviation, so that none begins at the cut. */
const TAIL = 16;

const segmenter = new Intl.Segmenter('ur', { granularity: 'sentence' });

/**
 * The sentences, without empty ones. A stop after an initial or a title ends none. Strip list markers such as `1.` before.
 * @example sentences('پہلا جملہ۔دوسرا جملہ۔').map(({ text }) => text) // ['پہلا جملہ۔', 'دوسرا جملہ۔']
 */
export function sentences(text: string, options: CanonicalOptions = {}): Sentence[] {
  const { text: form, sourceOf } = rewriteMapped(text, [...canonicalRules(options.lang ?? 'ur', 'whole'), hyphenStop]);
  return joined(form)
    .map(({ start, end }) => {
      const sentence = form.slice(start, end);
      const from = start + sentence.length - sentence.trimStart().length;
      return { text: sentence.trim(), ...sourceOf(from, from + sentence.trim().length) };
    })
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence.text));
}

/** Where a sentence ends whatever follows; cut there first, because the time of a segmenter grows with the square of its text. */
const surely = /(?<=\n)|(?<=[۔؟!.] )(?=[\p{Lu}\p{Lo}])/u;

function joined(form: string): Span[] {
  const spans: Span[] = [];
  let from = 0;
  for (const piece of form.split(surely)) {
    for (const { segment, index } of segmenter.segment(piece)) {
      const start = from + index;
      const last = spans.at(-1);
      const end = start + segment.length;
      if (last && isAbbreviation(form.slice(Math.max(last.start, last.end - TAIL), last.end)))
        spans[spans.length - 1] = { start: last.start, end };
      else spans.push({ start, end });
    }
    from += piece.length;
  }
  return spans;
}

const isAbbreviation = (text: string): boolean => latinAbbreviation.test(text) || urduAbbreviation.test(text);
