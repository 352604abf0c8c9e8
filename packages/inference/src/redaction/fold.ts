/** One way of writing numbers for the many in use: ASCII digits, `-` and a space, and nothing that is not seen. */

export interface Folded {
  readonly text: string;
  /** Where a stretch of the folded text stands in the original: from its first to behind its last character. */
  original(from: number, to: number): { readonly from: number; readonly to: number };
}

const foreignDigits = /[\u0660-\u0669\u06f0-\u06f9]/g;
const dashes = /[\u2010-\u2015\u2212]/g;
/** A tab stands between two numbers, and may not come back into a string of JSON. */
const spaces = /[\u00a0\u2007\u2009\u202f]/g;
/** Soft hyphen, joiners, zero-width spaces, and the marks, embeddings and isolates of bidirectional text. */
const unseen = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/;
const foldable = /[\u00a0-\uffff]/;

const asciiDigit = (digit: string): string => String(digit.charCodeAt(0) & 0xf);

export function fold(text: string): Folded {
  if (!foldable.test(text)) return { text, original: same };
  const written = text.replace(foreignDigits, asciiDigit).replace(dashes, '-').replace(spaces, ' ');
  return unseen.test(written) ? withoutUnseen(written) : { text: written, original: same };
}

const same: Folded['original'] = (from, to) => ({ from, to });

function withoutUnseen(written: string): Folded {
  const places = new Uint32Array(written.length);
  const kept: string[] = [];
  let length = 0;
  let from = 0;
  for (let at = 0; at <= written.length; at += 1) {
    if (at < written.length && !unseen.test(written.charAt(at))) {
      places[length] = at;
      length += 1;
    } else {
      kept.push(written.slice(from, at));
      from = at + 1;
    }
  }
  const placeOf = (index: number): number => places[index] ?? written.length;
  return { text: kept.join(''), original: (start, end) => ({ from: placeOf(start), to: placeOf(end - 1) + 1 }) };
}
