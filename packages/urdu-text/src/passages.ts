/** Passages of documents that answer a query by its words: Urdu in any spelling, or Roman Urdu. No model. */
import type { Span } from './canonical.ts';
import { type SearchWord, type SeenWords, searchWords } from './search-words.ts';
import { splitPassages } from './split-passages.ts';
import { type Hit, type Hits, WordIndex } from './word-index.ts';

export interface SearchDocument {
  readonly id: string;
  readonly text: string;
}

export interface FindOptions {
  /** @default 5 */
  limit?: number;
  /**
   * False: Latin words count as written and as the lexicon reads them, not by their sound alone. For a question in English, where
   * "saffron" would sound like صفر. @default true
   */
  bySound?: boolean;
}

export interface PassageOptions {
  /** Words of a passage, as far as whole sentences allow. @default 80 */
  words?: number;
}

/** A passage; all offsets are UTF-16 units of the document's text as it was given. */
export interface FoundPassage extends Span {
  readonly documentId: string;
  /** BM25, comparable within one search only. */
  readonly score: number;
  /** Share of the query's content words that the passage has, above 0 to 1. A low one is a sign that the answer is not here, no proof. */
  readonly coverage: number;
  /** What to highlight, in order, without overlap. */
  readonly highlights: readonly Span[];
}

/** BM25 as in Robertson and Zaragoza, The Probabilistic Relevance Framework (2009). */
const K1 = 1.2;
const B = 0.75;

const STOP_WORD = 0.1;

interface Passage extends Span {
  readonly documentId: string;
  readonly words: readonly SearchWord[];
}

/** Documents ready for many queries. */
export class PassageIndex {
  readonly #passages: readonly Passage[];
  readonly #words: WordIndex;
  readonly #averageLength: number;

  constructor(documents: readonly SearchDocument[], options: PassageOptions = {}) {
    const seen: SeenWords = new Map();
    this.#passages = documents.flatMap(({ id, text }) =>
      splitPassages(text, options.words ?? 80).map((span) => ({
        ...span,
        documentId: id,
        words: searchWords(text.slice(span.start, span.end), seen),
      })),
    );
    this.#words = new WordIndex(this.#passages.map(({ words }) => words));
    const length = this.#passages.reduce((sum, { words }) => sum + words.length, 0);
    this.#averageLength = length / Math.max(1, this.#passages.length);
  }

  /** The best passages first; of equal ones the earlier. A passage with function words of the query only is none. */
  find(query: string, options: FindOptions = {}): FoundPassage[] {
    const heard = searchWords(query);
    const words = options.bySound === false ? heard.map((word) => (word.latin ? { ...word, sounds: [] } : word)) : heard;
    const hits = this.#words.find(words);
    const content = words.flatMap(({ stopWord }, at) => (stopWord ? [] : [at]));
    const asked = content.length > 0 ? content : [...words.keys()];
    return this.#passages
      .flatMap((passage, index) => {
        const found = asked.filter((at) => hits[at]?.has(index));
        if (found.length === 0) return [];
        const score = words.reduce((sum, word, at) => sum + this.#score(word, hits[at], index), 0);
        const marked = found.flatMap((at) => hits[at]?.get(index) ?? []);
        const { documentId, start, end } = passage;
        return [{ documentId, start, end, score, coverage: found.length / asked.length, highlights: spansOf(passage, marked) }];
      })
      .sort((a, b) => b.score - a.score)
      .slice(0, options.limit ?? 5);
  }

  #score(word: SearchWord, hits: Hits | undefined, index: number): number {
    const frequency = hits?.get(index)?.reduce((sum, { weight }) => sum + weight, 0) ?? 0;
    const holders = hits?.size ?? 0;
    const rarity = Math.log(1 + (this.#passages.length - holders + 0.5) / (holders + 0.5));
    const length = (this.#passages[index]?.words.length ?? 0) / this.#averageLength;
    const weight = word.stopWord ? STOP_WORD : 1;
    return (weight * rarity * frequency * (K1 + 1)) / (frequency + K1 * (1 - B + B * length));
  }
}

function spansOf({ start, words }: Passage, hits: readonly Hit[]): Span[] {
  const spans = hits
    .map(({ from, to }) => ({ start: start + (words[from]?.start ?? 0), end: start + (words[to - 1]?.end ?? 0) }))
    .sort((a, b) => a.start - b.start || b.end - a.end);
  let covered = 0;
  return spans.filter(({ end }) => {
    const further = end > covered;
    covered = Math.max(covered, end);
    return further;
  });
}

/**
 * Searches a few documents once. For many queries keep a `PassageIndex`.
 * @example findPassages([{ id: 'a', text: 'گندم کو پہلا پانی 20 دن بعد لگائیں۔' }], 'gandum ka pani')
 */
export function findPassages(
  documents: readonly SearchDocument[],
  query: string,
  options: FindOptions & PassageOptions = {},
): FoundPassage[] {
  return new PassageIndex(documents, options).find(query, options);
}
