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

test('more seats at once: what is left of the period is due now, to the second', async () => {
  const { id, items } = await shop.subscribed(2);
  fake.advance('2026-11-16T00:00:00Z');
  const change = { items: [{ id: items.data[0]?.id ?? '', quantity: 5 }], proration_behavior: 'always_invoice' as const };
  const preview = await stripe.invoices.createPreview({ subscription: id, subscription_details: change });
  expect(preview).toMatchObject({ amount_due: 4500, status: 'draft' });
  expect(await shop.invoices()).toHaveLength(1);
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
  const { id, items } = await shop.subscribed(1);
  fake.advance('2026-11-16T00:00:00Z');
  await stripe.subscriptions.update(id, { items: [{ id: items.data[0]?.id ?? '', price: prices.bigger }] });
  const preview = await stripe.invoices.createPreview({ subscription: id });
  expect(preview.lines.data.map(({ amount }) => amount)).toEqual([-1500, 4500, 9000]);
  fake.advance('2026-12-01T00:00:00Z');
  expect((await shop.invoices()).at(-1)).toMatchObject({ status: 'draft', total: 12_000, number: null });
  fake.advance('2026-12-01T01:00:00Z');
  expect((await shop.invoices()).at(-1)).toMatchObject({
    status: 'paid',
    amount_paid: 12_000,
    billing_reason: 'subscription_cycle',
  });
  const renewed = await stripe.subscriptions.retrieve(id);
  expect(renewed.items.data[0]).toMatchObject({ current_period_start: Date.parse('2026-12-01T00:00:00Z') / 1000 });
});

test('another interval begins a period now; what is given back beyond that is credit of the customer', async () => {
  const { id, items } = await shop.subscribed(1);
  fake.advance('2026-11-16T00:00:00Z');
  const item = items.data[0]?.id ?? '';
  const yearly = await stripe.subscriptions.update(id, {
    items: [{ id: item, price: prices.year }],
    expand: ['latest_invoice'],
  });
  expect(yearly).toMatchObject({
    billing_cycle_anchor: day(16),
    items: { data: [{ current_period_start: day(16), current_period_end: Date.parse('2027-11-16T00:00:00Z') / 1000 }] },
    latest_invoice: { total: 28_500, status: 'paid' },
  });
  const back = await stripe.subscriptions.update(id, {
    items: [{ id: item, price: prices.month }],
    expand: ['latest_invoice'],
  });
  expect(back.latest_invoice).toMatchObject({ total: -27_000, amount_due: 0, status: 'paid', ending_balance: -27_000 });
  expect(await stripe.customers.retrieve(customer)).toMatchObject({ balance: -27_000 });
  fake.advance('2026-12-16T01:00:00Z');
  expect((await shop.invoices()).at(-1)).toMatchObject({
    total: 3000,
    amount_due: 0,
    status: 'paid',
    starting_balance: -27_000,
  });
});

test('without proration nothing is due, and nothing waits', async () => {
  const { id, items } = await shop.subscribed(1);
  fake.advance('2026-11-16T00:00:00Z');
  const item = items.data[0]?.id ?? '';
  await stripe.subscriptions.update(id, { items: [{ id: item, quantity: 4 }], proration_behavior: 'none' });
  const preview = await stripe.invoices.createPreview({ subscription: id });
  expect(preview.lines.data.map(({ amount }) => amount)).toEqual([12_000]);
});

test('what is given back is a part of what was debited, not of the price that holds now', async () => {
  const { id, items, latest_invoice } = await shop.subscribed(2);
  const item = items.data[0]?.id ?? '';
  const seats = (quantity: number, proration_behavior: 'always_invoice' | 'none') =>
    stripe.subscriptions.update(id, { items: [{ id: item, quantity }], proration_behavior, expand: ['latest_invoice'] });
  fake.advance('2026-11-11T00:00:00Z');
  await seats(9, 'none');
  fake.advance('2026-11-16T00:00:00Z');
  // Of 2 seats that were paid half is left; of the 9 nothing was paid.
  const first = await seats(4, 'always_invoice');
  expect(first.latest_invoice).toMatchObject({
    total: 3000,
    lines: {
      data: [
        {
          amount: -3000,
          quantity: 2,
          parent: { subscription_item_details: { proration_details: { credited_items: { invoice: latest_invoice } } } },
        },
        { amount: 6000, quantity: 4 },
      ],
    },
  });
  // Half of that half is left now.
  fake.advance('2026-11-23T12:00:00Z');
  const second = await seats(1, 'always_invoice');
  expect(second.latest_invoice).toMatchObject({ total: -2250, lines: { data: [{ amount: -3000 }, { amount: 750 }] } });
});

test('a period that was begun anew without proration leaves nothing of the former one to give back', async () => {
  const { id, items } = await shop.subscribed(1);
  const item = items.data[0]?.id ?? '';
  fake.advance('2026-11-16T00:00:00Z');
  const yearly = { items: [{ id: item, price: prices.year }], proration_behavior: 'none' as const, expand: ['latest_invoice'] };
  expect((await stripe.subscriptions.update(id, yearly)).latest_invoice).toMatchObject({ total: 30_000 });
  const back = await stripe.subscriptions.update(id, {
    items: [{ id: item, price: prices.month }],
    expand: ['latest_invoice'],
  });
  expect(back.latest_invoice).toMatchObject({ lines: { data: [{ amount: -30_000 }, { amount: 3000 }] } });
});

test('a subscription that ends with its period can be kept, or ends then', async () => {
  const { id } = await shop.subscribed(2);
  const ending = await stripe.subscriptions.update(id, { cancel_at_period_end: true });
  const end = ending.items.data[0]?.current_period_end;
  expect(ending).toMatchObject({ status: 'active', cancel_at_period_end: true, cancel_at: end, canceled_at: day(1) });
  expect(await stripe.subscriptions.update(id, { cancel_at_period_end: false })).toMatchObject({ cancel_at: null });
  await stripe.subscriptions.update(id, { cancel_at_period_end: true });
  fake.advance('2026-12-02T00:00:00Z');
  expect(await stripe.subscriptions.retrieve(id)).toMatchObject({ status: 'canceled', ended_at: end });
  expect(shop.types().at(-1)).toBe('customer.subscription.deleted');
  expect(await shop.invoices()).toHaveLength(1);
  expect((await stripe.subscriptions.list({ customer })).data).toEqual([]);
  expect((await stripe.subscriptions.list({ customer, status: 'all' })).data).toHaveLength(1);
  await expect(stripe.subscriptions.update(id, { cancel_at_period_end: false })).rejects.toMatchObject({
    code: 'invalid_canceled_subscription_fields',
  });
});

test('one that is canceled has ended at once', async () => {
  const { id } = await shop.subscribed(2);
  expect(await stripe.subscriptions.cancel(id)).toMatchObject({ status: 'canceled', ended_at: day(1) });
  await expect(stripe.subscriptions.cancel(id)).rejects.toMatchObject({ code: 'resource_missing' });
});

test('a change that is refused because of the card changes nothing', async () => {
  const { id, items } = await shop.subscribed(1);
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
  const wish = { customer, items: [{ price: prices.month, quantity: 1 }] };
  await expect(stripe.subscriptions.create(wish)).rejects.toMatchObject({ code: 'resource_missing' });
  const { id } = await stripe.subscriptions.create({ ...wish, payment_behavior: 'default_incomplete' });
  expect(await stripe.subscriptions.retrieve(id)).toMatchObject({ status: 'incomplete' });
  fake.advance('2026-11-01T23:00:00Z');
  expect(await stripe.subscriptions.retrieve(id)).toMatchObject({ status: 'incomplete_expired' });
  expect((await shop.invoices())[0]).toMatchObject({ status: 'void' });
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
