import { deepRuns } from '@repo/facts/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical } from './canonical.ts';
import { sentences } from './sentences.ts';

const textsOf = (text: string): string[] => sentences(text).map((sentence) => sentence.text);

describe('sentences', () => {
  it.each([
    ['tokenise-sentences-001', 'میں لاہور گیا۔ وہ کراچی گئی۔', ['میں لاہور گیا۔', 'وہ کراچی گئی۔']],
    ['tokenise-sentences-002', 'پہلا جملہ۔دوسرا جملہ۔', ['پہلا جملہ۔', 'دوسرا جملہ۔']],
    ['tokenise-sentences-004', 'قیمت ۱۲.۵ روپے ہے۔ ڈاکٹر احمد آئے۔', ['قیمت ۱۲.۵ روپے ہے۔', 'ڈاکٹر احمد آئے۔']],
    ['tokenise-sentences-007', 'بوائی کا وقت آ گیا ہے- بیج تیار رکھیں۔', ['بوائی کا وقت آ گیا ہے۔', 'بیج تیار رکھیں۔']],
    [
      'tokenise-sentences-008',
      'کیا وتر ٹھیک ہے؟دیکھ لیجئے گا۔پھر پانی لگائیں۔',
      ['کیا وتر ٹھیک ہے؟', 'دیکھ لیجئے گا۔', 'پھر پانی لگائیں۔'],
    ],
    ['tokenise-sentences-009', 'ایک سطر\nدوسری سطر', ['ایک سطر', 'دوسری سطر']],
    ['tokenise-sentences-010', '۔۔۔۔', []],
    ['tokenise-sentences-011', 'Version 2.5 آ گیا ہے۔ نیا ہے۔', ['Version 2.5 آ گیا ہے۔', 'نیا ہے۔']],
    ['a Latin title', 'Dr. Ali آئے۔ Rs. 500 دیے۔', ['Dr. Ali آئے۔', 'Rs. 500 دیے۔']],
    ['Urdu initials', 'ڈی۔ اے۔ پی کھاد ڈالیں۔ پانی دیں۔', ['ڈی۔ اے۔ پی کھاد ڈالیں۔', 'پانی دیں۔']],
    ['a line end after an initial', 'حصہ ا۔\nپہلی شق', ['حصہ ا۔', 'پہلی شق']],
    ['a semicolon', 'مسئلہ ہے؛ دوبارہ دیکھیں۔', ['مسئلہ ہے؛ دوبارہ دیکھیں۔']],
    ['a hyphen inside a range', 'گرمی 40-45 ہے', ['گرمی 40-45 ہے']],
  ])('%s', (_, text, expected) => {
    expect(textsOf(text)).toEqual(expected);
  });

  it('says where each sentence stands in the text as given', () => {
    const source = '  يہ كھاد ہے -  دوسرا  جملہ۔ ';
    expect(sentences(source).map(({ text, start, end }) => [text, source.slice(start, end)])).toEqual([
      ['یہ کھاد ہے۔', 'يہ كھاد ہے -'],
      ['دوسرا جملہ۔', 'دوسرا  جملہ۔'],
    ]);
  });

  it('ends sentences where the segmenter does, but for the abbreviations', () => {
    const segmenter = new Intl.Segmenter('ur', { granularity: 'sentence' });
    const piece = fc.constantFrom('گندم', 'Word', 'word', '12', ...' \n۔؟!.()«»"،؛');
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 16 }).map((pieces) => pieces.join('')),
        (text) => {
          const segments = [...segmenter.segment(canonical(text))].map(({ segment }) => segment.trim());
          expect(textsOf(text)).toEqual(segments.filter((segment) => /[\p{L}\p{N}]/u.test(segment)));
        },
      ),
      { numRuns: deepRuns(300, 10_000) },
    );
  });
});
