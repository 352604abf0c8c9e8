import { expect, test } from 'vitest';
import { wholeWords } from './whole-words.ts';

test.each([
  ['گندم کو پا', 'گندم کو '],
  ['گندم', ''],
  ['پانی 20-25 دن بعد [', 'پانی 20-25 دن بعد '],
  ['پہلا\nدو', 'پہلا\n'],
  ['پورا لفظ ', 'پورا لفظ '],
  ['', ''],
])('%j shows %j', (text, shown) => {
  expect(wholeWords(text)).toBe(shown);
});
