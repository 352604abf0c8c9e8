import { deepRuns } from '@repo/facts/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical } from './canonical.ts';
import { type FoundPassage, findPassages, PassageIndex } from './passages.ts';
import { searchKey } from './search-key.ts';
import { roughText } from './testing/rough-text.ts';

const documents = [
  {
    id: 'wheat',
    text:
      'گندم کو پہلا پانی بوائی کے 20 سے 25 دن بعد لگائیں۔ اس وقت شگوفے نکلتے ہیں۔ بارش متوقع ہو تو پانی روک لیں۔\n\n' +
      'زرد کنگی ٹھنڈے اور نم موسم میں پھیلتی ہے۔ پتوں پر پیلی دھاریاں نظر آئیں تو محکمہ زراعت کے عملے کو دکھائیں۔',
  },
  {
    id: 'cotton',
    text:
      'گلابی سنڈی کپاس کے ٹینڈوں میں رہتی ہے۔ ہفتے میں دو بار پیسٹ سکاؤٹنگ کریں۔ گرے ہوئے پھول اور ٹینڈے اکٹھے کر کے تلف کر دیں۔\n\n' +
      'كھاد قسطوں ميں ڈاليں۔ یوریا وتر زمین میں ڈالیں؛ کھڑے پانی میں نہ ڈالیں۔ ڈی اے پی بوائی کے وقت زمین میں ملائیں۔',
  },
  {
    id: 'murabaha',
    text:
      'مرابحہ میں بینک گاڑی خود خریدتا ہے، اپنی لاگت اور منافع بتاتا ہے اور پھر ادھار پر بیچتا ہے۔ طے ہونے کے بعد قیمت نہیں بڑھتی۔\n\n' +
      'قسط دیر سے آئے تو طے شدہ رقم خیراتی فنڈ میں جاتی ہے، بینک کی آمدن میں نہیں۔',
  },
  {
    id: 'zakat',
    text:
      'زکوٰۃ اُس مال پر ہے جو نصاب سے زیادہ ہو اور جس پر قمری سال گزر جائے۔\n\n' +
      'پیداوار پر عُشر ہے: نہری زمین پر بیسواں حصہ، بارانی زمین پر دسواں۔',
  },
  { id: 'loan', text: 'قرضِ حسنہ پر کوئی منافع نہیں لیا جاتا۔ جتنی رقم لی جائے، اتنی ہی واپس کی جاتی ہے۔' },
];

const textOf = ({ documentId, start, end }: Pick<FoundPassage, 'documentId' | 'start' | 'end'>): string =>
  documents.find(({ id }) => id === documentId)?.text.slice(start, end) ?? '';

const marks = (passage: FoundPassage): string[] =>
  passage.highlights.map(({ start, end }) => textOf({ documentId: passage.documentId, start, end }));

describe('findPassages', () => {
  it.each([
    ['گندم کو پہلا پانی کب لگائیں', 'wheat', 'گندم کو پہلا'],
    ['gandum ko pehla pani kab lagayein', 'wheat', 'گندم کو پہلا'],
    ['zard kungi kis mausam mein', 'wheat', 'زرد کنگی'],
    ['kapas ki gulabi sundi', 'cotton', 'گلابی سنڈی'],
    ['DAP kab dalein', 'cotton', 'كھاد قسطوں'],
    ['کھاد کی قسط', 'cotton', 'كھاد قسطوں'],
    ['murabaha mein gari bank khareedta hai', 'murabaha', 'مرابحہ میں'],
    ['qist der se aye to kya hoga', 'murabaha', 'قسط دیر'],
    ['زكوة كا نصاب', 'zakat', 'زکوٰۃ اُس'],
    ['zakat ka nisab', 'zakat', 'زکوٰۃ اُس'],
    ['barani zameen ka ushr', 'zakat', 'پیداوار پر'],
    ['qarz e hasana par munafa', 'loan', 'قرضِ حسنہ'],
  ])('%s finds the passage of %s', (query, id, beginning) => {
    const [best] = findPassages(documents, query);
    expect(best?.documentId).toBe(id);
    expect(best && textOf(best).startsWith(beginning)).toBe(true);
  });

  it('marks the words as the document writes them', () => {
    const [zakat] = findPassages(documents, 'zakat ka nisab');
    expect(zakat && marks(zakat)).toEqual(['زکوٰۃ', 'نصاب']);
    const [fertilizer] = findPassages(documents, 'کھاد قسطوں میں ڈالیں DAP');
    expect(fertilizer && marks(fertilizer)).toEqual(['كھاد', 'قسطوں', 'ڈاليں', 'ڈالیں', 'ڈالیں', 'ڈی اے پی']);
    const [ushr] = findPassages([{ id: 'zakat', text: '  \u2067عُـشر\u2069  واجب ہے۔' }], 'ushr');
    expect(ushr).toMatchObject({ start: 3, highlights: [{ start: 3, end: 8 }] });
  });

  it('says what share of the content words a passage has', () => {
    const [both] = findPassages(documents, 'زکوٰۃ کا نصاب');
    const [one] = findPassages(documents, 'زکوٰۃ کا فارم');
    expect([both?.coverage, one?.coverage]).toEqual([1, 0.5]);
  });

  it('finds nothing for words that no document has, nor for an empty query', () => {
    for (const query of ['کمپیوٹر', 'helicopter', '؟', '']) expect(findPassages(documents, query)).toEqual([]);
    expect(findPassages([], 'گندم')).toEqual([]);
    expect(findPassages([{ id: 'empty', text: ' \n ' }], 'گندم')).toEqual([]);
  });

  it('looks for function words when nothing else is asked', () => {
    const found = findPassages(documents, 'میں');
    expect(found.length).toBeGreaterThan(2);
    expect(new Set(found.flatMap(marks).map(searchKey))).toEqual(new Set(['مین']));
  });

  it('ranks an exact word over one that only shares its key', () => {
    const twins = [
      { id: 'key', text: 'ماں کا خط آیا۔' },
      { id: 'exact', text: 'مان لی گئی بات۔' },
    ];
    expect(findPassages(twins, 'مان').map(({ documentId }) => documentId)).toEqual(['exact', 'key']);
    expect(findPassages(twins, 'ماں').map(({ documentId }) => documentId)).toEqual(['key', 'exact']);
  });

  it('ranks a word by sound higher when it ends alike', () => {
    const pool = [
      { id: 'other', text: 'گندمی رنگ ہے۔' },
      { id: 'alike', text: 'گندم اچھی ہے۔' },
    ];
    expect(findPassages(pool, 'gundam').map(({ documentId }) => documentId)).toEqual(['alike', 'other']);
  });

  it('ranks the shorter passage higher, the rarer word higher, and equal ones in their order', () => {
    const pool = [
      { id: 'long', text: 'کپاس کی بات میں بہت سے اور لفظ بھی آتے ہیں جو کسی نے نہیں پوچھے۔' },
      { id: 'a', text: 'کپاس اچھی ہے۔' },
      { id: 'b', text: 'کپاس اچھی ہے۔' },
      { id: 'rare', text: 'سرسوں اچھی ہے۔' },
    ];
    expect(findPassages(pool, 'کپاس').map(({ documentId }) => documentId)).toEqual(['a', 'b', 'long']);
    expect(findPassages(pool, 'کپاس سرسوں')[0]?.documentId).toBe('rare');
    expect(findPassages(pool, 'کپاس', { limit: 1 })).toHaveLength(1);
  });
});

describe('PassageIndex', () => {
  it('keeps whole sentences of one block together, up to a number of words', () => {
    const text = 'پہلا جملہ ہے۔ دوسرا جملہ ہے۔ تیسرا جملہ ہے۔\n\nچوتھا جملہ ہے۔\n# سرخی جملہ\nپانچواں جملہ ہے۔\fچھٹا جملہ ہے۔';
    const found = new PassageIndex([{ id: 'd', text }], { words: 6 }).find('جملہ', { limit: 9 });
    const spans = found.sort((a, b) => a.start - b.start).map(({ start, end }) => text.slice(start, end));
    expect(spans).toEqual([
      'پہلا جملہ ہے۔ دوسرا جملہ ہے۔',
      'تیسرا جملہ ہے۔',
      'چوتھا جملہ ہے۔',
      '# سرخی جملہ\nپانچواں جملہ ہے۔',
      'چھٹا جملہ ہے۔',
    ]);
  });

  it('does not change between queries', () => {
    const index = new PassageIndex(documents);
    const first = index.find('gandum ka pani');
    index.find('زکوٰۃ');
    expect(index.find('gandum ka pani')).toEqual(first);
  });

  it('points into the documents, for any text and query', () => {
    const texts = fc.array(roughText, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(texts, roughText, (pool, query) => {
        const index = new PassageIndex(pool.map((text, at) => ({ id: String(at), text })));
        for (const { documentId, start, end, score, coverage, highlights } of index.find(query)) {
          expect(end).toBeLessThanOrEqual(pool[Number(documentId)]?.length ?? 0);
          expect(score).toBeGreaterThan(0);
          expect(coverage).toBeGreaterThan(0);
          expect(coverage).toBeLessThanOrEqual(1);
          expect(highlights.length).toBeGreaterThan(0);
          let at = start;
          for (const span of highlights) {
            expect(span.start).toBeGreaterThanOrEqual(at);
            expect(span.end).toBeGreaterThan(span.start);
            at = span.end;
          }
          expect(at).toBeLessThanOrEqual(end);
        }
      }),
      { numRuns: deepRuns(300, 3_000) },
    );
  });

  it.each([['zakat'], ['كهاد'], ['گندم کا پانی'], ['qarz par munafa']])(
    'finds %s in a text and in its canonical form alike',
    (query) => {
      const raw = findPassages(documents, query);
      const form = findPassages(
        documents.map(({ id, text }) => ({ id, text: canonical(text) })),
        query,
      );
      expect(raw.length).toBeGreaterThan(0);
      expect(form.map(({ score }) => score)).toEqual(raw.map(({ score }) => score));
      expect(form.flatMap(({ highlights }) => highlights)).toHaveLength(raw.flatMap(({ highlights }) => highlights).length);
    },
  );
});
