import Stripe from 'stripe';
import { afterEach, expect, test } from 'vitest';
import type { Card } from './card.ts';
import type { Buyer } from './checkout-complete.ts';
import { type FakeStripe, type FakeStripeOptions, startFakeStripe } from './fake-stripe.ts';

const works: Card = { card: 'works' };
const declines: Card = { card: 'declines' };

let fake: FakeStripe;
let stripe: Stripe;
let customer: string;

afterEach(() => fake.close());

type Missing = Stripe.Checkout.SessionCreateParams.SubscriptionData.TrialSettings.EndBehavior.MissingPaymentMethod;

async function subscribed(
  trialDays: number | null,
  buyer: Buyer = works,
  options: FakeStripeOptions = {},
  missing_payment_method: Missing = 'create_invoice',
): Promise<string> {
  fake = await startFakeStripe({ at: '2026-01-31T10:00:00Z', ...options });
  stripe = new Stripe(fake.keys.test, fake.connection);
  customer = (await stripe.customers.create({ email: 'a@example.com' })).id;
  const price = await stripe.prices.create({
    product_data: { name: 'Team' },
    currency: 'usd',
    unit_amount: 3000,
    recurring: { interval: 'month' },
  });
  const { id } = await stripe.checkout.sessions.create({
    mode: 'subscription',
    customer,
    line_items: [{ price: price.id, quantity: 1 }],
    success_url: 'https://shop.example/done',
    payment_method_collection: 'if_required',
    ...(trialDays === null
      ? {}
      : { subscription_data: { trial_period_days: trialDays, trial_settings: { end_behavior: { missing_payment_method } } } }),
  });
  return fake.complete(id, buyer).subscription ?? '';
}

/** What happened since, as type and second. */
function since(count: number): string[] {
  return fake
    .events()
    .slice(count)
    .map(({ created, type }) => `${new Date(created * 1000).toISOString().slice(5, 16)} ${type}`);
}
const state = async (id: string) => (await stripe.subscriptions.retrieve(id)).status;
const states = async (id: string, moments: readonly string[]) => {
  const seen: string[] = [];
  for (const moment of moments) {
    fake.advance(moment);
    seen.push(await state(id));
  }
  return seen;
};

test('a trial costs nothing, is announced three days before its end, and then is paid for', async () => {
  const id = await subscribed(14);
  const session = (await stripe.checkout.sessions.list({ customer })).data[0];
  expect(session).toMatchObject({ payment_status: 'no_payment_required', amount_total: 0, status: 'complete' });
  expect((await stripe.invoices.list({ customer })).data).toMatchObject([{ total: 0, status: 'paid' }]);
  expect((await stripe.charges.list({ customer })).data).toEqual([]);
  expect(await stripe.subscriptions.retrieve(id)).toMatchObject({
    status: 'trialing',
    trial_end: Date.parse('2026-02-14T10:00:00Z') / 1000,
  });
  const before = fake.events().length;
  fake.advance('2026-02-15T00:00:00Z');
  expect(since(before)).toEqual([
    '02-11T10:00 customer.subscription.trial_will_end',
    '02-14T10:00 invoice.created',
    '02-14T10:00 customer.subscription.updated',
    '02-14T11:00 invoice.finalized',
    '02-14T11:00 payment_intent.created',
    '02-14T11:00 charge.succeeded',
    '02-14T11:00 payment_intent.succeeded',
    '02-14T11:00 invoice_payment.paid',
    '02-14T11:00 invoice.paid',
    '02-14T11:00 invoice.payment_succeeded',
  ]);
  expect(await state(id)).toBe('active');
});

test('a trial can be ended at once, and is paid for then', async () => {
  const id = await subscribed(14);
  fake.advance('2026-02-03T10:00:00Z');
  const ended = await stripe.subscriptions.update(id, { trial_end: 'now', expand: ['latest_invoice'] });
  expect(since(0)).toContain('02-03T10:00 customer.subscription.trial_will_end');
  expect(ended).toMatchObject({
    status: 'active',
    latest_invoice: { status: 'paid', total: 3000 },
    items: { data: [{ current_period_end: Date.parse('2026-03-03T10:00:00Z') / 1000 }] },
  });
});

test('a trial without a card ends as the session said', async () => {
  const id = await subscribed(2, { card: 'none' });
  // Shorter than three days: it is announced at its beginning.
  expect(since(0)).toContain('01-31T10:00 customer.subscription.trial_will_end');
  expect(await states(id, ['2026-02-02T09:59:59Z', '2026-02-02T10:00:00Z', '2026-02-02T11:00:00Z'])).toEqual([
    'trialing',
    'active',
    'past_due',
  ]);
  await fake.close();
  const canceled = await subscribed(2, { card: 'none' }, {}, 'cancel');
  expect(await states(canceled, ['2026-02-02T10:00:00Z'])).toEqual(['canceled']);
  await fake.close();
  const paused = await subscribed(2, { card: 'none' }, {}, 'pause');
  expect(await states(paused, ['2026-02-02T10:00:00Z', '2026-06-01T00:00:00Z'])).toEqual(['paused', 'paused']);
});

test('months are counted from the day on which it began, also from the 31st', async () => {
  const id = await subscribed(null);
  const ends: string[] = [];
  for (const moment of ['2026-02-01', '2026-03-01', '2026-04-01', '2026-05-01']) {
    fake.advance(moment);
    const end = (await stripe.subscriptions.retrieve(id)).items.data[0]?.current_period_end ?? 0;
    ends.push(new Date(end * 1000).toISOString().slice(0, 10));
  }
  expect(ends).toEqual(['2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31']);
  expect((await stripe.invoices.list({ customer, status: 'paid' })).data).toHaveLength(4);
});

test('a card that fails is tried three more times, and then the subscription is canceled', async () => {
  const id = await subscribed(null);
  fake.setCard(customer, declines);
  const before = fake.events().length;
  // Due on 28 February at 11:00; tried again after 3, 5 and 7 days.
  expect(
    await states(id, ['2026-02-28T10:59:59Z', '2026-02-28T11:00:00Z', '2026-03-15T10:59:59Z', '2026-03-15T11:00:00Z']),
  ).toEqual(['active', 'past_due', 'past_due', 'canceled']);
  expect(since(before).filter((line) => line.includes('payment_failed') && line.includes('invoice'))).toEqual([
    '02-28T11:00 invoice.payment_failed',
    '03-03T11:00 invoice.payment_failed',
    '03-08T11:00 invoice.payment_failed',
    '03-15T11:00 invoice.payment_failed',
  ]);
  const canceled = await stripe.subscriptions.retrieve(id, { expand: ['latest_invoice'] });
  expect(canceled).toMatchObject({
    cancellation_details: { reason: 'payment_failed' },
    latest_invoice: { status: 'open', attempt_count: 4, next_payment_attempt: null },
  });
});

test('a new card is tried at the next attempt, and makes the subscription active', async () => {
  const id = await subscribed(null);
  fake.setCard(customer, declines);
  fake.advance('2026-03-01T00:00:00Z');
  const [open] = (await stripe.invoices.list({ customer, status: 'open' })).data;
  await expect(stripe.invoices.pay(open?.id ?? '')).rejects.toMatchObject({ code: 'card_declined', type: 'StripeCardError' });
  fake.setCard(customer, works);
  expect(await states(id, ['2026-03-01T00:00:01Z', '2026-03-09T00:00:00Z'])).toEqual(['past_due', 'active']);
});

test('of two open invoices the newest one makes it active, and nobody collects from one that was canceled', async () => {
  const id = await subscribed(null, works, { afterRetries: 'past_due' });
  fake.setCard(customer, declines);
  fake.advance('2026-04-01T00:00:00Z');
  const [newest, older] = (await stripe.invoices.list({ customer, status: 'open' })).data.map((invoice) => invoice.id);
  const payment_method = fake.setCard(customer, works);
  await stripe.invoices.pay(older ?? '', { payment_method });
  expect(await state(id)).toBe('past_due');
  fake.setCard(customer, declines);
  await stripe.subscriptions.cancel(id);
  await expect(stripe.invoices.pay(newest ?? '')).rejects.toMatchObject({ code: 'card_declined' });
  expect(await stripe.invoices.retrieve(newest ?? '')).toMatchObject({ next_payment_attempt: null, auto_advance: false });
});

test('where the merchant wants it so, it becomes unpaid, and its invoices stay drafts', async () => {
  const id = await subscribed(null, works, { retryDays: [1], afterRetries: 'unpaid' });
  fake.setCard(customer, declines);
  expect(await states(id, ['2026-02-28T12:00:00Z', '2026-03-01T12:00:00Z', '2026-04-02T00:00:00Z'])).toEqual([
    'past_due',
    'unpaid',
    'unpaid',
  ]);
  expect((await stripe.invoices.list({ customer })).data.map(({ status }) => status)).toEqual(['draft', 'open', 'paid']);
});

test('any split of the same time makes the same happen', async () => {
  const script = async (steps: readonly string[]) => {
    const id = await subscribed(5);
    fake.advance('2026-02-06T00:00:00Z');
    fake.setCard(customer, declines);
    for (const step of steps) fake.advance(step);
    const seen = since(0);
    await fake.close();
    expect(id).toMatch(/^sub_/);
    return seen;
  };
  const once = await script(['2026-04-20T00:00:00Z']);
  const halfDays = Array.from({ length: 146 }, (_, index) => new Date(Date.UTC(2026, 1, 6, 12 * (index + 1))).toISOString());
  const often = await script(halfDays);
  expect(halfDays.at(-1)).toBe('2026-04-20T00:00:00.000Z');
  expect(often).toEqual(once);
  expect(once.at(-1)).toBe('03-20T11:00 customer.subscription.deleted');
  fake = await startFakeStripe();
  expect(() => fake.advance('2020-01-01')).toThrow('forward only');
});
