import { startFakeStripe } from '@repo/testing/stripe/fake-stripe';
import type { PlanDefinition } from '@repo/vertical';
import { expect, onTestFinished, test } from 'vitest';
import { billingPrices } from './command.ts';

const name = { ur: 'ٹیم', en: 'Team' };
const plan = { name, summary: name, limits: {}, seats: 20, trialDays: 0 };
const prices = { month: { PKR: 250_000n, USD: 900n }, year: { PKR: 2_500_000n, USD: 9_000n } };
const plans: readonly PlanDefinition[] = [
  { ...plan, id: 'free', prices: null, seats: 2 },
  { ...plan, id: 'team', prices },
];
const verticals = [{ id: 'shop', plans }];

async function open() {
  const fake = await startFakeStripe({ at: '2026-11-01T00:00:00Z' });
  onTestFinished(() => fake.close());
  const lines: string[] = [];
  const place = { say: (line: string) => lines.push(line), connection: fake.connection };
  const run = async (args: readonly string[] = [], { STRIPE_SECRET_KEY = fake.keys.test, sold = verticals } = {}) => {
    lines.length = 0;
    const right = await billingPrices(args, { ...place, verticals: sold, env: { STRIPE_SECRET_KEY } });
    return { right, lines: [...lines] };
  };
  return { run };
}

test('prices that are not there are named, made when that is asked for, and made once', async () => {
  const { run } = await open();
  const before = await run();
  expect(before.right).toBe(false);
  expect(before.lines).toContain('differs shop.team.month.pkr: the price at Stripe is not there');
  expect(before.lines).toContain('0 of 4 prices are those of the plans.');
  const made = await run(['--publish']);
  expect(made).toEqual({
    right: true,
    lines: [
      'made    shop.team.month.pkr',
      'made    shop.team.month.usd',
      'made    shop.team.year.pkr',
      'made    shop.team.year.usd',
      '4 of 4 prices are those of the plans.',
    ],
  });
  expect(await run(['--publish'])).toEqual({ right: true, lines: ['4 of 4 prices are those of the plans.'] });
});

test('a price of the plans that has changed is named, and sold at once where that is asked for', async () => {
  const { run } = await open();
  await run(['--publish']);
  const dearer = (PKR: bigint) => {
    const month = { ...prices.month, PKR };
    return {
      sold: [{ id: 'shop', plans: plans.map((each) => (each.prices ? { ...each, prices: { ...prices, month } } : each)) }],
    };
  };
  const told = [
    'differs shop.team.month.pkr: the price at Stripe has another amount',
    '3 of 4 prices are those of the plans.',
    'Sell at the prices of the plans from now on: npm run billing:prices -- --replace',
  ];
  expect(await run([], dearer(300_000n))).toEqual({ right: false, lines: told });
  expect(await run(['--publish'], dearer(300_000n))).toEqual({ right: false, lines: told });
  const made = ['made    shop.team.month.pkr', '4 of 4 prices are those of the plans.'];
  // There and back again on one day.
  for (const amount of [300_000n, 250_000n, 300_000n]) {
    expect(await run(['--replace'], dearer(amount))).toEqual({ right: true, lines: made });
  }
  expect(await run(['--replace'], dearer(300_000n))).toEqual({ right: true, lines: made.slice(1) });
});

test('says what Stripe says when it refuses the key', async () => {
  const { run } = await open();
  await expect(run([], { STRIPE_SECRET_KEY: 'sk_test_of_nobody' })).rejects.toThrow(/^Stripe did not do it: .*API Key/i);
});

test('without a key, and with a word that it does not know, it says what to do', async () => {
  const place = { verticals, env: {}, say: () => {} };
  await expect(billingPrices([], place)).rejects.toThrow('Set STRIPE_SECRET_KEY first');
  await expect(billingPrices(['--all'], place)).rejects.toThrow('knows --publish and --replace');
});
