import type Stripe from 'stripe';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { FakeStripe } from './fake-stripe.ts';
import { openShop, type Shop, works } from './open-shop.ts';

let shop: Shop;
let fake: FakeStripe;
let stripe: Stripe;
let customer: string;
let prices: Shop['prices'];

beforeEach(async () => {
  shop = await openShop();
  ({ customer, fake, prices, stripe } = shop);
});
afterEach(() => fake.close());

const day = (number: number) => Date.UTC(2026, 10, number) / 1000;

test('a buyer pays: the session is complete, the subscription active, the invoice paid, the fee known', async () => {
  const { id, url } = await shop.session(2);
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
    line_items: { data: [{ quantity: 2, amount_total: 6000, price: { id: prices.month } }] },
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
  expect(shop.types(before)).toEqual([
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
  const { id } = await shop.session(1);
  expect(fake.complete(id, { card: 'declines' })).toMatchObject({ outcome: 'declined', subscription: null });
  expect(await stripe.checkout.sessions.retrieve(id)).toMatchObject({ status: 'open', subscription: null });
  expect((await stripe.subscriptions.list({ customer, status: 'all' })).data).toEqual([]);
  expect(shop.types().slice(-2)).toEqual(['charge.failed', 'payment_intent.payment_failed']);
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
    line_items: [{ price: prices.month, quantity: 1 }],
    success_url: 'https://shop.example/done',
  };
  const { id } = await stripe.checkout.sessions.create({ ...wish, customer_email: 'new@example.com' });
  fake.complete(id, works);
  const done = await stripe.checkout.sessions.retrieve(id, { expand: ['customer'] });
  expect(done.customer).toMatchObject({ email: 'new@example.com' });
  const waiting = await stripe.checkout.sessions.create(wish);
  fake.advance('2026-11-02T00:00:00Z');
  expect(await stripe.checkout.sessions.retrieve(waiting.id)).toMatchObject({ status: 'expired', url: null });
  expect(shop.types()).toContain('checkout.session.expired');
  const wrongs: readonly [string, Partial<Stripe.Checkout.SessionCreateParams>][] = [
    ['locale', { locale: 'ur' }],
    ['subscription_data[trial_period_days]', { subscription_data: { trial_period_days: 0 } }],
    ['line_items[0][price]', { line_items: [{ price: 'price_absent', quantity: 1 }] }],
    ['line_items[0][quantity]', { line_items: [{ price: prices.month, quantity: -1 }] }],
    ['tax_id_collection', { customer, tax_id_collection: { enabled: true } }],
  ];
  for (const [param, wrong] of wrongs) {
    await expect(stripe.checkout.sessions.create({ ...wish, ...wrong })).rejects.toMatchObject({ param });
  }
});
