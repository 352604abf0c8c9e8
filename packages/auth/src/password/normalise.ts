/** One spelling for passwords that a guesser would try together. Only for comparing; never stored. */

const arabicLetters: Readonly<Record<string, string>> = { ي: 'ی', ى: 'ی', ك: 'ک', ه: 'ہ', ة: 'ہ' };

function latinDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  return String(code - (code < 0x06f0 ? 0x0660 : 0x06f0));
}

/** Compatibility forms, case, vowel signs, Arabic letters and Urdu digits are made alike. */
export function normalise(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/[٠-٩۰-۹]/g, latinDigit)
    .replace(/[يىكهة]/g, (letter) => arabicLetters[letter] ?? letter);
}
