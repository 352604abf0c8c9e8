import { expect, test } from 'vitest';
import { asksForHijri, asksForUrduScript, asksForWords } from './asks.ts';

test.each(['الفاظ میں لکھیں', 'لفظوں میں', 'alfaz mein', 'alfaaz me likho', 'lafzon mein', 'in words', 'In  Words please'])(
  'asks for words: %s',
  (text) => {
    expect(asksForWords(text)).toBe(true);
  },
);

test.each(['ہجری تاریخ', 'hijri date kya hai', 'اسلامی تاریخ', 'the Islamic date'])('asks for the Hijri day: %s', (text) => {
  expect(asksForHijri(text)).toBe(true);
});

test.each([
  'urdu mein likho: salam',
  'salam ko urdu script mein',
  'write in Urdu: salam',
  'in Urdu script',
  'transliterate salam',
  'اردو میں لکھیں: salam',
  'اردو رسم الخط میں salam',
])('asks for Urdu script: %s', (text) => {
  expect(asksForUrduScript(text)).toBe(true);
});

test.each([
  'کپاس کو پانی',
  'gandum ko pani',
  'What is the price in Urdu?',
  'urdu mein fasal ka naam',
  'swords',
  'اردو کی کتاب',
  '',
])('asks for none of these: %s', (text) => {
  expect([asksForWords(text), asksForHijri(text), asksForUrduScript(text)]).toEqual([false, false, false]);
});
