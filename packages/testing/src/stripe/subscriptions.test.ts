import Stripe from 'stripe';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Buyer } from './checkout-complete.ts';
import { type FakeStripe, startFakeStripe } from './fake-stripe.ts';

const works: Buyer = { card: 'works', country: 'AE', fingerprint: 'card-1' };

let fake: FakeStripe;
let stripe: Stripe;
let customer: string;
let month: Stripe.Price;
let year: Stripe.Price;
let bigger: Stripe.Price;

beforeEach(async () => {
  fake = await startFakeStripe({ at: '2026-11-01T00:00:00Z' });
  stripe = new Stripe(fake.keys.test, fake.connection);
  customer = (await stripe.customers.create({ name: 'Bazaar', email: 'a@example.com' })).id;
  const product = (await stripe.products.create({ name: 'Team' })).id;
  const price = (unit_amount: number, interval: 'month' | 'year') =>
    stripe.prices.create({ product, currency: 'usd', unit_amount, recurring: { interval } });
  month = await price(3000, 'month');
  year = await price(30_000, 'year');
  bigger = await price(9000, 'month');
});
afterEach(() => fake.close());

const session = (quantity: number, data: Stripe.Checkout.SessionCreateParams.SubscriptionData = {}) =>
  stripe.checkout.sessions.create({
    mode: 'subscription',
    customer,
    line_items: [{ price: month.id, quantity }],
    subscription_data: { metadata: { vertical: 'shop' }, ...data },
    success_url: 'https://shop.example/done?session={CHECKOUT_SESSION_ID}',
    metadata: { organization: 'o1' },
  });

async function subscribed(quantity = 2, buyer = works): Promise<Stripe.Subscription> {
  const { id } = await session(quantity);
  return stripe.subscriptions.retrieve(fake.complete(id, buyer).subscription ?? '');
}

const day = (number: number, time = '00:00:00') => Date.parse(`2026-11-${String(number).padStart(2, '0')}T${time}Z`) / 1000;
const types = (from = 0) =>
  fake
    .events()
    .slice(from)
    .map(({ type }) => type);
const invoices = async () => (await stripe.invoices.list({ customer })).data.toReversed();

test('a buyer pays: the session is complete, the subscription active, the invoice paid, the fee known', async () => {
  const { id, url } = await session(2);
  expect(url).toMatch(`${fake.url}/c/pay/${id}`);
  const before = fake.events().length;
  const { outcome, redirect } = fake.complete(id, works);
  expect([outcome, redirect]).toEqual(['complete', `https://shop.example/done?session=${id}`]);
  const done = await stripe.checkout.sessions.retrieve(id, { expand: ['line_items', 'subscription', 'invoice.payments'] });
  expect(done).toMatchObject({
    status: 'complete',
    payment_status: 'paid',
    amount_total: 6000,
    metadata: { organization: 'o1' },
    line_items: { data: [{ quantity: 2, amount_total: 6000, price: { id: month.id } }] },
    subscription: {
      status: 'active',
      metadata: { vertical: 'shop' },
      items: {
        data: [{ quantity: 2, current_period_start: day(1), current_period_end: Date.parse('2026-12-01T00:00:00Z') / 1000 }],
      },
    },
    invoice: {
      status: 'paid',
      billing_reason: 'subscription_create',
      amount_paid: 6000,
      amount_remaining: 0,
      number: expect.stringMatching(/^[0-9A-Z]{8}-0001$/),
    },
  });
  const [charge] = (await stripe.charges.list({ customer, expand: ['data.balance_transaction', 'data.payment_intent'] })).data;
  expect(charge).toMatchObject({
    paid: true,
    payment_method_details: { card: { country: 'AE', fingerprint: 'card-1' } },
    balance_transaction: { amount: 6000, fee: 204, net: 5796, type: 'charge' },
    payment_intent: { status: 'succeeded', latest_charge: charge?.id },
  });
  const intent = charge?.payment_intent;
  const payment_intent = typeof intent === 'object' && intent !== null ? intent.id : '';
  const paid = await stripe.invoicePayments.list({ payment: { type: 'payment_intent', payment_intent } });
  expect(paid.data).toMatchObject([{ status: 'paid', amount_paid: 6000, invoice: expect.stringMatching(/^in_/) }]);
  expect(types(before)).toEqual([
    'payment_method.attached',
    'payment_intent.created',
    'charge.succeeded',
    'payment_intent.succeeded',
    'invoice.created',
    'customer.subscription.created',
    'customer.updated',
    'invoice.finalized',
    'invoice_payment.paid',
    'invoice.paid',
    'invoice.payment_succeeded',
    'customer.subscription.updated',
    'checkout.session.completed',
  ]);
  const [update] = (await stripe.events.list({ type: 'customer.subscription.updated' })).data;
  expect(update?.data).toMatchObject({ object: { status: 'active' }, previous_attributes: { status: 'incomplete' } });
});

test('a card that declines leaves the session open, and the next one may work', async () => {
  const { id } = await session(1);
  expect(fake.complete(id, { card: 'declines' })).toMatchObject({ outcome: 'declined', subscription: null });
  expect(await stripe.checkout.sessions.retrieve(id)).toMatchObject({ status: 'open', subscription: null });
  expect((await stripe.subscriptions.list({ customer, status: 'all' })).data).toEqual([]);
  expect(types().slice(-2)).toEqual(['charge.failed', 'payment_intent.payment_failed']);
  expect(fake.complete(id, works).outcome).toBe('complete');
  const { data } = await stripe.charges.list({ customer });
  expect(data.map(({ payment_intent, status }) => [payment_intent, status])).toEqual([
    [data[0]?.payment_intent, 'succeeded'],
    [data[0]?.payment_intent, 'failed'],
  ]);
  expect(() => fake.complete(id, works)).toThrow('nobody can pay it');
});

test('a session without a customer makes one, and one that nobody pays expires after a day', async () => {
  const wish = {
    mode: 'subscription' as const,
    line_items: [{ price: month.id, quantity: 1 }],
    success_url: 'https://shop.example/done',
  };
  const { id } = await stripe.checkout.sessions.create({ ...wish, customer_email: 'new@example.com' });
  fake.complete(id, works);
  const done = await stripe.checkout.sessions.retrieve(id, { expand: ['customer'] });
  expect(done.customer).toMatchObject({ email: 'new@example.com' });
  const waiting = await stripe.checkout.sessions.create(wish);
  fake.advance('2026-11-02T00:00:00Z');
  expect(await stripe.checkout.sessions.retrieve(waiting.id)).toMatchObject({ status: 'expired', url: null });
  expect(types()).toContain('checkout.session.expired');
  const wrongs: readonly [string, Partial<Stripe.Checkout.SessionCreateParams>][] = [
    ['locale', { locale: 'ur' }],
    ['subscription_data[trial_period_days]', { subscription_data: { trial_period_days: 0 } }],
    ['line_items[0][price]', { line_items: [{ price: 'price_absent', quantity: 1 }] }],
    ['line_items[0][quantity]', { line_items: [{ price: month.id, quantity: -1 }] }],
    ['tax_id_collection', { customer, tax_id_collection: { enabled: true } }],
  ];
  for (const [param, wrong] of wrongs) {
    await expect(stripe.checkout.sessions.create({ ...wish, ...wrong })).rejects.toMatchObject({ param });
  }
});

test('more seats at once: what is left of the period is due now, to the second', async () => {
  const { id, items } = await subscribed(2);
  fake.advance('2026-11-16T00:00:00Z');
  const change = { items: [{ id: items.data[0]?.id ?? '', quantity: 5 }], proration_behavior: 'always_invoice' as const };
  const preview = await stripe.invoices.createPreview({ subscription: id, subscription_details: change });
  expect(preview).toMatchObject({ amount_due: 4500, status: 'draft' });
  expect(await invoices()).toHaveLength(1);
  const changed = await stripe.subscriptions.update(id, { ...change, expand: ['latest_invoice'] });
  expect(changed).toMatchObject({
    items: { data: [{ id: items.data[0]?.id, quantity: 5 }] },
    // Half of 30 days: 2 seats of 30 dollars go back, 5 are due.
    latest_invoice: {
      billing_reason: 'subscription_update',
      status: 'paid',
      amount_paid: 4500,
      lines: {
        data: [
          { amount: -3000, quantity: 2 },
          { amount: 7500, quantity: 5 },
        ],
      },
    },
  });
});

test('prorations wait for the next invoice, which an hour after the period ends is paid', async () => {
  const { id, items } = await subscribed(1);
  fake.advance('2026-11-16T00:00:00Z');
  await stripe.subscriptions.update(id, { items: [{ id: items.data[0]?.id ?? '', price: bigger.id }] });
  const preview = await stripe.invoices.createPreview({ subscription: id });
  expect(preview.lines.data.map(({ amount }) => amount)).toEqual([-1500, 4500, 9000]);
  fake.advance('2026-12-01T00:00:00Z');
  expect((await invoices()).at(-1)).toMatchObject({ status: 'draft', total: 12_000, number: null });
  fake.advance('2026-12-01T01:00:00Z');
  expect((await invoices()).at(-1)).toMatchObject({
    status: 'paid',
    amount_paid: 12_000,
    billing_reason: 'subscription_cycle',
  });
  const renewed = await stripe.subscriptions.retrieve(id);
  expect(renewed.items.data[0]).toMatchObject({ current_period_start: Date.parse('2026-12-01T00:00:00Z') / 1000 });
});

test('another interval begins a period now; what is given back beyond that is credit of the customer', async () => {
  const { id, items } = await subscribed(1);
  fake.advance('2026-11-16T00:00:00Z');
  const item = items.data[0]?.id ?? '';
  const yearly = await stripe.subscriptions.update(id, { items: [{ id: item, price: year.id }], expand: ['latest_invoice'] });
  expect(yearly).toMatchObject({
    billing_cycle_anchor: day(16),
    items: { data: [{ current_period_start: day(16), current_period_end: Date.parse('2027-11-16T00:00:00Z') / 1000 }] },
    latest_invoice: { total: 28_500, status: 'paid' },
  });
  const back = await stripe.subscriptions.update(id, { items: [{ id: item, price: month.id }], expand: ['latest_invoice'] });
  expect(back.latest_invoice).toMatchObject({ total: -27_000, amount_due: 0, status: 'paid', ending_balance: -27_000 });
  expect(await stripe.customers.retrieve(customer)).toMatchObject({ balance: -27_000 });
  fake.advance('2026-12-16T01:00:00Z');
  expect((await invoices()).at(-1)).toMatchObject({ total: 3000, amount_due: 0, status: 'paid', starting_balance: -27_000 });
});

test('without proration nothing is due, and nothing waits', async () => {
  const { id, items } = await subscribed(1);
  fake.advance('2026-11-16T00:00:00Z');
  const item = items.data[0]?.id ?? '';
  await stripe.subscriptions.update(id, { items: [{ id: item, quantity: 4 }], proration_behavior: 'none' });
  const preview = await stripe.invoices.createPreview({ subscription: id });
  expect(preview.lines.data.map(({ amount }) => amount)).toEqual([12_000]);
});

test('a subscription that ends with its period can be kept, or ends then', async () => {
  const { id } = await subscribed();
  const ending = await stripe.subscriptions.update(id, { cancel_at_period_end: true });
  const end = ending.items.data[0]?.current_period_end;
  expect(ending).toMatchObject({ status: 'active', cancel_at_period_end: true, cancel_at: end, canceled_at: day(1) });
  expect(await stripe.subscriptions.update(id, { cancel_at_period_end: false })).toMatchObject({ cancel_at: null });
  await stripe.subscriptions.update(id, { cancel_at_period_end: true });
  fake.advance('2026-12-02T00:00:00Z');
  expect(await stripe.subscriptions.retrieve(id)).toMatchObject({ status: 'canceled', ended_at: end });
  expect(types().at(-1)).toBe('customer.subscription.deleted');
  expect(await invoices()).toHaveLength(1);
  expect((await stripe.subscriptions.list({ customer })).data).toEqual([]);
  expect((await stripe.subscriptions.list({ customer, status: 'all' })).data).toHaveLength(1);
  await expect(stripe.subscriptions.update(id, { cancel_at_period_end: false })).rejects.toMatchObject({
    code: 'invalid_canceled_subscription_fields',
  });
});

test('one that is canceled has ended at once', async () => {
  const { id } = await subscribed();
  expect(await stripe.subscriptions.cancel(id)).toMatchObject({ status: 'canceled', ended_at: day(1) });
  await expect(stripe.subscriptions.cancel(id)).rejects.toMatchObject({ code: 'resource_missing' });
});

test('a change that is refused because of the card changes nothing', async () => {
  const { id, items } = await subscribed(1);
  fake.advance('2026-11-16T00:00:00Z');
  fake.setCard(customer, { card: 'declines' });
  const change = { items: [{ id: items.data[0]?.id ?? '', quantity: 9 }], proration_behavior: 'always_invoice' as const };
  await expect(stripe.subscriptions.update(id, { ...change, payment_behavior: 'error_if_incomplete' })).rejects.toMatchObject({
    type: 'StripeCardError',
    code: 'card_declined',
  });
  expect(await stripe.subscriptions.retrieve(id)).toMatchObject({ status: 'active', items: { data: [{ quantity: 1 }] } });
  expect(await stripe.subscriptions.update(id, change)).toMatchObject({
    status: 'past_due',
    items: { data: [{ quantity: 9 }] },
  });
});

test('a subscription of the API that nobody pays is incomplete, and expires after 23 hours', async () => {
  const wish = { customer, items: [{ price: month.id, quantity: 1 }] };
  await expect(stripe.subscriptions.create(wish)).rejects.toMatchObject({ code: 'resource_missing' });
  const { id } = await stripe.subscriptions.create({ ...wish, payment_behavior: 'default_incomplete' });
  expect(await stripe.subscriptions.retrieve(id)).toMatchObject({ status: 'incomplete' });
  fake.advance('2026-11-01T23:00:00Z');
  expect(await stripe.subscriptions.retrieve(id)).toMatchObject({ status: 'incomplete_expired' });
  expect((await invoices())[0]).toMatchObject({ status: 'void' });
  const card = fake.setCard(customer, works);
  const second = await stripe.subscriptions.create({
    ...wish,
    payment_behavior: 'default_incomplete',
    expand: ['latest_invoice'],
  });
  const invoice = typeof second.latest_invoice === 'object' ? (second.latest_invoice?.id ?? '') : '';
  expect(await stripe.invoices.pay(invoice, { payment_method: card })).toMatchObject({ status: 'paid' });
  expect(await stripe.subscriptions.retrieve(second.id)).toMatchObject({ status: 'active' });
});
