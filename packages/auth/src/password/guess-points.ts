/** How much of a password a guesser would have to find out by trying, in points. */
import { normalise } from './normalise.ts';
import { patternLength } from './patterns.ts';

/** Characters that are often typed for a letter. */
const standIns: Readonly<Record<string, string>> = {
  '@': 'a',
  '4': 'a',
  '8': 'b',
  '3': 'e',
  '9': 'g',
  '6': 'g',
  '1': 'il',
  '!': 'il',
  '|': 'il',
  '0': 'o',
  $: 's',
  '5': 's',
  '7': 't',
  '+': 't',
  '2': 'z',
};

/** Words by their first letter, normalised. */
export type WordIndex = ReadonlyMap<string, readonly string[]>;

/** Words shorter than three characters are left out: they would be found everywhere. */
export function indexWords(words: Iterable<string>): WordIndex {
  const index = new Map<string, string[]>();
  for (const word of new Set([...words].map(normalise))) {
    const first = [...word][0];
    if (!first || [...word].length < 3) continue;
    index.set(first, [...(index.get(first) ?? []), word]);
  }
  return index;
}

function stands(character: string | undefined, letter: string): boolean {
  return character === letter || (character !== undefined && (standIns[character]?.includes(letter) ?? false));
}

/** Lengths of the words that begin at `start`. */
function wordLengths(index: WordIndex, characters: readonly string[], start: number): number[] {
  const first = characters[start] ?? '';
  const candidates = [first, ...(standIns[first] ?? '')].flatMap((letter) => index.get(letter) ?? []);
  return candidates
    .map((word) => [...word])
    .filter((word) => word.every((letter, offset) => stands(characters[start + offset], letter)))
    .map((word) => word.length);
}

const price = { known: 0, word: 1, pattern: 0.5, sign: 0.5, letter: 1 } as const;

/** Digits, signs and the space of ASCII: few enough to be tried in turn. */
const cheapSign = /[ -@[-`{-~]/;

/**
 * Points of the cheapest way to put the password together: a letter of its own 1, an ASCII digit or sign ½, a common word 1,
 * a pattern (sequence, keyboard walk, date, phone number) ½, a word that is known of the account 0. A repeated block counts once.
 */
export function guessPoints(password: string, common: WordIndex, known: WordIndex): number {
  const characters = [...normalise(password).replace(/^(.+?)\1+$/su, '$1')];
  const cheapest = [0, ...characters.map(() => Number.POSITIVE_INFINITY)];
  const reach = (end: number, points: number): void => {
    cheapest[end] = Math.min(cheapest[end] ?? Number.POSITIVE_INFINITY, points);
  };
  for (const [start, character] of characters.entries()) {
    const points = cheapest[start] ?? Number.POSITIVE_INFINITY;
    reach(start + 1, points + (cheapSign.test(character) ? price.sign : price.letter));
    const pattern = patternLength(characters, start);
    if (pattern > 0) reach(start + pattern, points + price.pattern);
    for (const length of wordLengths(common, characters, start)) reach(start + length, points + price.word);
    for (const length of wordLengths(known, characters, start)) reach(start + length, points + price.known);
  }
  return cheapest[characters.length] ?? 0;
}
