import { describe, expect, it } from 'vitest';
import { collator } from './collation.ts';

const alphabet = 'ا آ ب پ ت ٹ ث ج چ ح خ د ڈ ذ ر ڑ ز ژ س ش ص ض ط ظ ع غ ف ق ک گ ل م ن ں و ہ ھ ء ی ے'.split(' ');

describe('collator', () => {
  it('collation-ur-001', () => {
    const sorted = 'انار آم بات پانی ٹماٹر ثواب جوتا چائے دال ڈاک ذات رات ڑ زمین ژالہ کتاب گھر نان ہم یہ'.split(' ');
    expect(sorted.toReversed().sort(collator().compare)).toEqual(sorted);
  });

  it('collation-ur-alphabet-001', () => {
    expect(alphabet.toReversed().sort(collator().compare)).toEqual(alphabet);
    expect(alphabet.toReversed().sort()).not.toEqual(alphabet);
  });

  it('collation-trap-001: an Arabic kaf sorts where the Urdu one does', () => {
    expect(['ے', 'ل', 'ك', 'ق'].sort(collator().compare)).toEqual(['ق', 'ك', 'ل', 'ے']);
  });

  it.each([
    ['collation-base-003: a joiner', 'خوب\u200cصورت', 'خوبصورت'],
    ['collation-base-004: Arabic yeh', 'ی', 'ي'],
    ['collation-base-005: Arabic kaf', 'ک', 'ك'],
    ['collation-base-006: Arabic heh', 'ہ', 'ه'],
    ['vowel marks', 'قرضِ', 'قرض'],
    ['digit scripts', '12', '۱۲'],
    ['a hamza typed apart', 'کوئی', 'کوی\u0654ی'],
  ])('%s makes no other word', (_, a, b) => {
    expect(collator({ sensitivity: 'base' }).compare(a, b)).toBe(0);
  });

  it('orders numbers by value when asked', () => {
    expect(['قسط 10', 'قسط 9'].sort(collator({ numeric: true }).compare)).toEqual(['قسط 9', 'قسط 10']);
  });

  it('puts Latin names after Urdu ones', () => {
    expect(['Ali', 'یوسف', 'احمد'].sort(collator().compare)).toEqual(['احمد', 'یوسف', 'Ali']);
  });
});
