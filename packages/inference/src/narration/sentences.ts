/** Sentences of a text that is still coming. */

const abbreviation = /(?:^|[\s(])(?:Rs|Re|Dr|Mr|Mrs|Ms|Prof|No|St|vs|etc|approx|e\.g|i\.e|\p{Lu})\.$/u;
/** Signs that close what the sentence opened, and the marks of its citations: they are its own although they follow its stop. */
const tail = /^(?:[»”"')\]]|\s*\[[^\][]{0,200}\])+/u;
const stop = /[۔؟?!.]|\n/gu;
/** A mark of a citation that has not come to its end. */
const openMark = /^\s*\[[^\][]{0,200}$/u;

export interface SentenceReader {
  /** The sentences that ended with this piece, one by one: a reader may leave after any. */
  add(piece: string): Iterable<string>;
  /** What is left, when nothing more comes: it lacks its stop. */
  rest(): string;
}

/** Splits after ۔ ؟ ! and a full stop with a space, not inside numbers; it knows a stop by what follows it. */
export function sentenceReader(): SentenceReader {
  let held = '';
  return {
    *add(piece) {
      held += piece;
      for (let end = endOf(held); end !== null; end = endOf(held)) {
        const sentence = held.slice(0, end).trim();
        held = held.slice(end);
        if (sentence !== '') yield sentence;
      }
    },
    rest: () => held.trim(),
  };
}

/** Where the first sentence ends, with what belongs to it; null while that is not known. */
function endOf(text: string): number | null {
  for (const { 0: sign, index } of text.matchAll(stop)) {
    const after = index + 1;
    if (sign === '\n') {
      if (text.slice(0, index).trim() === '') continue;
    } else if (!stops(text, index)) continue;
    const own = tail.exec(text.slice(after))?.[0].length ?? 0;
    const rest = text.slice(after + own);
    if (!/\S/.test(rest) || openMark.test(rest)) return null;
    return after + own;
  }
  return null;
}

function stops(text: string, at: number): boolean {
  const next = text[at + 1];
  // 3۔5 and 3.5; the reader also asks for what follows.
  if (/\p{N}/u.test(text[at - 1] ?? '') && /\p{N}/u.test(next ?? '')) return false;
  if (text[at] !== '.' && text[at] !== '?') return true;
  const rest = text.slice(at + 1);
  const closes = /^[»”"')\]]*(?:\s|\[f|$)/u.test(rest);
  return closes && !(text[at] === '.' && abbreviation.test(text.slice(Math.max(0, at - 8), at + 1)));
}
