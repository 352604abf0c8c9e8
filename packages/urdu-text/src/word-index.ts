/** Where the words of a query stand in a list of texts, by all ways a word can be found. Internal to the package. */
import { isOneEdit } from './one-edit.ts';
import type { SearchWord } from './search-words.ts';
import { endAlike } from './word-ending.ts';

/** Words `from` up to and without `to` of a text, and how surely they are the word: 1 is the same word in canonical form. */
export interface Hit {
  readonly text: number;
  readonly from: number;
  readonly to: number;
  readonly weight: number;
}

/** Hits of one word by the number of the text. */
export type Hits = ReadonlyMap<number, readonly Hit[]>;

const weights = { exact: 1, key: 0.9, reading: 0.9, joined: 0.8, form: 0.7, sound: 0.6, looseSound: 0.3, fuzzy: 0.4 };

const FUZZY_LETTERS = 5;

type Place = Omit<Hit, 'weight'>;
type Places = Map<string, Place[]>;

export class WordIndex {
  readonly #texts: readonly (readonly SearchWord[])[];
  readonly #byKey: Places = new Map();
  readonly #byForm: Places = new Map();
  readonly #joined: Places = new Map();
  readonly #bySound: Places = new Map();

  constructor(texts: readonly (readonly SearchWord[])[]) {
    this.#texts = texts;
    for (const [text, words] of texts.entries()) {
      for (const [from, word] of words.entries()) {
        const place = { text, from, to: from + 1 };
        add(this.#byKey, word.key, place);
        for (const form of word.forms) add(this.#byForm, form, place);
        for (const sound of word.sounds) add(this.#bySound, sound, place);
        const whole = joined(word, words[from + 1]);
        if (whole !== null) add(this.#joined, whole, { ...place, to: from + 2 });
      }
    }
  }

  /** For each word of the query its hits by text; of several at one place the surest. */
  find(query: readonly SearchWord[]): Hits[] {
    return query.map((word, at) => {
      const wholes = [joined(query[at - 1], word), joined(word, query[at + 1])].filter((whole) => whole !== null);
      const hits = [
        ...this.#written(word),
        ...this.#readings(word),
        ...this.#heard(word, false),
        ...wholes.flatMap((whole) => weighed(this.#byKey.get(whole), weights.joined)),
      ];
      return surest(hits.length > 0 ? hits : [...this.#heard(word, true), ...this.#misspelt(word)]);
    });
  }

  #written(word: SearchWord): Hit[] {
    const same = weighed(this.#byKey.get(word.key), weights.key);
    const forms = word.forms.flatMap((form) => [...(this.#byKey.get(form) ?? []), ...(this.#byForm.get(form) ?? [])]);
    return [
      ...same.map((hit) => (this.#wordAt(hit)?.text === word.text ? { ...hit, weight: weights.exact } : hit)),
      ...weighed(this.#joined.get(word.key), weights.joined),
      ...weighed([...(this.#byForm.get(word.key) ?? []), ...forms], weights.form),
    ];
  }

  /** Urdu words that the lexicon has for a Roman one, or the phrase: krdo is کر دو. */
  #readings({ readings }: SearchWord): Hit[] {
    return readings.flatMap((keys) => {
      const [first = '', ...rest] = keys;
      const phrases = (this.#byKey.get(first) ?? [])
        .filter(({ text, from }) => rest.every((key, at) => this.#texts[text]?.[from + 1 + at]?.key === key))
        .map((place) => ({ ...place, to: place.from + keys.length }));
      const written = rest.length > 0 ? (this.#byKey.get(keys.join('')) ?? []) : (this.#byForm.get(first) ?? []);
      return [...weighed(phrases, weights.reading), ...weighed(written, weights.form)];
    });
  }

  /** By sound across the scripts; within Latin script only when nothing else is found, and never within Urdu script. */
  #heard(word: SearchWord, withinLatin: boolean): Hit[] {
    if (word.stopWord || (withinLatin && !word.latin)) return [];
    return word.sounds.flatMap((sound) =>
      (this.#bySound.get(sound) ?? []).flatMap((place) => {
        const other = this.#wordAt(place);
        if (!other || (other.latin === word.latin) !== withinLatin) return [];
        const weight = soundWeight(sound, word, other);
        return weight === null ? [] : weighed([place], weight);
      }),
    );
  }

  #misspelt({ key }: SearchWord): Hit[] {
    if (!lettersOnly.test(key) || [...key].length < FUZZY_LETTERS) return [];
    return [...this.#byKey]
      .filter(([other]) => other.charAt(0) === key.charAt(0) && isOneEdit(other, key))
      .flatMap(([, places]) => weighed(places, weights.fuzzy));
  }

  #wordAt({ text, from }: Place): SearchWord | undefined {
    return this.#texts[text]?.[from];
  }
}

const lettersOnly = /^\p{L}+$/u;

/** Two words written as one. Numbers are not joined: 1 and 2 are not 12. */
function joined(first: SearchWord | undefined, second: SearchWord | undefined): string | null {
  return first && second && lettersOnly.test(first.key) && lettersOnly.test(second.key) ? first.key + second.key : null;
}

/** Loosely when the endings differ or one consonant is all there is to hear; a word of the lexicon must end alike even for that. */
function soundWeight(sound: string, word: SearchWord, other: SearchWord): number | null {
  const alike = endAlike(word.ending, other.ending);
  if (word.readings.length > 0) return alike ? weights.looseSound : null;
  return alike && sound.length > 1 ? weights.sound : weights.looseSound;
}

const weighed = (places: readonly Place[] | undefined, weight: number): Hit[] =>
  (places ?? []).map((place) => ({ ...place, weight }));

function add(places: Places, key: string, place: Place): void {
  const known = places.get(key);
  if (known) known.push(place);
  else places.set(key, [place]);
}

function surest(hits: readonly Hit[]): Hits {
  const best = new Map<number, Map<number, Hit>>();
  for (const hit of hits) {
    const places = best.get(hit.text) ?? new Map<number, Hit>();
    best.set(hit.text, places);
    if ((places.get(hit.from)?.weight ?? 0) < hit.weight) places.set(hit.from, hit);
  }
  return new Map([...best].map(([text, places]) => [text, [...places.values()]]));
}
