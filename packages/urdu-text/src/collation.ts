/** Urdu alphabetical order. */

const letters: Readonly<Record<string, string>> = { ك: 'ک', ي: 'ی', ى: 'ی', ه: 'ہ', ە: 'ہ', ة: 'ۃ', ٱ: 'ا' };

/**
 * The least of the canonical form that order and comparison need: composed letters, the Urdu code point where an Arabic one looks
 * the same, no tatweel and no invisible direction marks.
 */
export function foldLetters(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u0640\u200b\u200d-\u200f\u061c\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
    .replace(/[كيىهەةٱ]/g, (letter) => letters[letter] ?? letter)
    .replace(/[یى]\u0654/g, 'ئ')
    .replace(/ہ\u0654|ۀ/g, 'ۂ');
}

export interface CollatorOptions {
  /** `base` also takes words that differ by vowel marks, joiners or digit script for equal. */
  sensitivity?: 'base' | 'variant';
  /** Orders numbers inside text by value. */
  numeric?: boolean;
}

/**
 * Compares as an Urdu dictionary does; Latin names sort after Urdu ones.
 * @example names.sort(collator().compare)
 */
export function collator(options: CollatorOptions = {}): { compare(a: string, b: string): number } {
  const urdu = new Intl.Collator('ur', { sensitivity: options.sensitivity ?? 'variant', numeric: options.numeric ?? false });
  return { compare: (a, b) => urdu.compare(foldLetters(a), foldLetters(b)) };
}
