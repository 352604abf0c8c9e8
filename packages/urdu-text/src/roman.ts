/** Roman Urdu read word by word: candidates in Urdu script, and one spelling for the many. No guess is made silently. */
import { canonical } from './canonical.ts';
import { type Language, language } from './language.ts';
import { romanKeys } from './roman-keys.ts';
import { functionEntries, homographs, type RomanEntry } from './roman-lexicon.ts';
import { vocabularyEntries } from './roman-vocabulary.ts';
import { spellingDistance } from './spelling-distance.ts';
import { urduKeys } from './urdu-keys.ts';

export interface RomanOptions {
  /** What `language` said about the text: English homographs (is, us, or) are Urdu in Roman Urdu only. @default 'ur-Latn' */
  language?: Language;
  /** Urdu words to choose from by key, the commonest first. @default a short list of farming, finance and offices */
  vocabulary?: readonly string[];
}

export interface RomanReading {
  /** Urdu words, the likeliest first; the word itself when it is unknown. */
  readonly candidates: readonly string[];
  /** Several words are possible: ask. */
  readonly ambiguous: boolean;
  /** Neither the lexicon nor the vocabulary has it. */
  readonly unknown: boolean;
}

let built: ReadonlyMap<string, readonly RomanEntry[]> | undefined;

function build(): ReadonlyMap<string, readonly RomanEntry[]> {
  const lexicon = new Map<string, RomanEntry[]>();
  for (const [form, entry] of [...functionEntries, ...vocabularyEntries]) {
    const entries = lexicon.get(form);
    if (entries) entries.push(entry);
    else lexicon.set(form, [entry]);
  }
  return lexicon;
}

/** What the lexicon says about a form. Internal to the package. */
export function romanEntries(word: string, lang: Language = 'ur-Latn'): readonly RomanEntry[] {
  built ??= build();
  const form = word.toLowerCase();
  const asUrdu = lang === 'ur-Latn' || lang === 'ur-Latn-en' || !homographs.has(form);
  return asUrdu ? (built.get(form) ?? []) : [];
}

const ownVocabulary: readonly string[] = [...new Set(vocabularyEntries.flatMap(([, { urdu }]) => urdu))];

const MOST = 5;

/**
 * The Urdu words that a Roman word can stand for: by the lexicon, else by key among the vocabulary, ranked by vowels.
 * @example romanCandidates('nai') // { candidates: ['نہیں', 'نئی'], ambiguous: true, unknown: false }
 */
export function romanCandidates(word: string, options: RomanOptions = {}): RomanReading {
  const known = romanEntries(word, options.language).flatMap(({ urdu }) => urdu);
  const candidates = known.length > 0 ? [...new Set(known)] : byKey(word, options.vocabulary ?? ownVocabulary);
  const unknown = candidates.length === 0;
  return { candidates: unknown ? [word] : candidates, ambiguous: candidates.length > 1, unknown };
}

function byKey(word: string, vocabulary: readonly string[]): string[] {
  const keys = romanKeys(word);
  return vocabulary
    .map((urdu) => canonical(urdu))
    .filter((urdu) => urduKeys(urdu).some((key) => keys.includes(key)))
    .map((urdu) => ({ urdu, distance: spellingDistance(word, urdu) }))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, MOST)
    .map(({ urdu }) => urdu);
}

export interface NormalizedRoman {
  readonly text: string;
  /** Words that were ambiguous, unknown, or English homographs in mixed text, as they were written, in their order. */
  readonly flagged: readonly string[];
}

/**
 * Writes the words of the lexicon in their standard spelling; an ambiguous one in that of its first meaning. Other words and
 * whatever is not Latin stay.
 * @example normalizeRoman('yr kya ho rha h').text // 'yaar kya ho raha hai'
 */
export function normalizeRoman(text: string): NormalizedRoman {
  const lang = language(text);
  const flagged: string[] = [];
  const normalized = text.replace(/(?<![\p{L}\p{M}\p{N}])[a-z']+(?![\p{L}\p{M}\p{N}])/giu, (word) => {
    const entries = romanEntries(word, lang);
    const meanings = new Set(entries.flatMap(({ urdu }) => urdu));
    const english = lang === 'ur-Latn-en' && homographs.has(word.toLowerCase());
    if (meanings.size !== 1 || english) flagged.push(word);
    return entries[0]?.standard ?? word;
  });
  return { text: normalized, flagged };
}
