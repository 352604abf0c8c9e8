import Stripe from 'stripe';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FakeStripe, startFakeStripe } from './fake-stripe.ts';

let fake: FakeStripe;
let stripe: Stripe;
let live: Stripe;

beforeAll(async () => {
  fake = await startFakeStripe({ at: '2026-11-01T09:00:00Z' });
  stripe = new Stripe(fake.keys.test, fake.connection);
  live = new Stripe(fake.keys.live, fake.connection);
});
afterAll(() => fake.close());

test('a customer is made, read, changed, found and deleted', async () => {
  const made = await stripe.customers.create({
    name: 'Bazaar',
    email: 'a@example.com',
    address: { country: 'PK', city: 'Lahore' },
    metadata: { organization: 'o1', gone: 'x' },
  });
  expect(made).toMatchObject({ object: 'customer', name: 'Bazaar', livemode: false, created: 1_793_523_600 });
  expect(made.lastResponse.requestId).toMatch(/^req_/);
  await stripe.customers.update(made.id, { metadata: { gone: null, plan: 'team' }, name: 'Bazaar & Sons' });
  const read = await stripe.customers.retrieve(made.id);
  expect(read).toMatchObject({
    name: 'Bazaar & Sons',
    metadata: { organization: 'o1', plan: 'team' },
    address: { city: 'Lahore' },
  });
  expect((await stripe.customers.list({ email: 'a@example.com' })).data.map(({ id }) => id)).toEqual([made.id]);
  const search = async (query: string) => (await stripe.customers.search({ query })).data.map(({ id }) => id);
  expect(await search("metadata['organization']:'o1' AND email:'a@example.com'")).toEqual([made.id]);
  expect(await search("metadata['organization']:'o2'")).toEqual([]);
  const [event] = (await stripe.events.list({ type: 'customer.updated' })).data;
  expect(event?.data).toMatchObject({ previous_attributes: { name: 'Bazaar' }, object: { name: 'Bazaar & Sons' } });
  expect(await stripe.customers.del(made.id)).toEqual({ id: made.id, object: 'customer', deleted: true });
  expect(await stripe.customers.retrieve(made.id)).toEqual({ id: made.id, object: 'customer', deleted: true });
});

test('a key knows the objects of its own mode only, and another key knows nothing', async () => {
  const { id } = await stripe.customers.create({});
  await expect(live.customers.retrieve(id)).rejects.toMatchObject({
    type: 'StripeInvalidRequestError',
    code: 'resource_missing',
    param: 'id',
    statusCode: 404,
    message: expect.stringContaining('a similar object exists in test mode'),
    requestId: expect.stringMatching(/^req_/),
  });
  expect((await live.customers.list()).data).toEqual([]);
  const stranger = new Stripe('sk_test_of_somebody_else', fake.connection);
  await expect(stranger.customers.list()).rejects.toMatchObject({ type: 'StripeAuthenticationError', statusCode: 401 });
  expect(await stripe.accounts.retrieveCurrent()).toMatchObject({ id: fake.accountId });
  await expect(stripe.customers.list({}, { stripeAccount: 'acct_other' })).rejects.toMatchObject({
    type: 'StripePermissionError',
  });
});

test('another version of the API, an unknown parameter and an unknown address are refused', async () => {
  await expect(stripe.customers.list({}, { apiVersion: '2024-06-20' })).rejects.toMatchObject({ code: 'api_version_invalid' });
  await expect(stripe.rawRequest('POST', '/v1/customers', { nickname: 'x' })).rejects.toMatchObject({
    code: 'parameter_unknown',
    param: 'nickname',
  });
  await expect(
    stripe.customers.create({ name: 'x', address: { line2: 'y' }, tax: { ip_address: '::1' } }),
  ).rejects.toMatchObject({
    param: 'tax',
  });
  const { id: product } = await stripe.products.create({ name: 'Nested' });
  const recurring = { interval: 'month' as const };
  const price = await stripe.prices.create({ product, currency: 'usd', unit_amount: 100, recurring });
  const session = stripe.checkout.sessions.create({
    mode: 'subscription',
    line_items: [{ price: price.id, quantity: 1 }],
    success_url: 'https://shop.example/done',
    automatic_tax: { enabled: true, liability: { type: 'self' } },
  });
  await expect(session).rejects.toMatchObject({ code: 'parameter_unknown', param: 'automatic_tax[liability][type]' });
  await expect(stripe.rawRequest('GET', '/v1/nothing')).rejects.toMatchObject({ statusCode: 404 });
  await expect(stripe.products.create({ name: '' })).rejects.toMatchObject({ code: 'parameter_missing', param: 'name' });
});

test('the same key carries out a request once; with other parameters it is refused', async () => {
  const before = (await stripe.customers.list({ limit: 100 })).data.length;
  const options = { idempotencyKey: 'create-o2' };
  const first = await stripe.customers.create({ name: 'Once' }, options);
  const second = await stripe.customers.create({ name: 'Once' }, options);
  expect(second.id).toBe(first.id);
  expect(second.lastResponse.headers['idempotent-replayed']).toBe('true');
  await expect(stripe.customers.create({ name: 'Twice' }, options)).rejects.toMatchObject({ type: 'StripeIdempotencyError' });
  // The live mode has keys of its own.
  expect((await live.customers.create({ name: 'Once' }, options)).id).not.toBe(first.id);
  expect((await stripe.customers.list({ limit: 100 })).data).toHaveLength(before + 1);
});

test('a request of which nobody hears is asked for again by the SDK, and is carried out once', async () => {
  const before = (await stripe.customers.list({ limit: 100 })).data.length;
  fake.failNext({ status: 0, when: 'after' });
  await stripe.customers.create({ name: 'Lost answer' });
  expect((await stripe.customers.list({ limit: 100 })).data).toHaveLength(before + 1);
  fake.failNext({ status: 503, when: 'before' });
  await expect(stripe.customers.list({}, { maxNetworkRetries: 0 })).rejects.toMatchObject({ statusCode: 503 });
});

test('of twenty that ask at once with one key one is carried out; who comes meanwhile is told that the key is in use', async () => {
  const slow = await startFakeStripe({ latency: 20 });
  const own = new Stripe(slow.keys.test, { ...slow.connection, maxNetworkRetries: 0 });
  const create = () => own.customers.create({ name: 'Once' }, { idempotencyKey: 'one' }).catch((error: unknown) => error);
  const outcomes = await Promise.all(Array.from({ length: 20 }, create));
  const refused = outcomes.filter((outcome) => outcome instanceof Stripe.errors.StripeError);
  expect(refused.length).toBeGreaterThan(0);
  expect(refused[0]).toMatchObject({ statusCode: 409, code: 'idempotency_key_in_use' });
  expect((await own.customers.list()).data).toHaveLength(1);
  await slow.close();
});

test('a list is paged both ways, the newest first', async () => {
  const page = await startFakeStripe();
  const own = new Stripe(page.keys.test, page.connection);
  for (const name of ['1', '2', '3', '4', '5']) await own.customers.create({ name });
  const names = async (params: Stripe.CustomerListParams) => {
    const { data, has_more } = await own.customers.list(params);
    return [data.map(({ name }) => name).join(''), has_more];
  };
  const { data } = await own.customers.list();
  const [five, four, three, two, one] = data.map(({ id }) => id);
  expect(await names({ limit: 2 })).toEqual(['54', true]);
  expect(await names({ limit: 2, starting_after: four ?? '' })).toEqual(['32', true]);
  expect(await names({ limit: 2, starting_after: two ?? '' })).toEqual(['1', false]);
  expect(await names({ limit: 2, ending_before: one ?? '' })).toEqual(['32', true]);
  expect(await names({ limit: 2, ending_before: three ?? '' })).toEqual(['54', false]);
  expect(await names({ ending_before: five ?? '' })).toEqual(['', false]);
  await expect(own.customers.list({ starting_after: 'cus_absent' })).rejects.toMatchObject({ param: 'starting_after' });
  const all: (string | null | undefined)[] = [];
  for await (const { name } of own.customers.list({ limit: 2 })) all.push(name);
  expect(all.join('')).toBe('54321');
  await page.close();
});

test('a price is found by its lookup key, which one price has', async () => {
  const product = await stripe.products.create({ name: 'Shop, team' });
  const wish = { product: product.id, currency: 'PKR', recurring: { interval: 'month' as const }, lookup_key: 'shop_team' };
  const first = await stripe.prices.create({ ...wish, unit_amount: 250_000 });
  expect(first).toMatchObject({ currency: 'pkr', lookup_key: 'shop_team', type: 'recurring' });
  expect(first.unit_amount_decimal?.toString()).toBe('250000');
  await expect(stripe.prices.create({ ...wish, unit_amount: 300_000 })).rejects.toMatchObject({ param: 'lookup_key' });
  const second = await stripe.prices.create({ ...wish, unit_amount: 300_000, transfer_lookup_key: true });
  const found = await stripe.prices.list({ lookup_keys: ['shop_team', 'absent'], active: true, expand: ['data.product'] });
  expect(found.data).toMatchObject([{ id: second.id, product: { id: product.id, name: 'Shop, team' } }]);
  await stripe.prices.update(second.id, { active: false });
  expect((await stripe.prices.list({ lookup_keys: ['shop_team'], active: true })).data).toEqual([]);
  await expect(stripe.prices.list({ expand: ['data.currency'] })).rejects.toMatchObject({ param: 'expand' });
});

test('tax ids are kept with a customer; of Pakistan Stripe knows no type', async () => {
  const { id } = await stripe.customers.create({ tax_id_data: [{ type: 'ae_trn', value: '100200300400003' }] });
  await expect(stripe.customers.createTaxId(id, { type: 'pk_ntn', value: '1234567-8' })).rejects.toMatchObject({
    param: 'type',
  });
  const kept = await stripe.customers.retrieve(id, { expand: ['tax_ids'] });
  expect(kept).toMatchObject({ tax_ids: { data: [{ type: 'ae_trn', country: 'AE' }] } });
});
