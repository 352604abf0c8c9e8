/** Which passwords are refused although they are long enough. No rule asks for classes of characters. */
import { commonWords } from './common-words.ts';
import { guessPoints, indexWords } from './guess-points.ts';

export const minimumLength = 12;
export const maximumLength = 128;

/** Points of `guessPoints`: four common words with spaces between them reach it, three do not; nor does a word and three letters. */
const enoughPoints = 5;

const common = indexWords(commonWords);
const nothing = indexWords([]);

/**
 * Splits names and addresses that are known of an account (brand, organization, own name, local part of the e-mail address)
 * into the words that its password must not be made of.
 */
export function contextWords(names: readonly string[]): readonly string[] {
  return names.flatMap((name) => {
    const parts = name.split(/[^\p{L}\p{N}\p{M}]+/u).filter(Boolean);
    return [parts.join(''), ...parts];
  });
}

/**
 * Says why a password is too easy to guess, or null when it is not. Length is not its business.
 * `PASSWORD_COMMON`: common words, sequences, keyboard walks, dates. `PASSWORD_PERSONAL`: only because of the context words.
 */
export function passwordWeakness(password: string, context: readonly string[]): 'PASSWORD_COMMON' | 'PASSWORD_PERSONAL' | null {
  if (guessPoints(password, common, nothing) < enoughPoints) return 'PASSWORD_COMMON';
  return guessPoints(password, common, indexWords(context)) < enoughPoints ? 'PASSWORD_PERSONAL' : null;
}
