import { expect, test } from 'vitest';
import { findPassages } from './find-passages.ts';
import { indexDocument } from './searchable-document.ts';
import { murabaha, wheat } from './testing/sample-documents.ts';

const documents = [wheat, murabaha];

test.each([
  ['گندم کو پہلا پانی کب دیں؟', wheat],
  ['گندم کی بوائی', wheat],
  ['gandum ko pehla pani kab dein', wheat],
  ['Who discloses the profit of a murabaha?', murabaha],
])('%s', (query, document) => {
  const [first] = findPassages(query, documents)?.passages ?? [];
  expect(first).toMatchObject({ documentId: document.id, title: document.title });
  expect(first?.text).toBe(document.text.slice(first?.start, first?.end));
});

const near = indexDocument({
  id: 'document_near',
  title: 'حوالے',
  text: 'حوالے کی قیمت صفر ہے۔ زعفران ہنزہ میں خزاں میں پھولتا ہے۔ مرابحہ میں منافع پہلے بتایا جاتا ہے۔',
});

test.each(['hello', 'Hi, good morning!', 'What is the price of saffron?', 'when should I irrigate the fields?'])(
  'English is not searched by how it sounds in Urdu, a greeting not at all: %s',
  (query) => {
    expect(findPassages(query, [near])).toBeNull();
  },
);

test.each(['zafran kab phoolta hai', 'zafran', 'What is a murabaha?'])(
  'Roman Urdu is, and a term of the lexicon: %s',
  (query) => {
    expect(findPassages(query, [near])?.passages).toHaveLength(1);
  },
);

test('highlights are offsets in the document', () => {
  const [first] = findPassages('گندم کا پانی', documents)?.passages ?? [];
  expect(first?.start).toBeGreaterThan(0);
  expect(first?.highlights.map(({ start, end }) => wheat.text.slice(start, end))).toEqual(['گندم', 'پانی', 'پانی']);
});

test('less than half of the words is no answer', () => {
  expect(findPassages('ٹریکٹر کا انجن اور گندم', documents)).toBeNull();
  expect(findPassages('گندم کا انجن', documents)?.passages[0]?.coverage).toBe(0.5);
});

test('at most five passages, those with more of the words first, whatever document they are in', () => {
  const many = indexDocument({
    id: 'document_many',
    title: 'Many',
    text: Array(9).fill('پانی کا راستہ صاف رکھیں۔').join('\n\n'),
  });
  const passages = findPassages('گندم پانی', [many, wheat])?.passages ?? [];
  expect(passages).toHaveLength(5);
  expect(passages[0]).toMatchObject({ documentId: wheat.id, coverage: 1 });
  expect(passages.slice(1).map(({ coverage }) => coverage)).toEqual([0.5, 0.5, 0.5, 0.5]);
});

test('a heading alone is no passage; with its text below it is one', () => {
  const text = '# گندم کا پانی\n\nوقت پر لگائیں۔\n\n# گندم کا بیج\nصاف رکھیں۔';
  const document = indexDocument({ id: 'document_heading', title: 'گندم', text });
  expect(findPassages('گندم', [document])?.passages.map((passage) => passage.text)).toEqual(['# گندم کا بیج\nصاف رکھیں۔']);
});

test('without documents nothing is found', () => {
  expect(findPassages('گندم', [])).toBeNull();
});
