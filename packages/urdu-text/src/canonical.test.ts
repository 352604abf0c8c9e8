import { deepRuns } from '@repo/facts/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical, canonicalWithOffsets, stripAerab } from './canonical.ts';
import { canonicalMarkdown } from './canonical-markdown.ts';
import { roughText } from './testing/rough-text.ts';

const deep = { numRuns: deepRuns(600, 30_000) };

describe('canonical', () => {
  it.each([
    ['normalize-canonical-002', '\ufe97\ufbad\ufe8e', 'تھا'],
    ['normalize-canonical-006', '\ufb7c\ufbad\ufb59\ufeae', 'چھپر'],
    ['normalize-canonical-007', '\ufe97\ufeee\ufb8c\ufe8d', 'توڑا'],
    ['normalize-canonical-009', '\ufb88\ufe8d\ufb90\ufb69\ufeae', 'ڈاکٹر'],
    ['normalize-canonical-011', '\ufee3\ufea4\ufe98\ufeae\ufee3\ufba7', 'محترمہ'],
    ['normalize-canonical-013', '\ufb90\ufb7d\ufbab', 'کچھ'],
    ['normalize-canonical-014', '\ufeb3\ufefc\ufee3\ufe96', 'سلامت'],
    ['normalize-canonical-015', '\ufe8d\ufeed\ufee7\ufb69\ufee8\ufbfd', 'اونٹنی'],
    ['normalize-canonical-016', '\ufe91\ufefc\ufbfe\ufe8e', 'بلایا'],
    ['normalize-canonical-017', '\ufb94\ufe8e\ufe8b\ufbaf', 'گائے'],
    ['normalize-canonical-020', 'اشیا\ufe80', 'اشیاء'],
    ['normalize-canonical-021', 'باع\ufe9a', 'باعث'],
    ['normalize-canonical-022', '\u0643\u064aا خطا', 'کیا خطا'],
    ['normalize-canonical-023', 'حم مر \u0643ر', 'حم مر کر'],
    ['normalize-canonical-024', 'قر\u064aب', 'قریب'],
    ['normalize-canonical-025', '\ufead\ufeeb\ufe98\ufbfd', 'رہتی'],
    ['normalize-canonical-026', '\ufeeb\ufeee\ufe8b\ufbaf', 'ہوئے'],
    ['normalize-canonical-027', '\u0643تاب', 'کتاب'],
    ['normalize-canonical-028', 'پا\u0643ستان\u064a', 'پاکستانی'],
    ['normalize-canonical-029', '\u0647م', 'ہم'],
    ['normalize-canonical-031', 'ز\u0643و\u0629', 'زکوۃ'],
    ['normalize-canonical-032', 'عل\u0649', 'علی'],
    ['normalize-canonical-033', 'عیس\u0649\u0670', 'عیسیٰ'],
    ['normalize-canonical-037', '\u0671لل\u0647', 'اللہ'],
    ['normalize-canonical-038', 'لاہور\u200f', 'لاہور'],
    ['normalize-canonical-039', '\u2067سلام\u2069', 'سلام'],
    ['normalize-canonical-040', 'خوب\u200cصورت', 'خوب\u200cصورت'],
    ['normalize-canonical-042', 'کتاب\u200c ہے', 'کتاب ہے'],
    ['normalize-canonical-045', '\ufeffآغاز', 'آغاز'],
    ['normalize-canonical-046', 'پاک\u00adستان', 'پاکستان'],
    ['normalize-canonical-047', 'سلام\u00a0\u00a0دنیا', 'سلام دنیا'],
    ['normalize-canonical-048', '  بہت   شکریہ  ', 'بہت شکریہ'],
    ['normalize-canonical-049', '١٢٣', '۱۲۳'],
    ['normalize-canonical-050', 'a² + b²', 'a² + b²'],
    ['normalize-canonical-051', '½ ایکڑ', '½ ایکڑ'],
    ['normalize-canonical-055', '\ufe89', 'ئ'],
    ['normalize-canonical-056', '\ufedc\ufe98\ufe8e\ufe8f', 'کتاب'],
    ['normalize-compose-003', 'گاو\u0654ں', 'گاؤں'],
    ['normalize-compose-004', 'کوی\u0654ی', 'کوئی'],
    ['normalize-compose-005', 'کو\u064a\u0654ی', 'کوئی'],
    ['normalize-compose-006', 'نقطہ\u0654 نظر', 'نقطۂ نظر'],
    ['normalize-compose-007', 'نقط\u06c0 نظر', 'نقطۂ نظر'],
    ['normalize-compose-008', 'ہوے\u0654', 'ہو\u06d3'],
    ['safety-invisible-001', 'سلام\u{e0041}\u{e0042}', 'سلام'],
    ['safety-invisible-002', 'فائل\u202egpj.exe', 'فائلgpj.exe'],
    ['safety-invisible-004', 'a\u200bb', 'ab'],
  ])('%s', (_, text, expected) => {
    expect(canonical(text)).toBe(expected);
  });

  it.each([
    ['normalize-idempotent-001', '\ufefb\ufba8\ufeee\ufead \ufee3\ufbff\ufb9f \u0643تاب ١٢', 'لاہور میں کتاب ۱۲'],
    ['normalize-idempotent-002', 'خوب\u200cصورت شہر', 'خوب\u200cصورت شہر'],
  ])('%s', (_, text, expected) => {
    expect(canonical(text)).toBe(expected);
    expect(canonical(expected)).toBe(expected);
  });

  it.each([
    ['vowel and honorific marks', 'مُحمّدؐ، قرضِ حسنہ ﷺ ﷽'],
    ['digits of 0–9 and separators', '12 ۱۲٬۳۴۵٫۵۰ ٪'],
    ['emoji with their joiners and tones', '👨\u200d🌾 👩🏽\u200d🌾 ❤\ufe0f\u200d🔥'],
    ['blank lines', 'پہلی\n\nدوسری'],
  ])('keeps %s', (_, text) => {
    expect(canonical(text)).toBe(text);
  });

  it.each([
    ['line ends and the spaces around them', 'الف \r\n\t ب\rج', 'الف\nب\nج'],
    ['a joiner after a mark and at an edge', 'کِ\u200cتاب \u200c\u200c', 'کِتاب'],
    ['a run of joiners', 'خوب\u200c\u200cصورت', 'خوب\u200cصورت'],
    ['a joiner between letters', 'ا\u200dب', 'اب'],
    ['a hamza behind a tatweel', 'کو\u06cc\u0640\u0654ی', 'کوئی'],
    ['half of a surrogate pair', 'ا\ud83dب', 'ا\ufffdب'],
    ['tag characters hidden in two halves', '\udb40\u200b\udc41', '\ufffd\ufffd'],
    ['an aspirate and a heh of old fonts', '\ufb94\ufeec\ufead \ufb8b\ufeec', 'گھر ژہ'],
  ])('rewrites %s', (_, text, expected) => {
    expect(canonical(text)).toBe(expected);
  });

  it('leaves the letters of other languages when told so', () => {
    for (const [lang, text] of [
      ['sd', 'مان اڄ لاهور وڃي رهيو آهيان'],
      ['ps', 'زه نن لاهور ته ځم'],
    ] as const) {
      expect(canonical(`${text} `, { lang })).toBe(text);
      expect(canonical(text)).not.toBe(text);
    }
    expect(canonical('قرآن كريم \ufdf2', { lang: 'ar' })).toBe('قرآن كريم الله');
  });

  it('is idempotent in every language', () => {
    fc.assert(
      fc.property(roughText, fc.constantFrom('ur', 'sd', 'ar'), (text, lang) => {
        const once = canonical(text, { lang });
        expect(canonical(once, { lang })).toBe(once);
        expect(once.normalize('NFC')).toBe(once);
      }),
      deep,
    );
  });
});

describe('canonicalWithOffsets', () => {
  it('leads from a word back to what was typed', () => {
    const source = '  \u2067كِتـاب\u2069  ﻻﮨﻮﺭ میں';
    const { text, sourceOf } = canonicalWithOffsets(source);
    expect(text).toBe('کِتاب لاہور میں');
    const at = (word: string): string => {
      const { start, end } = sourceOf(text.indexOf(word), text.indexOf(word) + word.length);
      return source.slice(start, end);
    };
    expect(at('کِتاب')).toBe('كِتـاب');
    expect(at('لاہور')).toBe('ﻻﮨﻮﺭ');
    expect(at('میں')).toBe('میں');
    expect(at('لا')).toBe('ﻻ');
  });

  it('gives an empty range for an empty one, to the very end', () => {
    const { sourceOf } = canonicalWithOffsets('  ab ');
    expect(sourceOf(0, 0)).toEqual({ start: 2, end: 2 });
    expect(sourceOf(2, 2)).toEqual({ start: 5, end: 5 });
  });

  it('has the text of canonical, and its ranges go forward within the source', () => {
    fc.assert(
      fc.property(roughText, (source) => {
        const { text, sourceOf } = canonicalWithOffsets(source);
        expect(text).toBe(canonical(source));
        const spans = Array.from({ length: text.length }, (_, unit) => sourceOf(unit, unit + 1));
        const forward = spans.every(({ start, end }, at) => {
          const before = spans[at - 1] ?? { start: 0, end: 0 };
          return start < end && start >= before.start && end >= before.end && end <= source.length;
        });
        expect(forward).toBe(true);
      }),
      deep,
    );
  });
});

describe('canonicalMarkdown', () => {
  it.each([['`كتاب  x`'], ['```\nconst  a = "ي";\t\n```'], ['```\nunfinished  ي'], ['https://ur.wikipedia.org/wiki/كتاب']])(
    'leaves %s byte for byte',
    (code) => {
      expect(canonicalMarkdown(` يہ  ${code}`)).toBe(`یہ ${code}`);
    },
  );

  it('goes on after code and address', () => {
    expect(canonicalMarkdown('`a  b`  اور  https://a.pk/x۔  كتاب ')).toBe('`a  b` اور https://a.pk/x۔ کتاب');
  });

  it('is idempotent', () => {
    const pieces = fc.constantFrom('`', '```', 'https://', 'a.pk', ' ', '  ', '\n', 'ي', '\u200b', '\u200c', '\u0654', '۔');
    const text = fc.array(fc.oneof(pieces, roughText), { maxLength: 12 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (source) => {
        expect(canonicalMarkdown(canonicalMarkdown(source))).toBe(canonicalMarkdown(source));
      }),
      deep,
    );
  });
});

describe('stripAerab', () => {
  it.each([
    ['normalize-aerab-001', 'ا\u064eب', 'اب'],
    ['normalize-aerab-004', 'ا\u0650ی', 'ای'],
    ['normalize-aerab-006', 'شر\u0650پن', 'شرپن'],
    ['normalize-aerab-007', 'ا\u064eا\u064fا\u0650یول', 'ااایول'],
    ['normalize-aerab-008', 'ا\u064eے', 'اے'],
    ['normalize-aerab-009', 'ا\u064fوشیر', 'اوشیر'],
    ['normalize-aerab-010', 'ا\u064eو', 'او'],
    ['normalize-aerab-011', 'م\u064fح\u064eم\u064e\u0651د', 'محمد'],
    ['normalize-aerab-013', 'عظمی\u0670', 'عظمی'],
    ['normalize-aerab-015', 'تقریبا\u064b', 'تقریبا'],
    ['normalize-aerab-016', 'م\u064fحم\u0651د\u0610', 'محمد'],
  ])('%s', (_, text, expected) => {
    expect(stripAerab(text)).toBe(expected);
  });

  it('leaves full stop, digits and the marks of letters', () => {
    expect(stripAerab('آ۔ ۱۲ ئ')).toBe('آ۔ ۱۲ ئ');
  });
});
