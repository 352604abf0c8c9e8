import { isoDate } from '@repo/facts';
import { formatters } from '@repo/i18n';
import { expect, test } from 'vitest';
import { inputsOf } from '../../../tools/quote-inputs.ts';
import { askedForm } from './asked-form.ts';
import { readInputs } from './read-inputs.ts';

const today = isoDate('2026-03-02');
const i18n = { digits: 'urdu', format: formatters({ locale: 'ur', digits: 'urdu' }) } as const;

test.each([
  '?product=murabaha&price=2500000&own=500000&rate=14.5&basis=flat&months=60',
  '?product=diminishing-musharakah&price=12000000.5&own=0&rate=15&basis=declining&months=180',
])('the form reads back as the contract that was asked for: %s', (search) => {
  const form = askedForm(search, today, i18n);
  const read = form && readInputs(form);
  const [product, price, own, rate, basis, months] = ['product', 'price', 'own', 'rate', 'basis', 'months'].map(
    (name) => new URLSearchParams(search).get(name) ?? '',
  );
  expect(read).toMatchObject({
    ok: true,
    inputs: inputsOf(
      {
        product: product === 'murabaha' ? product : 'diminishing-musharakah',
        price: price ?? '',
        ownShare: own ?? '',
        annualPercent: rate ?? '',
        basis: basis === 'flat' ? basis : 'declining',
        tenorMonths: Number(months),
      },
      today,
    ),
  });
});

test('an address that holds something else fills nothing', () => {
  expect(askedForm('?price=lots', today, i18n)).toBeNull();
});
