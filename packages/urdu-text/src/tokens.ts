/** Words of a text, with their place in it. */
import { type CanonicalOptions, canonicalWithOffsets, type Span } from './canonical.ts';

/** A word in canonical form; `start` and `end` are its place in the text as it was given. */
export interface Token extends Span {
  readonly text: string;
}

const urdu =
  '\\u0610-\\u061a\\u0620-\\u065f\\u066e-\\u06d3\\u06d5-\\u06ef\\u06fa-\\u06ff\\u0750-\\u077f\\u08a0-\\u08ff\\ufb50-\\ufdff\\ufe70-\\ufefc';

/**
 * Where a word ends without a space; 1990ء stays whole, so do A4 and GPT4. And at spaces and signs where words end anyway, because
 * the time of a segmenter grows with the square of its text.
 */
const edges = new RegExp(
  [
    '(?<=\\s)(?=\\S)',
    '(?<=\\p{L})(?=[،,;])',
    '(?<=[\\p{L}\\p{M}\\p{N}])(?=[؛؟۔!?(){}<>=/|+*%#@~-])',
    `(?<=[${urdu}])(?=[0-9۰-۹A-Za-z])`,
    '(?<=[A-Za-z])(?=[\\u0620-\\u065f\\u066e-\\u06d3])',
    '(?<=[0-9۰-۹])(?=[\\u0622-\\u065f\\u066e-\\u06d3])',
  ].join('|'),
  'u',
);

const words = new Intl.Segmenter('ur', { granularity: 'word' });

/**
 * The words, without punctuation. A space that the writer left out between two Urdu words is not guessed, and an identifier such as
 * a CNIC falls into its parts: match those before.
 * @example tokens('پاکستان14اگست').map(({ text }) => text) // ['پاکستان', '14', 'اگست']
 */
export function tokens(text: string, options: CanonicalOptions = {}): Token[] {
  const { text: form, sourceOf } = canonicalWithOffsets(text, options);
  const result: Token[] = [];
  let from = 0;
  for (const piece of form.split(edges)) {
    for (const { segment, index, isWordLike } of words.segment(piece.trimEnd())) {
      const start = from + index;
      if (isWordLike) result.push({ text: segment, ...sourceOf(start, start + segment.length) });
    }
    from += piece.length;
  }
  return result;
}
