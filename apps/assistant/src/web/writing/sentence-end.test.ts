import { expect, test } from 'vitest';
import { sentenceEnd, spokenText } from './sentence-end.ts';

test('a sentence counts when something follows it', () => {
  expect(sentenceEnd('پہلا پانی 20 دن بعد')).toBe(0);
  expect(sentenceEnd('پہلا پانی دیں۔')).toBe(0);
  expect(sentenceEnd('پہلا پانی دیں۔ پھر')).toBe('پہلا پانی دیں۔ '.length);
  expect(sentenceEnd('پہلا پانی دیں۔ [1] پھر رکیں [2]۔ اور')).toBe('پہلا پانی دیں۔ [1] پھر رکیں [2]۔ '.length);
  expect(sentenceEnd('- ایک\n- دو')).toBe('- ایک\n'.length);
  expect(sentenceEnd('شرح 3.5 ہے')).toBe(0);
});

test('is read out without signs', () => {
  expect(spokenText('## پانی\n**20 دن** بعد [1]۔ ')).toBe('پانی 20 دن بعد۔');
});
