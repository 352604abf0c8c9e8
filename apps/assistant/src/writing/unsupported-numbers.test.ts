import { toUrduDigits } from '@repo/urdu-text/digits';
import { groupSouthAsian } from '@repo/urdu-text/numbers';
import { amountInWords } from '@repo/urdu-text/words';
import { describe, expect, test } from 'vitest';
import { sampleFact } from '../findings/testing/sample-tools.ts';
import type { Finding } from '../wire/finding.ts';
import { type Seeded, seeded } from './testing/seeded.ts';
import { unsupportedNumbers } from './unsupported-numbers.ts';

const passages = (text: string): Finding => ({
  kind: 'passages',
  query: '',
  passages: [{ documentId: 'document_x', title: 'دستاویز', text, start: 0, end: text.length, highlights: [], coverage: 1 }],
});
const unsupported = (text: string, source = '', findings: readonly Finding[] = []) =>
  unsupportedNumbers(text, { questions: [], findings: [passages(source), ...findings] });

test.each([
  ['87%', '87 فیصد'],
  ['12,345', '۱۲٬۳۴۵'],
  ['25 لاکھ روپے', 'Rs 2,500,000'],
  ['۲٫۵ کروڑ', '2,50,00,000'],
  ['1 لاکھ 50 ہزار', '1,50,000'],
  ['پچاس ہزار', '50,000 روپے'],
  ['14 اگست 2026', '2026-08-14'],
  ['1. پہلا\n2) دوسرا\n**3.** تیسرا [1] [2, 3] [۱۲]', ''],
])('%s is in %s', (text, source) => {
  expect(unsupported(text, source)).toEqual([]);
});

test.each([
  ['رعایت 85% ہے [1]', '87 فیصد', ['85%']],
  ['۱۲٬۳۴۶ روپے', '۱۲٬۳۴۵', ['۱۲٬۳۴۶']],
  ['25 لاکھ', '25', ['25 لاکھ']],
  ['25 روپے', '25 لاکھ', ['25']],
  ['50 ہزار', '1 لاکھ 50 ہزار', ['50 ہزار']],
  ['1,50 اور 1,50', '50', ['1']],
  ['7 دن، 7 دن، 8 دن', '', ['7', '8']],
  ['[2025]', '', ['2025']],
  ['سال 3. پھر', '', ['3']],
])('%s is not in %s', (text, source, expected) => {
  expect(unsupported(text, source)).toEqual(expected);
});

test('facts count in rupees and per cent, with their inputs; refusals and dates with what they say', () => {
  const findings: Finding[] = [
    {
      kind: 'tool',
      tool: 'shop.price',
      title: { ur: 'دام', en: 'Price' },
      facts: [
        { ...sampleFact('300000075'), unit: 'paisa', inputs: [] },
        { ...sampleFact('0.125'), unit: 'ratio', inputs: [{ symbol: 'n', labelKey: 'n', value: '60', unit: 'months' }] },
        { ...sampleFact(''), value: { from: '4', to: '6' }, unit: 'mm' },
        { ...sampleFact(''), value: null },
      ],
      refusals: [{ messageKey: 'too-much', params: { max: '900' } }],
      path: '/shop/',
      question: null,
    },
    { kind: 'date', iso: '2026-08-14', ur: 'جمعہ', en: 'Friday', hijri: { ur: '2 ربیع الاول 1448', en: '2 Rabi I 1448' } },
  ];
  expect(unsupported('30,00,000.75 روپے، 12.5%، 60 ماہ، 4 سے 6، 900، 14 اگست 2026، 1448', '', findings)).toEqual([]);
  expect(unsupported('300000075', '', findings)).toEqual(['300000075']);
});

test('the question is a source', () => {
  expect(unsupportedNumbers('25 لاکھ اور 26', { questions: ['25 lakh'], findings: [] })).toEqual(['26']);
});

describe('whatever the number and however it is written', () => {
  const seeds = Array.from({ length: 300 }, (_, seed) => seed);
  const forms: readonly ((value: number) => string)[] = [
    (value) => String(value),
    (value) => toUrduDigits(String(value)),
    (value) => String(value).replace(/\d/g, (digit) => '٠١٢٣٤٥٦٧٨٩'.charAt(Number(digit))),
    (value) => groupSouthAsian(String(value)),
    (value) => groupSouthAsian(String(value), { digits: 'urdu' }),
    (value) => value.toLocaleString('en-US'),
    (value) => `${value}.00`,
    (value) => `Rs ${groupSouthAsian(String(value))}/-`,
    (value) => amountInWords(String(value), 'ur'),
    (value) => amountInWords(String(value), 'en'),
  ];
  const around = ['کل ', ' ہے [1]۔', '\n1. ', ' اور ', ' (', ') ', '، '] as const;

  test('it is found in a source that writes it otherwise, and marked where the source has another', () => {
    for (const random of seeds.map(seeded)) check(random);
  });

  function check(random: Seeded): void {
    // From a hundred on every one is said with a word of scale.
    const value = 100 + random.below(10 ** (1 + random.below(8)));
    const other = value + 1 + random.below(50);
    const written = random.pick(forms)(value);
    const text = random.pick(around) + written + random.pick(around);
    expect(unsupported(text, random.pick(forms)(value)), text).toEqual([]);
    // In digits: words may mean several numbers, and then each of them is a source.
    const [flagged, ...more] = unsupported(text, random.pick(forms.slice(0, 8))(other));
    expect(more, text).toEqual([]);
    expect(flagged, text).toBeDefined();
    expect(text).toContain(flagged);
  }
});

describe('a figure as a card shows it', () => {
  const rounded = (value: string, unit: 'ratio' | 'mm' | 'paisa'): Finding => ({
    kind: 'tool',
    tool: 'shop.order',
    title: { ur: 'آرڈر', en: 'Order' },
    facts: [{ ...sampleFact('1'), value, unit }],
    refusals: [],
    path: '/shop/',
    question: {},
    understood: [{ label: { ur: 'پیشگی', en: 'Paid' }, value: { ur: '4,30,000 روپے', en: 'Rs 4,30,000' }, chosen: false }],
  });

  test.each([
    ['16.08%', rounded('0.1607545177', 'ratio')],
    ['۱۶٫۰۸٪', rounded('0.1607545177', 'ratio')],
    ['71.43 mm', rounded('71.428571', 'mm')],
    ['59,474.83 روپے', rounded('5947483', 'paisa')],
    ['4 لاکھ 30 ہزار', rounded('1', 'paisa')],
  ])('%s is known', (text, finding) => {
    expect(unsupported(text, '', [finding])).toEqual([]);
  });

  test.each([
    ['16.09%', rounded('0.1607545177', 'ratio'), '16.09%'],
    ['71.42 mm', rounded('71.428571', 'mm'), '71.42'],
  ])('%s is not', (text, finding, number) => {
    expect(unsupported(text, '', [finding])).toEqual([number]);
  });
});
