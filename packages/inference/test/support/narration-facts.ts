/** Facts of a quote and of a field, with their words in both languages. */
import type { Fact, FactUnit, FactValue } from '@repo/facts';
import type { FactLabel, NarrationLocale } from '../../src/narration/types.ts';

const fact = (id: string, value: FactValue, unit: FactUnit, status: Fact['status'] = 'verified'): Fact => ({
  id,
  value,
  unit,
  source: { kind: 'computed' },
  status,
  inputs: [],
  formula: null,
});

export const facts: readonly Fact[] = [
  fact('q.payment', '7136979', 'paisa'),
  fact('q.cost', '300000000', 'paisa'),
  fact('q.price', '428218740', 'paisa'),
  fact('q.rate', '0.1607545177', 'ratio', 'secondary'),
  fact('q.share', '1/3', 'ratio'),
  fact('q.months', '66', 'months'),
  fact('q.due', '2026-12-05', 'date'),
  fact('q.checks', '7', 'count'),
  fact('q.clause', 'terms.clause', 'term'),
  fact('f.water', '62', 'mm'),
  fact('f.wait', { from: '3', to: '5' }, 'days'),
  fact('f.harvest', { from: '13', to: '25' }, 'days'),
  fact('f.pump', '7.5', 'hours', 'unverified'),
  fact('f.cold', '-2', 'celsius'),
  fact('f.cost', '500000', 'paisa'),
  fact('f.unknown', null, 'mm', 'missing'),
];

const label = (ur: string, en: string, displayUr: string, displayEn: string, tolerance?: string) => ({
  ur: { label: ur, display: displayUr, ...(tolerance === undefined ? {} : { tolerance }) },
  en: { label: en, display: displayEn, ...(tolerance === undefined ? {} : { tolerance }) },
});

const both: Readonly<Record<string, Readonly<Record<NarrationLocale, FactLabel>>>> = {
  'q.payment': label('ماہانہ قسط', 'Monthly instalment', '71,369.79 روپے', 'Rs 71,369.79'),
  'q.cost': label('گاڑی کی لاگت', 'Cost', '30,00,000 روپے', 'Rs 30,00,000'),
  'q.price': label('معاہدے کی قیمت', 'Contract price', '42,82,187.40 روپے', 'Rs 42,82,187.40'),
  'q.rate': label('مؤثر شرح', 'Effective rate', '16.08%', '16.08%'),
  'q.share': label('آپ کا حصہ', 'Your share', '33.33%', '33.33%'),
  'q.months': label('مدت', 'Term', '5 سال 6 ماہ', '5 years 6 months'),
  'q.due': label('پہلی قسط کی تاریخ', 'First due date', '5 دسمبر 2026', '5 December 2026'),
  'q.checks': label('پوری جانچیں', 'Checks passed', '9 میں سے 7', '7 of 9'),
  'q.clause': label('شق', 'Clause', 'SS8 4/6', 'SS8 4/6'),
  'f.water': label('پانی', 'Water', '62 ملی میٹر', '62 mm'),
  'f.wait': label('انتظار', 'Wait', '3 سے 5 دن', '3 to 5 days'),
  'f.harvest': label('کٹائی', 'Harvest', '13 سے 25 دن', '13 to 25 days'),
  'f.pump': label('ٹیوب ویل', 'Tube well', '7.5 گھنٹے', '7.5 hours'),
  'f.cold': label('کم سے کم درجۂ حرارت', 'Lowest temperature', '-2 °C', '-2 °C'),
  'f.cost': label('خرچ', 'Expense', '5,000 روپے', 'Rs 5,000', '10000'),
  'f.unknown': label('نمی', 'Moisture', 'معلوم نہیں', 'not known'),
};

export function labelsIn(locale: NarrationLocale): Readonly<Record<string, FactLabel>> {
  return Object.fromEntries(Object.entries(both).map(([id, words]) => [id, words[locale]]));
}
