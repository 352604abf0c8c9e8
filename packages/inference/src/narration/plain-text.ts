/** Text as it is read, for reader and check alike. */
import { foldWord } from '@repo/urdu-text/amount-lexicon';
import { toLatinDigits } from '@repo/urdu-text/digits';

const digit = '[0-9۰-۹٠-٩]';
const joiners = new RegExp(`(?<=${digit})[\\u200c\\u200d]+|[\\u200c\\u200d]+(?=${digit})`, 'gu');

/**
 * Without characters that one does not see: a control of direction turns the digits of a number around, and an invisible character
 * parts them for a check but not for the eye. Joiners between letters are part of Urdu and stay.
 */
export function visible(text: string): string {
  return text.replace(/(?![\u200c\u200d])\p{Cf}/gu, '').replace(joiners, '');
}

/** As a check compares it: lower case, one form of each letter, no vowel marks, digits 0–9. */
export function comparable(text: string): string {
  return foldWord(toLatinDigits(visible(text))).replace(/[\u00a0\u202f\u2009]/g, ' ');
}
