import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sentenceReader } from './sentences.ts';

function read(pieces: readonly string[]): string[] {
  const reader = sentenceReader();
  const ended = pieces.flatMap((piece) => [...reader.add(piece)]);
  const rest = reader.rest();
  return rest === '' ? ended : [...ended, rest];
}

const cases: readonly [string, string[]][] = [
  ['پہلا جملہ۔ دوسرا جملہ۔', ['پہلا جملہ۔', 'دوسرا جملہ۔']],
  ['پہلا جملہ۔دوسرا؟ ہاں', ['پہلا جملہ۔', 'دوسرا؟', 'ہاں']],
  ['قیمت 3۔5 لاکھ ہے۔ اور', ['قیمت 3۔5 لاکھ ہے۔', 'اور']],
  ['It is 3.5 m. Yes! No', ['It is 3.5 m.', 'Yes!', 'No']],
  ['Pay Rs. 500 now. Then rest.', ['Pay Rs. 500 now.', 'Then rest.']],
  ['It is 66. [f:q.months] Next', ['It is 66. [f:q.months]', 'Next']],
  ['It is 66 [f:q.months].[f:q.due] Next', ['It is 66 [f:q.months].[f:q.due]', 'Next']],
  ['He said «yes.» Then', ['He said «yes.»', 'Then']],
  ['One line\nanother', ['One line', 'another']],
  ['\n\nfirst\n\n', ['first']],
  ['', []],
];

test.each(cases)('%j', (text, expected) => {
  expect(read([text])).toEqual(expected);
});

test('the same sentences however a text is cut', () => {
  fc.assert(
    fc.property(fc.constantFrom(...cases), fc.array(fc.nat(60)), ([text, expected], cuts) => {
      const places = [...new Set(cuts.filter((cut) => cut < text.length))].sort((a, b) => a - b);
      const pieces = [...places, text.length].map((end, at) => text.slice(places[at - 1] ?? 0, end));
      expect(read(pieces)).toEqual(expected);
    }),
    { numRuns: 200 },
  );
});
