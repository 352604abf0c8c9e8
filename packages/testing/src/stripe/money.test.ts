import Stripe from 'stripe';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type FakeStripe, startFakeStripe } from './fake-stripe.ts';

let fake: FakeStripe;
let stripe: Stripe;
let customer: string;
let charge: string;
let product: string;

beforeEach(async () => {
  fake = await startFakeStripe({ at: '2026-11-01T00:00:00Z', fee: (amount) => Math.round(amount * 0.04) });
  stripe = new Stripe(fake.keys.test, fake.connection);
  customer = (await stripe.customers.create({ email: 'a@example.com' })).id;
  product = (await stripe.products.create({ name: 'Team' })).id;
  const price = await stripe.prices.create({ product, currency: 'usd', unit_amount: 5000, recurring: { interval: 'month' } });
  const { id } = await stripe.checkout.sessions.create({
    mode: 'subscription',
    customer,
    line_items: [{ price: price.id, quantity: 1 }],
    success_url: 'https://shop.example/done',
  });
  fake.complete(id, { card: 'works' });
  charge = (await stripe.charges.list({ customer })).data[0]?.id ?? '';
});
afterEach(() => fake.close());

const types = (count: number) =>
  fake
    .events()
    .slice(-count)
    .map(({ type }) => type);

test('a refund is a movement of its own, in parts, and never more than was paid', async () => {
  const part = await stripe.refunds.create({ charge, amount: 2000, expand: ['balance_transaction'] });
  expect(part).toMatchObject({
    status: 'succeeded',
    balance_transaction: { amount: -2000, fee: 0, net: -2000, type: 'refund' },
  });
  await expect(stripe.refunds.create({ charge, amount: 3001 })).rejects.toMatchObject({ param: 'amount' });
  await stripe.refunds.create({ charge });
  expect(types(2)).toEqual(['refund.created', 'charge.refunded']);
  expect(await stripe.charges.retrieve(charge, { expand: ['refunds'] })).toMatchObject({
    amount_refunded: 5000,
    refunded: true,
    refunds: { data: [{ amount: 2000 }, { amount: 3000 }] },
  });
  await expect(stripe.refunds.create({ charge })).rejects.toMatchObject({ code: 'charge_already_refunded' });
  const { data } = await stripe.balanceTransactions.list({ limit: 10 });
  expect(data.map(({ fee, net }) => [net, fee])).toEqual([
    [-3000, 0],
    [-2000, 0],
    [4800, 200],
  ]);
});

test('a dispute takes the money away, and who wins it has it back', async () => {
  const id = fake.dispute(charge);
  expect(types(3)).toEqual(['charge.dispute.created', 'charge.dispute.funds_withdrawn', 'charge.updated']);
  expect(await stripe.disputes.retrieve(id)).toMatchObject({
    status: 'needs_response',
    balance_transactions: [{ amount: -5000, fee: 1500, net: -6500, reporting_category: 'dispute' }],
  });
  await expect(stripe.refunds.create({ charge })).rejects.toMatchObject({ code: 'charge_disputed' });
  fake.closeDispute(id, 'won');
  expect(types(2)).toEqual(['charge.dispute.closed', 'charge.dispute.funds_reinstated']);
  expect(await stripe.disputes.list({ charge })).toMatchObject({
    data: [{ status: 'won', balance_transactions: [{ net: -6500 }, { net: 5000, reporting_category: 'dispute_reversal' }] }],
  });
});

test('a dispute that is not answered is lost', async () => {
  const id = fake.dispute(charge, 1000);
  expect(await stripe.disputes.close(id)).toMatchObject({ status: 'lost', amount: 1000 });
  expect(types(1)).toEqual(['charge.dispute.closed']);
});

test('usage is counted once an identifier, within its window, and summed by the hour', async () => {
  const meter = await stripe.billing.meters.create({
    display_name: 'Tokens',
    event_name: 'tokens',
    default_aggregation: { formula: 'sum' },
  });
  const at = fake.now().getTime() / 1000;
  const use = (identifier: string, value: string, timestamp: number) =>
    stripe.billing.meterEvents.create({
      event_name: 'tokens',
      payload: { stripe_customer_id: customer, value },
      identifier,
      timestamp,
    });
  await use('u1', '100', at);
  await expect(use('u1', '100', at)).rejects.toMatchObject({ param: 'identifier', statusCode: 400 });
  await use('u2', '23', at - 3600);
  await use('u3', '7', at - 35 * 86_400);
  await expect(use('u4', '1', at - 35 * 86_400 - 1)).rejects.toMatchObject({ code: 'timestamp_too_far_in_past' });
  await use('u5', '1', at + 300);
  await expect(use('u6', '1', at + 301)).rejects.toMatchObject({ code: 'timestamp_in_future' });
  await expect(use('u7', 'many', at)).rejects.toMatchObject({ param: 'payload' });
  const range = { customer, start_time: at - 7200, end_time: at + 3600 };
  const sums = async (value_grouping_window?: 'hour') => {
    const params = value_grouping_window === undefined ? range : { ...range, value_grouping_window };
    return (await stripe.billing.meters.listEventSummaries(meter.id, params)).data.map((sum) => sum.aggregated_value);
  };
  expect(await sums()).toEqual([124]);
  expect(await sums('hour')).toEqual([23, 101]);
  const params = { ...range, start_time: at + 1 };
  await expect(stripe.billing.meters.listEventSummaries(meter.id, params)).rejects.toMatchObject({ param: 'start_time' });
  fake.advance('2026-11-02T00:00:00Z');
  await use('u1', '5', at + 86_400);
});

test('what a meter counted in a period stands on the invoice at its end', async () => {
  const { id: meter } = await stripe.billing.meters.create({
    display_name: 'Letters',
    event_name: 'letters',
    default_aggregation: { formula: 'count' },
  });
  const recurring = { interval: 'month' as const, usage_type: 'metered' as const, meter };
  const price = await stripe.prices.create({ product, currency: 'usd', unit_amount: 25, recurring });
  const [subscription] = (await stripe.subscriptions.list({ customer })).data;
  await stripe.subscriptions.update(subscription?.id ?? '', { items: [{ price: price.id }] });
  for (const identifier of ['a', 'b', 'c']) {
    await stripe.billing.meterEvents.create({ event_name: 'letters', payload: { stripe_customer_id: customer }, identifier });
  }
  fake.advance('2026-12-01T01:00:00Z');
  const [invoice] = (await stripe.invoices.list({ customer })).data;
  expect(invoice?.lines.data.map(({ amount, quantity }) => [amount, quantity])).toEqual([
    [5000, 1],
    [75, 3],
  ]);
  await stripe.billing.meterEvents.create({
    event_name: 'letters',
    payload: { stripe_customer_id: customer },
    identifier: 'd',
  });
  await stripe.subscriptions.update(subscription?.id ?? '', { cancel_at_period_end: true });
  fake.advance('2027-01-01T01:00:00Z');
  const [last] = (await stripe.invoices.list({ customer })).data;
  expect(last).toMatchObject({ status: 'paid', total: 25, billing_reason: 'subscription_cycle' });
});

test('what a customer may do follows from the products of its subscriptions', async () => {
  const feature = await stripe.entitlements.features.create({ name: 'API keys', lookup_key: 'api-keys' });
  await stripe.products.createFeature(product, { entitlement_feature: feature.id });
  expect(types(1)).toEqual(['entitlements.active_entitlement_summary.updated']);
  const list = async () =>
    (await stripe.entitlements.activeEntitlements.list({ customer })).data.map(({ lookup_key }) => lookup_key);
  expect(await list()).toEqual(['api-keys']);
  const [subscription] = (await stripe.subscriptions.list({ customer })).data;
  await stripe.subscriptions.cancel(subscription?.id ?? '');
  expect(await list()).toEqual([]);
  const [event] = (await stripe.events.list({ type: 'entitlements.*' })).data;
  expect(event?.data.object).toMatchObject({ customer, entitlements: { data: [] } });
});

test('a portal session leads a customer to a page of their own', async () => {
  const session = await stripe.billingPortal.sessions.create({ customer, return_url: 'https://shop.example/billing' });
  expect(session).toMatchObject({
    customer,
    return_url: 'https://shop.example/billing',
    url: expect.stringContaining(fake.url),
  });
  await expect(stripe.billingPortal.sessions.create({ customer: 'cus_absent' })).rejects.toMatchObject({ param: 'customer' });
});
