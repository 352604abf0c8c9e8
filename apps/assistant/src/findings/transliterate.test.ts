import { expect, test } from 'vitest';
import { isRomanUrdu, transliterate } from './transliterate.ts';

test.each<[string, boolean]>([
  ['mujhe pani chahiye', true],
  ['meri loan application ka status kya hai', true],
  ['What is the price?', false],
  ['مجھے پانی چاہیے', false],
  ['25', false],
])('%s is Roman Urdu: %s', (text, expected) => {
  expect(isRomanUrdu(text)).toBe(expected);
});

test('each word has its candidates, an ambiguous one several, an unknown one none', () => {
  expect(transliterate('pani nai zzzqq')?.words).toEqual([
    { roman: 'pani', candidates: ['پانی'] },
    { roman: 'nai', candidates: ['نہیں', 'نئی'] },
    { roman: 'zzzqq', candidates: [] },
  ]);
});

test.each([
  'urdu mein likho: mujhe pani',
  'Write in Urdu script: mujhe pani',
  'mujhe pani: in Urdu script',
  'اردو میں لکھیں mujhe pani',
])('the request itself is not written over: %s', (text) => {
  expect(transliterate(text)?.words.map(({ roman }) => roman)).toEqual(['mujhe', 'pani']);
});

test.each(['مجھے پانی چاہیے 25', 'How do I write this in Urdu?', 'What is the price?', ''])('has no Roman Urdu: %s', (text) => {
  expect(transliterate(text)).toBeNull();
});
