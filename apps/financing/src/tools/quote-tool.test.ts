import { isoDate } from '@repo/facts';
import { expect, test } from 'vitest';
import { ZodError } from 'zod';
import { quoteTool } from './quote-tool.ts';

const context = {
  orgId: 'o',
  userId: 'u',
  today: isoDate('2026-03-02'),
  tenant: () => Promise.reject(new Error('a quote reads no table')),
};
const request = {
  product: 'murabaha',
  price: '3000000',
  ownShare: '500000',
  annualPercent: '15',
  basis: 'declining',
  tenorMonths: 60,
};

test('answers with facts: the instalment first, each with its formula', async () => {
  const { facts, refusals } = await quoteTool.run(context, request);
  expect(refusals).toEqual([]);
  // 25,00,000 at 15 % over 60 months: a·i / (1 − (1 + i)^−60).
  expect(facts[0]).toMatchObject({ id: 'financing.murabaha.first-payment', value: '5947483', unit: 'paisa' });
  expect(facts.map(({ formula }) => formula?.symbols)).toEqual(Array(facts.length).fill(expect.any(String)));
});

test('a diminishing musharakah has its first payment and the rent of the whole tenor', async () => {
  const { facts } = await quoteTool.run(context, {
    product: 'diminishing-musharakah',
    price: '10000000',
    ownShare: '2000000',
    annualPercent: '15',
    basis: 'declining',
    tenorMonths: 240,
  });
  // A unit of 80,00,000 / 240 and a month's rent on 80,00,000 at 15 %.
  expect(facts[0]?.value).toBe('13333333');
});

test('a flat rate is taken of the whole amount through the whole tenor', async () => {
  const { facts, path } = await quoteTool.run(context, { ...request, ownShare: '0', price: '2500000', basis: 'flat' });
  // 25,00,000 at 15 % over 5 years.
  expect(facts.find(({ id }) => id.endsWith('.profit'))?.value).toBe('187500000');
  expect(path).toBe('/?product=murabaha&price=2500000&own=0&rate=15&basis=flat&months=60');
});

test('a refusal of the engine is said, and has no figure', async () => {
  const { facts, refusals } = await quoteTool.run(context, { ...request, ownShare: '3000000' });
  expect(facts).toEqual([]);
  expect(refusals.length).toBeGreaterThan(0);
});

test.each([
  { price: '-5' },
  { price: '3e6' },
  { annualPercent: 'fifteen' },
  { tenorMonths: 0 },
  { rate: '1' },
  { basis: 'flat', product: 'diminishing-musharakah' },
])('input that is none is refused: %o', async (change) => {
  await expect(quoteTool.run(context, { ...request, ...change })).rejects.toThrow(ZodError);
});
