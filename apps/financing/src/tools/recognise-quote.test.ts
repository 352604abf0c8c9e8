import { expect, test } from 'vitest';
import type { QuoteRequest } from './quote-request.ts';
import { recogniseQuote } from './recognise-quote.ts';

const murabaha = (price: string, annualPercent: string, tenorMonths: number, ownShare = '0'): QuoteRequest => ({
  product: 'murabaha',
  price,
  ownShare,
  annualPercent,
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
    { product: 'diminishing-musharakah', price: '12000000', ownShare: '3600000', annualPercent: '14.5', tenorMonths: 180 },
  ],
  [
    'ghar 1.5 crore ka, down payment 40 lakh, 15 percent, 20 years',
    { product: 'diminishing-musharakah', price: '15000000', ownShare: '4000000', annualPercent: '15', tenorMonths: 240 },
  ],
])('%s', (text, input) => {
  expect(recogniseQuote(text)).toEqual({ complete: true, input });
});

test.each<[string, string[]]>([
  ['30 لاکھ کی گاڑی کی قسط کتنی ہوگی؟', ['سالانہ شرح، فیصد میں', 'مدت، سال یا مہینوں میں']],
  ['What is the instalment at 15% over 5 years?', ['قیمت']],
  ['قسطوں پر 20 لاکھ کا سامان، 15 فیصد', ['مدت، سال یا مہینوں میں']],
  ['20 لاکھ کا سامان، 15 فیصد، 90 سال', ['مدت، سال یا مہینوں میں']],
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
])('leaves other questions alone: %s', (text) => {
  expect(recogniseQuote(text)).toBeNull();
});
