/** Letters that look alike but are not one code point. Internal to the package. */

/** The Urdu letter for a letter of another keyboard that looks the same. */
export const urduLetters: Readonly<Record<string, string>> = { ك: 'ک', ي: 'ی', ى: 'ی', ه: 'ہ', ە: 'ہ', ة: 'ۃ', ٱ: 'ا' };

/**
 * The least of a canonical form that order and number words need: composed letters, the Urdu code point where an Arabic one looks
 * the same, no tatweel, no invisible format characters except the zero-width non-joiner.
 */
export function foldLetters(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\u0640|(?!\u200c)\p{Cf}/gu, '')
    .replace(/[كيىهەةٱ]/g, (letter) => urduLetters[letter] ?? letter)
    .replace(/[یى]\u0654/g, 'ئ')
    .replace(/ہ\u0654|ۀ/g, 'ۂ');
}
