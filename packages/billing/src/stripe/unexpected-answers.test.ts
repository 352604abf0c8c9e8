/** Where Stripe behaves as one does not expect. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { toJson } from '../receiver/to-json.ts';
import { type OpenStripe, openStripe, webhookSecret } from './testing/open-stripe.ts';

const organizationId = '01935f6e-0000-7000-8000-000000000001';

let open: OpenStripe;
let customer: string;

beforeEach(async () => {
  open = await openStripe();
  customer = await open.provider.createCustomer({ organizationId, name: 'o', email: 'a@example.test', locale: 'ur' });
});
afterEach(() => open.fake.close());

const subscriptionOf = async () => (await open.provider.fetchTruth(customer))?.subscriptions.at(-1);

test('what was cancelled on the page of the portal goes on after all, and so does what was cancelled here', async () => {
  const reference = await open.buy(customer, organizationId);
  open.fake.cancelInPortal(reference);
  const cancelled = await open.sdk.subscriptions.retrieve(reference);
  expect([cancelled.cancel_at !== null, cancelled.cancel_at_period_end]).toEqual([true, false]);
  expect(await subscriptionOf()).toMatchObject({ endsAtPeriodEnd: true });
  await open.provider.changeSubscription(reference, { endsAtPeriodEnd: false, requestId: 'on' });
  expect(await subscriptionOf()).toMatchObject({ endsAtPeriodEnd: false });
  open.fake.cancelInPortal(reference);
  // Cancelled twice is not another moment.
  await open.provider.changeSubscription(reference, { endsAtPeriodEnd: true, requestId: 'off' });
  await open.provider.changeSubscription(reference, { endsAtPeriodEnd: false, plan: 'scale', requestId: 'on with a plan' });
  expect(await subscriptionOf()).toMatchObject({ endsAtPeriodEnd: false, plan: 'scale' });
  open.fake.advance('2026-12-02T00:00:00Z');
  expect(await subscriptionOf()).toMatchObject({ status: 'active' });
});

test('each event of a refund tells of its customer, and one that fails later is given back by a row of its own', async () => {
  await open.buy(customer, organizationId);
  const [charge] = (await open.sdk.charges.list({ customer })).data;
  const { id } = await open.sdk.refunds.create({ charge: charge?.id ?? '', amount: 500 });
  const refunded = await open.provider.fetchTruth(customer);
  open.fake.failRefund(id);
  const about = open.fake.events().filter(({ type }) => /refund/.test(type) && type !== 'charge.refunded');
  expect(about.map(({ type }) => type)).toEqual(['refund.created', 'refund.updated', 'refund.failed', 'charge.refund.updated']);
  for (const event of about) {
    const { body, headers } = open.fake.envelope(event.id, webhookSecret);
    expect(await open.provider.receive?.(body, new Headers(headers))).toMatchObject({ customer });
  }
  const failed = await open.provider.fetchTruth(customer);
  expect(failed?.payments.map(({ gross, kind }) => [kind, gross])).toEqual([
    ['payment', 2_700n],
    ['refund', -500n],
    ['refund', 500n],
  ]);
  expect(failed?.payments.slice(0, 2)).toEqual(refunded?.payments);
});

const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;

test.each<[string, (event: string) => string]>([
  ['nothing', () => 'null'],
  ['a list', () => '[]'],
  ['no data', (event) => event.replace('"data"', '"dates"')],
  ['a time that is none', (event) => event.replace(/"created":\d+,"data"/, '"created":"yesterday","data"')],
  ['a time after all times', (event) => event.replace(/"created":\d+,"data"/, '"created":1e18,"data"')],
  ['a zero in its id', (event) => event.replace('"evt_', '"evt\\u0000_')],
  ['20,000 levels', (event) => event.replace('"object":{', `"object":{"deep":${deep(20_000)},`)],
])('a body that was signed with %s is refused as one, and sent no more', async (_name, change) => {
  const event = open.fake.events().find(({ type }) => type === 'customer.created')?.id ?? '';
  const { body } = open.fake.envelope(event, webhookSecret);
  const sent = JSON.stringify(JSON.parse(body));
  const payload = change(sent);
  expect(payload).not.toBe(sent);
  const timestamp = open.fake.now().getTime() / 1000;
  const signature = open.sdk.webhooks.generateTestHeaderString({ payload, secret: webhookSecret, timestamp });
  const headers = new Headers({ 'stripe-signature': signature });
  const refusal = { code: 'WEBHOOK_REFUSED', kind: 'invalid', params: { reason: 'body' } };
  await expect(open.provider.receive?.(payload, headers)).rejects.toMatchObject(refusal);
});

test('what PostgreSQL cannot hold is left out of what is kept, and nothing else', () => {
  const odd = { 'a\0': ['\0b', '\ud800c', '\\u0000', '🤨', 'ک'], d: '\\\0' };
  expect(toJson(odd)).toEqual({ a: ['b', 'c', '\\u0000', '🤨', 'ک'], d: '\\' });
});

test('a key that may not read all that a sync asks is told by what Stripe says of it', async () => {
  expect(await open.provider.checkRights()).toEqual([]);
  open.fake.failNext({ status: 403, when: 'before' });
  expect(await open.again({ retries: 0 }).checkRights()).toEqual(['An error occurred on our side.']);
});

test('what was tried and never paid stands on no list of bills', async () => {
  await open.buy(customer, organizationId);
  const lookup_keys = ['shop.scale.month.usd'];
  const [price] = (await open.sdk.prices.list({ lookup_keys })).data;
  const by = { customer, payment_behavior: 'default_incomplete' } as const;
  await open.sdk.subscriptions.create({ ...by, items: [{ price: price?.id ?? '' }] });
  expect((await open.sdk.invoices.list({ customer, status: 'open' })).data).toHaveLength(1);
  expect((await open.provider.fetchTruth(customer))?.invoices).toMatchObject([{ status: 'paid' }]);
});

test('a price whose lookup key was taken off is made anew on the same day, and whoever has it keeps it', async () => {
  const reference = await open.buy(customer, organizationId);
  const before = (await open.sdk.subscriptions.retrieve(reference)).items.data[0]?.price.id;
  await open.sdk.prices.update(before ?? '', { lookup_key: '' });
  expect(await open.provider.publishPrices()).toEqual(['shop.team.month.usd']);
  expect(await open.provider.checkPrices()).toEqual([]);
  expect(await subscriptionOf()).toMatchObject({ plan: 'team', status: 'active' });
});
