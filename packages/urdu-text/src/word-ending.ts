/** Whether a word ends in a long vowel, which both scripts write. Internal to the package. */
export type Ending = 'vowel' | 'consonant' | 'either';

/** Roman Urdu writes a final ہ as a vowel or as h after one. What is `either` is written both ways: ع, ح, ۃ, ں. */
export function endingOf(word: string): Ending {
  if (/[aeiouy]h?$/i.test(word) || /[اآوؤیئےۓہۂ]$/u.test(word)) return 'vowel';
  return /[عحۃںء]$|[aeiouy]n$/iu.test(word) ? 'either' : 'consonant';
}

export const endAlike = (a: Ending, b: Ending): boolean => a === b || a === 'either' || b === 'either';
