import { expect, test } from 'vitest';
import { back, openStripe, shopCatalogue } from './testing/open-stripe.ts';

test('prices: what is absent is made once, and what differs is named', async () => {
  const open = await openStripe();
  const { provider, sdk } = open;
  expect(await provider.checkPrices()).toEqual([]);
  expect(await provider.publishPrices()).toEqual([]);
  const { data } = await sdk.prices.list({ limit: 100 });
  expect(data.length).toBe(shopCatalogue.prices.length);
  const priced = (key: string) => data.find(({ lookup_key }) => lookup_key === key)?.id ?? '';
  await sdk.prices.update(priced('shop.team.month.usd'), { active: false });
  await sdk.prices.update(priced('shop.team.year.usd'), { lookup_key: '' });
  const wrong = { product: (await sdk.products.list()).data[0]?.id ?? '', transfer_lookup_key: true };
  await sdk.prices.create({
    ...wrong,
    currency: 'eur',
    unit_amount: 1,
    recurring: { interval: 'month' },
    lookup_key: 'shop.scale.year.pkr',
  });
  expect(await provider.checkPrices()).toEqual([
    { key: 'shop.team.month.usd', fault: 'inactive' },
    { key: 'shop.team.year.usd', fault: 'absent' },
    { key: 'shop.scale.year.pkr', fault: 'amount' },
    { key: 'shop.scale.year.pkr', fault: 'currency' },
    { key: 'shop.scale.year.pkr', fault: 'interval' },
  ]);
  // What is shown is what is charged, or nothing is.
  await expect(
    provider.createCheckout(open.wish('cus_1', 'o1', { plan: 'scale', interval: 'year', currency: 'PKR' }), back),
  ).rejects.toMatchObject({ code: 'PROVIDER_UNAVAILABLE' });
  await open.fake.close();
});

test('prices: one that lost its lookup key is made again, and one that differs is followed by a new one where that is asked for', async () => {
  const { fake, provider, sdk } = await openStripe();
  const { data } = await sdk.prices.list({ limit: 100 });
  const priced = (key: string) => data.find(({ lookup_key }) => lookup_key === key)?.id ?? '';
  await sdk.prices.update(priced('shop.team.year.usd'), { lookup_key: '' });
  await sdk.prices.update(priced('shop.team.month.usd'), { active: false });
  expect(await provider.publishPrices()).toEqual(['shop.team.year.usd']);
  expect(await provider.checkPrices()).toEqual([{ key: 'shop.team.month.usd', fault: 'inactive' }]);
  expect(await provider.publishPrices({ replace: true })).toEqual(['shop.team.month.usd']);
  expect([await provider.checkPrices(), await provider.publishPrices({ replace: true })]).toEqual([[], []]);
  // Whoever bought at the former one goes on paying it.
  const former = await sdk.prices.retrieve(priced('shop.team.month.usd'));
  expect(former).toMatchObject({ lookup_key: null, metadata: { key: 'shop.team.month.usd' } });
  await fake.close();
});
