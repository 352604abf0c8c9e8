import { describe, expect, it } from 'vitest';
import { canonical } from './canonical.ts';
import { language, script } from './language.ts';

describe('script', () => {
  it.each([
    ['id-script-001', 'پاکستان زندہ باد', 'arab'],
    ['id-script-002', 'Pakistan zindabad', 'latn'],
    ['id-script-003', 'Mera bill بہت زیادہ آیا ہے', 'mixed'],
    ['id-script-005', '12345 !!', 'none'],
    ['id-script-007', 'CNIC نمبر کیا ہے', 'mixed'],
    ['id-script-008', 'براہ\u0650 کرم فائل PDF میں بھیج دیں', 'arab'],
    ['digits are no letters of a script', '٠١٢ ۰۱۲ abc', 'latn'],
    ['Devanagari', 'नमस्ते दुनिया', 'deva'],
  ])('%s', (_, text, expected) => {
    expect(script(text)).toBe(expected);
  });
});

describe('language', () => {
  it.each([
    ['id-lang-001', 'میں آج لاہور جا رہا ہوں', 'ur'],
    ['id-lang-002', 'شکریہ', 'ur'],
    ['id-lang-003', 'من امروز ب\u0647 لا\u0647ور می روم و این خوب است', 'fa'],
    ['id-lang-005', 'مان اڄ لا\u0647ور وڃ\u064a ر\u0647\u064aو آ\u0647\u064aان', 'sd'],
    ['id-lang-006', 'ز\u0647 نن لا\u0647ور ت\u0647 ځم', 'ps'],
    ['id-lang-007', 'main aaj lahore ja raha hoon', 'ur-Latn'],
    ['id-lang-010', 'What is the last date to apply?', 'en'],
    ['id-lang-011', 'please meri application ka status check kar dein', 'ur-Latn'],
    ['id-lang-012', 'dhanyavad namaste', 'hi-Latn'],
    ['id-lang-014', 'Mera electricity bill بہت زیادہ آیا ہے', 'ur-mixed'],
    ['id-lang-016', 'جی ہاں', 'ur'],
    ['Roman Urdu half in English', 'please do meri application ka form', 'ur-Latn-en'],
    ['a greeting from an Arabic keyboard', 'السلام عليكم', 'ur'],
    ['formulas of Urdu speech', 'الحمد للہ، جزاک اللہ', 'ur'],
    ['Arabic that begins with such a formula', 'الحمد لله رب العالمين', 'ar'],
    ['Arabic', 'في البيت كتاب', 'ar'],
    ['Urdu that ends like a Persian word', 'قومی درخواست', 'ur'],
    ['Urdu that begins like an Arabic word', 'شرح منافع', 'ur'],
    ['Devanagari', 'नमस्ते', 'hi'],
    ['no words', '12345 !!', 'und'],
    ['words that no list has', 'lorem ipsum', 'und'],
  ])('%s', (_, text, expected) => {
    expect(language(text)).toBe(expected);
  });

  it('must see the raw text', () => {
    const persian = 'من امروز به لاهور می روم';
    expect(language(persian)).toBe('fa');
    expect(language(canonical(persian))).toBe('ur');
  });
});
