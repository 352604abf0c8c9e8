/** The consonants of a Roman Urdu word, as a key that its spellings share with each other and with the Urdu word. */
import { put, type Rule, rewrite } from './rewrite.ts';

/** Capital letters stand for sounds that Roman writes with two: C for ch, S for sh, Z for zh; A for any first vowel. */
const sounds: readonly Rule[] = [
  [/([a-z])\1{2,}/g, (run) => run.slice(0, 2)],
  put(/cchh|tch|chh|cch|ch/g, 'C'),
  put(/sh/g, 'S'),
  put(/zh/g, 'Z'),
  put(/khw(?=a)/g, 'kh'),
  put(/ck|q/g, 'k'),
  put(/c(?=[eiy])/g, 's'),
  put(/c/g, 'k'),
  put(/x/g, 'ks'),
  put(/w/g, 'v'),
  [/([^aeiou])\1+/g, (run) => run.charAt(0)],
  put(/(?<=[aeiou])h$/g, ''),
];

/** A Latin word by its sounds: letters a–z without doubles, none when it has no such letter. Internal to the package. */
export function spoken(word: string): string {
  const latin = word
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z]/g, '');
  return rewrite(latin, sounds);
}

/**
 * The keys of a Latin word, none when it has no letter a–z. A vowel and n at the end may be a nasal vowel: two keys.
 * @example romanKeys('pakistan') // ['pkstn', 'pkst']
 */
export function romanKeys(word: string): string[] {
  const sound = spoken(word);
  if (sound === '') return [];
  const key = sound.charAt(0).replace(/[aeiou]/, 'A') + sound.slice(1).replace(/[aeiouy]/g, '');
  return /[aeiouy]n$/.test(sound) && key.length > 1 ? [key, key.slice(0, -1)] : [key];
}
