import { expect, test } from 'vitest';
import { addressOf, requestOf } from './quote-address.ts';
import type { QuoteRequest } from './quote-request.ts';

const request: QuoteRequest = {
  product: 'murabaha',
  price: '2500000.5',
  ownShare: '0',
  annualPercent: '14.5',
  basis: 'flat',
  tenorMonths: 60,
};
const search = (change: Record<string, string> = {}) => {
  const query = new URLSearchParams(addressOf(request).slice(1));
  for (const [name, value] of Object.entries(change)) query.set(name, value);
  return `?${query}`;
};

test('what is written into an address is read from it', () => {
  expect(requestOf(search())).toEqual(request);
});

test.each([
  { product: 'ijarah' },
  { price: '-5' },
  { price: '3e6' },
  { own: '' },
  { rate: '١٥' },
  { months: '0' },
  { months: '601' },
  { months: '1.5' },
  { basis: 'compound' },
  { product: 'diminishing-musharakah' },
])('an address with %o is no request', (change) => {
  expect(requestOf(search(change))).toBeNull();
});

test('an address without any is no request', () => {
  expect(requestOf('')).toBeNull();
});
