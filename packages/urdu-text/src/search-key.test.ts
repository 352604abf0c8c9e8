import { deepRuns } from '@repo/facts/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical, stripAerab } from './canonical.ts';
import { equivalent, searchKey } from './search-key.ts';
import { roughText } from './testing/rough-text.ts';

const deep = { numRuns: deepRuns(600, 30_000) };

describe('searchKey', () => {
  it.each([
    ['search-key-003', 'زکات', 'زکات'],
    ['search-key-004', 'خوب\u200cصورت', 'خوبصورت'],
    ['search-key-005', 'چاہئے', 'چاہیے'],
    ['search-key-006', 'گئے', 'گیے'],
    ['search-key-007', 'ہو\u06d3', 'ہویے'],
    ['search-key-008', 'ہوئے', 'ہویے'],
    ['search-key-009', 'علماء', 'علما'],
    ['search-key-010', 'تمھارا', 'تمہارا'],
    ['search-key-012', 'آپ', 'اپ'],
    ['search-key-014', 'لاہور، پاکستان۔', 'لاہور پاکستان'],
    ['search-key-015', 'ﷺ محمد\u0610', 'محمد'],
  ])('%s', (_, text, expected) => {
    expect(searchKey(text)).toBe(expected);
  });

  it.each([
    ['Arabic spellings with waw', 'زکوٰۃ صلوٰۃ مشکوٰۃ حیوٰۃ ربوٰا', 'زکات صلات مشکات حیات ربا'],
    ['digits of all scripts and their grouping', '۱۲٬۳۴۵٫۵۰ ١٢ 1,50,000 ۲۵٪', '12345.50 12 150000 25%'],
    ['case, signs and points that part no digits', 'Rs. 5.5 (PDF) C++', 'rs 5.5 pdf c'],
    ['fractions and powers', '½ m²', '½ m²'],
  ])('folds %s', (_, text, expected) => {
    expect(searchKey(text)).toBe(expected);
  });

  it('keeps apart what sounds or looks alike but is another word', () => {
    for (const [a, b] of [
      ['کے', 'کی'],
      ['ٹال', 'تال'],
      ['سوت', 'صوت'],
      ['زن', 'ظن'],
    ] as const)
      expect(equivalent(a, b)).toBe(false);
  });

  it('is idempotent', () => {
    fc.assert(
      fc.property(roughText, (text) => {
        const once = searchKey(text);
        expect(searchKey(once)).toBe(once);
        expect(once).toMatch(/^(?:[\p{L}\p{N}.%]+(?: [\p{L}\p{N}.%]+)*)?$/u);
      }),
      deep,
    );
  });

  it('is one key for a text, its canonical form and its form without marks', () => {
    fc.assert(
      fc.property(roughText, (text) => {
        expect(equivalent(text, canonical(text))).toBe(true);
        expect(equivalent(text, stripAerab(canonical(text)))).toBe(true);
      }),
      deep,
    );
  });
});
