/**
 * The key under which the spellings of a word meet. Lossy: for an index and for comparing, never for showing.
 *
 * میں and مین, ماں and مان share a key, so a search ranks what is equal in canonical form higher.
 */
import { aerab, canonical } from './canonical.ts';
import { toLatinDigits } from './digits.ts';
import { compose, drop, letters, put, type Rule, rewrite } from './rewrite.ts';

const folds: readonly Rule[] = [
  put(/[\ufdfa\ufdfb\ufdfd]/g, ' '),
  aerab,
  drop(/[\u200cء]/g),
  letters({ ۓ: 'یے', أ: 'ا', إ: 'ا', آ: 'ا', ٱ: 'ا', ؤ: 'و', ئ: 'ی', ۃ: 'ت', ۂ: 'ہ', ھ: 'ہ', ں: 'ن', ڪ: 'ک' }),
  put(/ی{2,}/g, 'ی'),
];

const signs: readonly Rule[] = [
  drop(/(?<=\d)[,،](?=\d)/g),
  put(/[^\p{L}\p{N}.%]|(?<!\d)\.|\.(?!\d)/gu, ' '),
  compose,
  put(/ {2,}/g, ' '),
];

/** Arabic spellings of words that Urdu also writes with an alif. Extended here, never in code. */
const spellings: Readonly<Record<string, string>> = {
  زکوت: 'زکات',
  صلوت: 'صلات',
  مشکوت: 'مشکات',
  حیوت: 'حیات',
  ربوا: 'ربا',
};

/**
 * Words of the key are parted by one space. Idempotent; never throws.
 * @example searchKey('زکوٰۃ کے لئے') // 'زکات کے لیے'
 */
export function searchKey(text: string): string {
  const folded = rewrite(canonical(text).toLowerCase(), folds);
  return rewrite(toLatinDigits(folded), signs)
    .trim()
    .split(' ')
    .map((word) => spellings[word] ?? word)
    .join(' ');
}

/** Whether two texts are one to a search: same words in the same order, however they are spelled. */
export function equivalent(a: string, b: string): boolean {
  return searchKey(a) === searchKey(b);
}
