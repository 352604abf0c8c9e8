import { expect, test } from 'vitest';
import type { QuoteRequest } from './quote-request.ts';
import { recogniseQuote } from './recognise-quote.ts';

const murabaha = (price: string, annualPercent: string, tenorMonths: number, ownShare = '0'): QuoteRequest => ({
  product: 'murabaha',
  price,
  ownShare,
  annualPercent,
  basis: 'declining',
  tenorMonths,
});

test.each<[string, QuoteRequest]>([
  ['25 لاکھ کی گاڑی، 15 فیصد سالانہ، 5 سال: قسط کتنی ہوگی؟', murabaha('2500000', '15', 60)],
  ['۳۰ لاکھ روپے کا ٹریکٹر ۱۴٫۵٪ پر ۳۶ ماہ کی اقساط پر', murabaha('3000000', '14.5', 36)],
  ['تیس لاکھ کی مشین پندرہ فیصد پر تین سال میں، پیشگی پانچ لاکھ', murabaha('3000000', '15', 36, '500000')],
  ['gari 25 lakh ki, 16% par, 4 saal, qist kitni banegi', murabaha('2500000', '16', 48)],
  ['teen lakh ki bike, pandra fisad, do saal, qist batao', murabaha('300000', '15', 24)],
  ['Murabaha of Rs 4,200,000 at 13.25 percent over 18 months, deposit 500k', murabaha('4200000', '13.25', 18, '500000')],
  [
    'ایک کروڑ بیس لاکھ کا مکان، میرا حصہ 36 لاکھ، 14.5 فیصد، 15 سال',
    {
      product: 'diminishing-musharakah',
      price: '12000000',
      ownShare: '3600000',
      annualPercent: '14.5',
      basis: 'declining',
      tenorMonths: 180,
    },
  ],
  [
    'ghar 1.5 crore ka, down payment 40 lakh, 15 percent, 20 years',
    {
      product: 'diminishing-musharakah',
      price: '15000000',
      ownShare: '4000000',
      annualPercent: '15',
      basis: 'declining',
      tenorMonths: 240,
    },
  ],
])('%s', (text, input) => {
  expect(recogniseQuote(text)).toMatchObject({ complete: true, input, unread: [] });
});

test.each<[string, QuoteRequest]>([
  ['car 25 lac, 15%, 60 months, 20% down payment', murabaha('2500000', '15', 60, '500000')],
  ['25 لاکھ کی گاڑی، 15 فیصد، 5 سال، 20 فیصد پیشگی', murabaha('2500000', '15', 60, '500000')],
  ['gari 25 lakh ki, bees fisad peshgi, 15 fisad, 5 saal, qist', murabaha('2500000', '15', 60, '500000')],
  ['20% advance, price 25 lakh, 15 percent, 5 years', murabaha('2500000', '15', 60, '500000')],
  ['25 lakh car at 15% down payment 5 lakh over 5 years', murabaha('2500000', '15', 60, '500000')],
])('a share in per cent is the same sum as in rupees: %s', (text, input) => {
  expect(recogniseQuote(text)).toMatchObject({ complete: true, input, unread: [] });
});

test.each([
  '25 lakh car, flat rate 15%, 5 years',
  '25 lakh car, 15% flat, 5 years',
  '25 لاکھ کی گاڑی، فلیٹ ریٹ 15 فیصد، 5 سال',
])('a flat rate is a basis, not a home: %s', (text) => {
  expect(recogniseQuote(text)).toMatchObject({ complete: true, input: { ...murabaha('2500000', '15', 60), basis: 'flat' } });
});

test.each(['a flat for 1 crore, 15%, 20 years', 'ایک کروڑ کا فلیٹ، 15 فیصد، 20 سال'])(
  'a flat with a price is a home: %s',
  (text) => {
    expect(recogniseQuote(text)).toMatchObject({
      complete: true,
      input: { product: 'diminishing-musharakah', basis: 'declining' },
    });
  },
);

test('a flat rate of a musharakah is named as not understood', () => {
  expect(recogniseQuote('diminishing musharakah, 1 crore, flat rate 15%, 20 years')).toMatchObject({
    input: { product: 'diminishing-musharakah', basis: 'declining' },
    unread: ['flat rate'],
  });
});

test('what nobody said is marked, and what was made nothing of is quoted', () => {
  const recognised = recogniseQuote('car 25 lakh, 15%, 60 months, 3 lakh, 2 years');
  expect(recognised).toMatchObject({ complete: true, unread: ['3 lakh', '2 years'] });
  const understood = recognised?.complete ? (recognised.understood ?? []) : [];
  expect(understood.map(({ label, value, chosen }) => [label.en, value.en, chosen])).toEqual([
    ['Contract', 'murabaha', true],
    ['Price', 'Rs 25,00,000', false],
    ['Paid at the start', 'nothing', true],
    ['Rate', '15% a year', true],
    ['Profit counted', 'on what is still owed', true],
    ['Tenor', '60 months', false],
  ]);
});

test('a rate of a month is no rate of a year', () => {
  const recognised = recogniseQuote('25 lakh car, 2% per month, 5 years');
  expect(recognised?.complete === false && recognised.missing.map(({ en }) => en)).toEqual(['the yearly rate in per cent']);
});

test.each<[string, string[]]>([
  ['30 لاکھ کی گاڑی کی قسط کتنی ہوگی؟', ['سالانہ شرح، فیصد میں', 'مدت، سال یا مہینوں میں']],
  ['What is the instalment at 15% over 5 years?', ['قیمت']],
  ['قسطوں پر 20 لاکھ کا سامان، 15 فیصد', ['مدت، سال یا مہینوں میں']],
  ['20 لاکھ کا سامان، 15 فیصد، 90 سال', ['مدت، زیادہ سے زیادہ 50 سال']],
  ['قسط کتنی ہوگی؟', ['قیمت', 'سالانہ شرح، فیصد میں', 'مدت، سال یا مہینوں میں']],
])('says what is open instead of choosing it: %s', (text, missing) => {
  const recognised = recogniseQuote(text);
  expect(recognised?.complete).toBe(false);
  expect(recognised?.complete === false && recognised.missing.map(({ ur }) => ur)).toEqual(missing);
});

test.each([
  '',
  'گندم کو پانی کب دوں؟',
  'میرے پاس 5 ایکڑ زمین ہے',
  'The 2025 season had 15% less rain',
  'لاہور کا موسم کیسا ہے',
  'مرابحہ کیا ہے؟',
  'murabaha kya hai',
  'قسط کی تاریخ کہاں لکھی ہوتی ہے؟',
  'مرابحہ میں 5 سال بعد کیا ہوتا ہے؟',
  'When is an instalment late?',
  'What is a murabaha?',
])('leaves other questions alone: %s', (text) => {
  expect(recogniseQuote(text)).toBeNull();
});
