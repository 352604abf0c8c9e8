/** Whether a text has the words of a query, in whatever spelling and script. */
import { searchWords } from './search-words.ts';
import { WordIndex } from './word-index.ts';

/**
 * True when every word of the query is in the text. Function words need not be, unless the query has no others.
 * @example matches('bijli ka bill', 'بجلی کا بل') // true
 */
export function matches(query: string, text: string): boolean {
  const words = searchWords(query);
  const hits = new WordIndex([searchWords(text)]).find(words);
  const asked = words.some(({ stopWord }) => !stopWord);
  return words.length > 0 && words.every((word, at) => (asked && word.stopWord) || hits[at]?.has(0));
}
