import { expect, test } from 'vitest';
import { find } from './find.ts';
import { murabaha, wheat } from './testing/sample-documents.ts';

const documents = [wheat, murabaha];
const kinds = (text: string, sources: Partial<Parameters<typeof find>[1]> = {}) =>
  find(text, { documents, ofTools: [], ...sources }).map(({ kind }) => kind);

test.each<[string, string[]]>([
  ['گندم کو پانی کب دیں؟', ['passages']],
  ['gandum ko pani kab dein?', ['passages']],
  ['What does the seller of a murabaha disclose?', ['passages']],
  ['25 لاکھ', ['amount']],
  ['25 lakh alfaz mein', ['amount']],
  ['22 November 2026', ['date']],
  ['22/11/2026 اور 5000 الفاظ میں', ['amount', 'date']],
  ['mera naam Bilal hai', ['transliteration']],
  ['urdu mein likho: gandum ko pani', ['transliteration']],
  ['السلام علیکم', ['nothing']],
  ['Hello there', ['nothing']],
])('%s', (text, expected) => {
  expect(kinds(text)).toEqual(expected);
});

test('what a tool found comes first, and Roman Urdu is then not written over', () => {
  const incomplete = { kind: 'tool-incomplete', tool: 'shop.price', title: { ur: 'دام', en: 'Price' }, missing: [] } as const;
  expect(kinds('mera daam kya hai', { ofTools: [incomplete] })).toEqual(['tool-incomplete']);
});

test('a question in English that finds nothing says that it is one', () => {
  expect(find('When should I irrigate the cotton?', { documents, ofTools: [] })).toMatchObject([
    { kind: 'nothing', english: true },
  ]);
});

test('when nothing is found it says what was tried', () => {
  const tried = (sources: Parameters<typeof find>[1]) => find('؟', sources);
  expect(tried({ documents, ofTools: [] })).toEqual([
    { kind: 'nothing', tried: ['tool', 'amount', 'date', 'passages', 'transliteration'] },
  ]);
  expect(tried({ documents: [], ofTools: null })).toEqual([{ kind: 'nothing', tried: ['amount', 'date', 'transliteration'] }]);
});
