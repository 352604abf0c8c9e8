/** Text as it comes: letters of four keyboards, presentation forms, marks, format characters, emoji, halves of pairs. */
import fc from 'fast-check';

const pieces = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...'ابپتکگہھیےںئؤۂءكيىهةٱ۔،؟ aZ.,%-') },
  { weight: 3, arbitrary: fc.constantFrom(...'\u064e\u0650\u0651\u0653\u0654\u0655\u0670\u0610\u0640\u200c') },
  { weight: 3, arbitrary: fc.constantFrom(...'\u200b\u200d\u200f\u202e\u2066\u2069\ufeff\u00ad\u00a0\t\r\n\u{e0041}') },
  { weight: 2, arbitrary: fc.constantFrom(...'0189٠٩۰۹٫٬٪½²ﷺ') },
  { weight: 2, arbitrary: fc.constantFrom(...'👨👩🌾❤\ufe0f🏽', '\ud83d', '\udc68', '\udb40', '\udc41') },
  { weight: 2, arbitrary: fc.integer({ min: 0x0600, max: 0x06ff }).map((code) => String.fromCodePoint(code)) },
  { weight: 2, arbitrary: fc.integer({ min: 0xfb50, max: 0xfefc }).map((code) => String.fromCodePoint(code)) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 3 }) },
);

export const roughText: fc.Arbitrary<string> = fc.array(pieces, { maxLength: 20 }).map((parts) => parts.join(''));
