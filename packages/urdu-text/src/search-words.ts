/** A word with everything it can be found by. Internal to the package. */
import { type Span, stripAerab } from './canonical.ts';
import { englishWords } from './language-words.ts';
import { romanEntries } from './roman.ts';
import { romanKeys } from './roman-keys.ts';
import { searchKey } from './search-key.ts';
import { stem } from './stems.ts';
import { isStopWord } from './stop-words.ts';
import { tokens } from './tokens.ts';
import { urduKeys } from './urdu-keys.ts';
import { type Ending, endingOf } from './word-ending.ts';

export interface SearchWord extends Span {
  /** In canonical form. */
  readonly text: string;
  readonly key: string;
  readonly latin: boolean;
  readonly stopWord: boolean;
  /** Keys of other forms of an Urdu word: its singular, ۃ said as ہ. */
  readonly forms: readonly string[];
  /** What the lexicon reads a Roman word as: keys of one or more words each. */
  readonly readings: readonly (readonly string[])[];
  readonly sounds: readonly string[];
  readonly ending: Ending;
}

/** What is known of words already seen, shared by the texts of an index. */
export type SeenWords = Map<string, readonly Features[]>;

/** The words of a text by their search keys; a token without a letter or digit of its own is none. */
export function searchWords(text: string, known: SeenWords = new Map()): SearchWord[] {
  return tokens(text).flatMap((token) => {
    const words = known.get(token.text) ?? featuresOf(token.text);
    known.set(token.text, words);
    return words.map((features) => ({ ...features, text: token.text, start: token.start, end: token.end }));
  });
}

type Features = Omit<SearchWord, keyof Span | 'text'>;

function featuresOf(word: string): Features[] {
  const keys = searchKey(word).split(' ');
  const features = /\p{Script=Latin}/u.test(word) ? latinFeatures(word) : urduFeatures(word);
  return keys.filter((key) => key !== '').map((key) => ({ key, ...features }));
}

function urduFeatures(word: string): Omit<Features, 'key'> {
  const singular = stem(word);
  const said = /ۃ$/u.test(word) ? word.replace(/ۃ$/u, 'ہ') : null;
  const others = [singular, said].filter((form) => form !== null);
  return {
    latin: false,
    stopWord: isStopWord(word),
    forms: others.map(searchKey),
    readings: [],
    sounds: [...new Set([word, ...others].flatMap(urduKeys))],
    ending: singular === null ? endingOf(stripAerab(word)) : 'either',
  };
}

function latinFeatures(word: string): Omit<Features, 'key'> {
  const form = word.toLowerCase();
  const urdu = romanEntries(form).flatMap((entry) => entry.urdu);
  return {
    latin: true,
    // The e of qarz-e-hasana is a vowel sign in Urdu script.
    stopWord: form === 'e' || englishWords.has(form) || (urdu.length > 0 && urdu.every(isStopWord)),
    forms: [],
    readings: urdu.map((words) => searchKey(words).split(' ')),
    sounds: [...new Set([...romanKeys(word), ...urdu.flatMap(urduKeys)])],
    ending: endingOf(form),
  };
}
