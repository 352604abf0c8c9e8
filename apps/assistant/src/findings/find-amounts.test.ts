import { expect, test } from 'vitest';
import { findAmounts } from './find-amounts.ts';

const words = { kind: 'amount', digits: '2500000', ur: 'پچیس لاکھ روپے', en: 'twenty-five lakh rupees' };

test.each([
  '2500000',
  '25,00,000؟',
  '25 لاکھ',
  'pachees lakh',
  'Rs 25 lakh.',
  '25 لاکھ روپے الفاظ میں لکھیں',
  '2500000 لفظوں میں',
  '25 lakh alfaz mein likho',
  'Write Rs 2,500,000 in words, please',
])('%s', (text) => {
  expect(findAmounts(text)).toEqual([words]);
});

test('every sum of a message that asks for words, each once; the numbers of its dates are none', () => {
  const found = findAmounts('3 lakh, 5000 aur phir 3 lakh, 22/11/2026 ko, alfaz mein');
  expect(found.map(({ digits }) => digits)).toEqual(['300000', '5000']);
});

test.each([
  '25 لاکھ کی گاڑی',
  'gari 25 lakh ki hai',
  'The car costs 25 lakh',
  '25 لاکھ، 30 لاکھ',
  '22/11/2026',
  'الفاظ میں',
  '',
])('leaves alone: %s', (text) => {
  expect(findAmounts(text)).toEqual([]);
});

test('a long message is read for sums when it asks for words only', () => {
  const long = `${'؟'.repeat(200)}25 لاکھ`;
  expect(findAmounts(long)).toEqual([]);
  expect(findAmounts(`${long} الفاظ میں`)).toEqual([words]);
});
