/** The consonants of an Urdu word in the letters of `romanKeys`. A Roman and an Urdu word match when they share a key. */
import { canonical, stripAerab } from './canonical.ts';

/** The sound of each consonant. Internal to the package. */
export const consonants: Readonly<Record<string, string>> = Object.fromEntries(
  'ب-b پ-p تٹط-t ثسص-s ج-j چ-C حہھ-h خ-kh دڈ-d ذزضظ-z رڑ-r ژ-Z ش-S غ-gh ف-f قک-k گ-g ل-l م-m ن-n ۃ-t'
    .split(' ')
    .flatMap((group) => {
      const [urdu = '', latin = ''] = group.split('-');
      return [...urdu].map((letter) => [letter, latin] as const);
    }),
);

const among = (letters: string, letter: string | undefined): boolean => letter !== undefined && letters.includes(letter);

/**
 * The keys of an Urdu word, the main one first; none when nothing in it sounds.
 * @example urduKeys('سوال') // ['svl', 'sl']
 */
export function urduKeys(word: string): string[] {
  const form = stripAerab(canonical(word)).replaceAll('\u200c', '');
  const spoken = form === 'اللہ' ? 'الہ' : form;
  const key = keyOf([...spoken]);
  const keys = [key];
  // Speech says غ as گ beside a vowel, swallows و before a long one, drops a final ح; Roman spelling has one sound for بننا's two.
  if (spoken.includes('غ') && /[وی]/.test(spoken.slice(1))) keys.push(key.replaceAll('gh', 'g'));
  if (/و[اآیےں]/.test(spoken.slice(1))) keys.push(key.replace(/(?<!^)v(?!$)/g, ''));
  if (spoken.endsWith('ح')) keys.push(key.replace(/h$/, ''));
  keys.push(key.replace(/(.)\1+/g, '$1'));
  return [...new Set(keys)].filter((each) => each !== '');
}

function keyOf(word: readonly string[]): string {
  let key = '';
  for (let at = 0; at < word.length; at += 1) {
    const letter = word[at];
    if (at === 0 && among('اآأإع', letter)) {
      key += 'A';
      if (word.length > 2 && among('وی', word[1])) at += 1;
    } else key += soundOf(word, at);
  }
  return key;
}

function soundOf(word: readonly string[], at: number): string {
  const letter = word[at] ?? '';
  const before = word[at - 1];
  const after = word[at + 1];
  if (letter === 'ھ' && before === 'چ') return '';
  if (letter === 'و') return isConsonantWaw(before, at, after) ? 'v' : '';
  if (letter === 'ی') return at === 0 ? 'y' : '';
  if (letter === 'ہ' && after === undefined && at > 0) return '';
  return consonants[letter] ?? '';
}

function isConsonantWaw(before: string | undefined, at: number, after: string | undefined): boolean {
  if (after === 'ں' || (before === 'خ' && after === 'ا')) return false;
  if (before === 'ا' && at > 1 && after !== undefined && !among('اآیےںئ', after)) return true;
  return at === 0 || among('اآیےہ', after);
}
