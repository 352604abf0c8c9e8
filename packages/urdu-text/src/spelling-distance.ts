/** How far a Roman spelling is from an Urdu word with the same consonants. Internal to the package. */
import { spoken } from './roman-keys.ts';
import { consonants } from './urdu-keys.ts';

/** Urdu writes long vowels only, so a short one of the Roman word costs little and any other difference much. */
const SHORT_VOWEL = 1;
const OTHER = 4;

const urduVowels: Readonly<Record<string, string>> = { ا: 'a', آ: 'a', ی: 'i', ئ: 'i', ے: 'i', و: 'u' };
const romanVowels: Readonly<Record<string, string>> = { a: 'a', e: 'i', i: 'i', y: 'i', o: 'u', u: 'u', v: 'u' };

/** Weighted edit distance of the sounds; 0 when the Urdu word writes every vowel that the Roman one does. */
export function spellingDistance(roman: string, urdu: string): number {
  const written = [...spoken(roman)].map((letter) => romanVowels[letter] ?? letter);
  const wanted = [...urdu].flatMap((letter) => [...(urduVowels[letter] ?? consonants[letter] ?? '')]);
  const costOf = (letter: string): number => (/[aiu]/.test(letter) ? SHORT_VOWEL : OTHER);
  let row = [0];
  for (const letter of written) row.push((row.at(-1) ?? 0) + costOf(letter));
  for (const sound of wanted) {
    const next = [(row[0] ?? 0) + OTHER];
    for (const [at, letter] of written.entries()) {
      const same = (row[at] ?? 0) + (letter === sound ? 0 : OTHER);
      next.push(Math.min(same, (row[at + 1] ?? 0) + OTHER, (next[at] ?? 0) + costOf(letter)));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
