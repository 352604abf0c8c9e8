import { deepRuns } from '@repo/facts/testing';
import bidiFactory from 'bidi-js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { direction, isolate, segments, stripIsolates } from './direction.ts';

const bidi = bidiFactory();

/** What a right-to-left line shows, left to right, by UAX #9. */
function shown(text: string): string {
  return stripIsolates(bidi.getReorderedString(text, bidi.getEmbeddingLevels(text, 'rtl')));
}

describe('direction', () => {
  it.each([
    ['bidi-direction-001', 'السلام علیکم', 'rtl'],
    ['bidi-direction-004', 'React میں component بنائیں', 'rtl'],
    ['bidi-direction-005', 'Visit the shop in لاہور today', 'ltr'],
    ['bidi-direction-006', '12345', 'auto'],
    ['bidi-direction-007', '`npm install` چلائیں', 'rtl'],
    ['bidi-direction-009', 'Roman urdu mein likha hua', 'ltr'],
  ])('%s', (_, text, expected) => {
    expect(direction(text)).toBe(expected);
  });

  it('counts no address and no fenced code', () => {
    expect(direction('دیکھیں https://example.com/a/very/long/path/of/latin/letters')).toBe('rtl');
    expect(direction('نتیجہ\n```\nconst thisIsLongEnoughToWin = true;\n```')).toBe('rtl');
    expect(direction('```\nunfinished stream of code')).toBe('auto');
  });

  it('turns at 0.4 of the other letters', () => {
    expect(direction('abcdeابج')).toBe('rtl');
    expect(direction('abcdeا')).toBe('ltr');
    expect(direction('abcdeاب')).toBe('rtl');
  });
});

describe('isolate', () => {
  it.each([
    ['bidi-visual-trap-001', 'فون 0300-1234567 ہے', 'ےہ 1234567-0300 نوف', 'ےہ 0300-1234567 نوف'],
    [
      'bidi-visual-trap-002',
      'شناختی کارڈ 35202-1234567-1 ہے',
      'ےہ 1-1234567-35202 ڈراک یتخانش',
      'ےہ 35202-1234567-1 ڈراک یتخانش',
    ],
    ['bidi-visual-trap-003', 'تاریخ 2026-11-22 ہے', 'ےہ 22-11-2026 خیرات', 'ےہ 2026-11-22 خیرات'],
  ])('%s', (_, text, torn, whole) => {
    expect(shown(text)).toBe(torn);
    expect(shown(isolate(text))).toBe(whole);
  });

  it.each([
    ['فون +92-300-1234567 ہے', '+92-300-1234567'],
    ['فون ۰۳۰۰-۱۲۳۴۵۶۷ ہے', '۰۳۰۰-۱۲۳۴۵۶۷'],
    ['درجہ 5-10 ہے', '5-10'],
    ['صفحہ 3–5', '3–5'],
    ['حد 3.5% ہے', '3.5%'],
    ['منافع -3.5 فیصد', '-3.5'],
    ['C++ میں', 'C++'],
    ['C# میں', 'C#'],
    ['ای میل /dev/inbox پر', '/dev/inbox'],
    ['فائل .env میں', '.env'],
    ['5 + 3 = 8 ہے', '5 + 3 = 8'],
    ['وقت 10:30 ہے', '10:30'],
    ['کل 12/11/2026 کو', '12/11/2026'],
    ['IBAN PK36SCBL0000001123456702 میں', 'PK36SCBL0000001123456702'],
    ['شق SS8 4/6 دیکھیں', 'SS8 4/6'],
    ['رقم Rs 1,50,000/- ہے', 'Rs 1,50,000/-'],
    ['فائل 5 MB کی ہے', '5 MB'],
    ['پتہ https://example.com/a?b=1-2 ہے', 'https://example.com/a?b=1-2'],
    ['ای میل a.khan+1@mail.com.pk پر', 'a.khan+1@mail.com.pk'],
    ['`npm install` چلائیں', '`npm install`'],
    ['درجہ حرارت -5° ہے', '-5°'],
    ['مالی سال 2026-27', '2026-27'],
    ['کھیت Cotton, Maricopa station 2013 (example) کا پانی', 'Cotton, Maricopa station 2013 (example)'],
    ['فائل XLSX (Excel) ہے', 'XLSX (Excel)'],
  ])('%s shows %s in one piece', (text, run) => {
    expect(shown(isolate(text))).toContain(run);
    expect(
      segments(text)
        .filter(({ ltr }) => ltr)
        .map((segment) => segment.text),
    ).toContain(run.replace(/^PK/, 'IBAN PK'));
  });

  it('leaves bare numbers, Urdu text and left-to-right text alone', () => {
    for (const text of ['کل 5 قسطیں ہیں', 'السلام علیکم', 'Call 0300-1234567 today', '']) expect(isolate(text)).toBe(text);
  });

  it('isolates a number that stands alone on a right-to-left page', () => {
    expect(isolate('-5')).toBe('\u2066-5\u2069');
    expect(isolate('3.5%')).toBe('\u20663.5%\u2069');
  });

  it('does not join two figures that only stand beside each other', () => {
    expect(segments('62,480 3,750').filter(({ ltr }) => ltr)).toHaveLength(2);
  });

  it('ends a run before the signs of the sentence', () => {
    expect(isolate('فائل PDF، CSV یا Word۔')).toBe('فائل \u2066PDF\u2069، \u2066CSV\u2069 یا \u2066Word\u2069۔');
    expect(isolate('(example) میں')).toBe('(\u2066example\u2069) میں');
    expect(isolate('دیکھیں https://example.com.')).toBe('دیکھیں \u2066https://example.com\u2069.');
  });

  const mixed = fc
    .array(
      fc.constantFrom(
        'فون',
        'کا',
        '0300-12',
        '۵٫۵٪',
        'C++',
        'Rs',
        '7',
        '-3',
        ' ',
        '، ',
        '۔',
        '`x y`',
        'https://a.pk/b',
        '=',
        '(',
        ')',
        '\u2068علی\u2069',
      ),
      {
        maxLength: 14,
      },
    )
    .map((pieces) => pieces.join(''));

  it('loses nothing, and does nothing twice', () => {
    fc.assert(
      fc.property(mixed, (text) => {
        expect(
          segments(text)
            .map((segment) => segment.text)
            .join(''),
        ).toBe(text);
        expect(stripIsolates(isolate(text))).toBe(stripIsolates(text));
        expect(isolate(isolate(text, 'rtl'), 'rtl')).toBe(isolate(text, 'rtl'));
      }),
      { numRuns: deepRuns(500, 20_000) },
    );
  });

  it('balances what it opens', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const plain = stripIsolates(text);
        const result = isolate(plain, 'rtl');
        expect(result.split('\u2066').length).toBe(result.split('\u2069').length);
        expect(stripIsolates(result)).toBe(plain);
      }),
      { numRuns: deepRuns(300, 10_000) },
    );
  });
});
