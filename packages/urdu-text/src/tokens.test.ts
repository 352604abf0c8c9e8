import { deepRuns } from '@repo/facts/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical } from './canonical.ts';
import { roughText } from './testing/rough-text.ts';
import { tokens } from './tokens.ts';

const textsOf = (text: string): string[] => tokens(text).map((token) => token.text);

describe('tokens', () => {
  it.each([
    ['tokenise-words-002', '20فیصد', ['20', 'فیصد']],
    ['tokenise-words-003', '12.75سالہ', ['12.75', 'سالہ']],
    ['tokenise-words-004', 'فی صد18', ['فی', 'صد', '18']],
    ['tokenise-words-005', 'یہ 1985ء کی بات', ['یہ', '1985ء', 'کی', 'بات']],
    ['tokenise-words-006', 'ضلعSwat میں', ['ضلع', 'Swat', 'میں']],
    ['tokenise-words-007', 'فصلcropہے۔', ['فصل', 'crop', 'ہے']],
    ['tokenise-words-008', 'پاکستان14اگست', ['پاکستان', '14', 'اگست']],
    ['tokenise-words-009', 'خوب\u200cصورت باغ', ['خوب\u200cصورت', 'باغ']],
    ['tokenise-words-011', 'Rs. 1,50,000 روپے', ['Rs', '1,50,000', 'روپے']],
    ['tokenise-words-012', 'میرا AI assistant', ['میرا', 'AI', 'assistant']],
    ['tokenise-words-014', '۔۔۔', []],
    ['tokenise-words-015', 'گندم اور کپاس', ['گندم', 'اور', 'کپاس']],
    ['tokenise-segmenter-trap-001: no space is guessed', 'کیاحال ہے', ['کیاحال', 'ہے']],
    ['Urdu digits with their separators', '۱۲٬۳۴۵ روپے، ۵٫۵٪', ['۱۲٬۳۴۵', 'روپے', '۵٫۵']],
    ['letters with digits', 'A4 اور GPT4', ['A4', 'اور', 'GPT4']],
  ])('%s', (_, text, expected) => {
    expect(textsOf(text)).toEqual(expected);
  });

  it('says where each word stands in the text as given', () => {
    const source = '«ﻻﮨﻮﺭ»  كے14لوگ';
    expect(tokens(source)).toEqual([
      { text: 'لاہور', start: 1, end: 5 },
      { text: 'کے', start: 8, end: 10 },
      { text: '14', start: 10, end: 12 },
      { text: 'لوگ', start: 12, end: 15 },
    ]);
  });

  it('finds the words of the canonical form, each where it came from', () => {
    fc.assert(
      fc.property(roughText, (source) => {
        expect(textsOf(canonical(source))).toEqual(textsOf(source));
        let at = 0;
        for (const { text, start, end } of tokens(source)) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(canonical(source.slice(start, end)).length).toBeGreaterThan(0);
          expect(text.length).toBeGreaterThan(0);
          at = start;
        }
      }),
      { numRuns: deepRuns(400, 8_000) },
    );
  });

  it('ends words where the segmenter does', () => {
    const segmenter = new Intl.Segmenter('ur', { granularity: 'word' });
    const piece = fc.constantFrom('گندم', 'کَ', 'آبِ', ...' \n،,;؛؟۔!?(){}<>=/|+*%#@~-_.:\'"«»');
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 16 }).map((pieces) => pieces.join('')),
        (text) => {
          const wordLike = [...segmenter.segment(canonical(text))].filter(({ isWordLike }) => isWordLike);
          expect(textsOf(text)).toEqual(wordLike.map(({ segment }) => segment));
        },
      ),
      { numRuns: deepRuns(300, 10_000) },
    );
  });
});
