import { startFakeStripe } from '@repo/testing/stripe/fake-stripe';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { BillingTruth, SubscriptionTruth } from '../provider/truth.ts';
import { back, type OpenStripe, openStripe, works } from './testing/open-stripe.ts';

const organizationId = '01935f6e-0000-7000-8000-000000000001';
const day = (count: number, time = '00:00') => new Date(Date.parse(`2026-11-01T${time}:00Z`) + count * 86_400_000);

let open: OpenStripe;
let customer: string;

beforeEach(async () => {
  open = await openStripe();
  customer = await open.provider.createCustomer({ organizationId, name: 'بازار', email: 'a@example.test', locale: 'ur' });
});
afterEach(() => open.fake.close());

const truth = async (): Promise<BillingTruth> => {
  const found = await open.provider.fetchTruth(customer);
  if (!found) throw new Error('Stripe knows no such customer');
  return found;
};
const held = async (): Promise<SubscriptionTruth | undefined> => (await truth()).subscriptions.at(-1);

test('an organization is one customer, whoever asks and whenever', async () => {
  const { fake, provider, sdk } = open;
  const other = { organizationId, name: 'Bazaar', email: 'b@example.test', locale: 'en' as const };
  expect(await Promise.all([provider.createCustomer(other), provider.createCustomer(other)])).toEqual([customer, customer]);
  fake.advance('2026-11-20T00:00:00Z');
  expect(await provider.createCustomer(other)).toBe(customer);
  expect((await sdk.customers.list()).data).toHaveLength(1);
  expect(await provider.fetchTruth('cus_nobody')).toBeNull();
});

test('a purchase becomes a subscription, an invoice and money only when it is paid', async () => {
  const { fake, provider, sdk } = open;
  const wish = open.wish(customer, organizationId);
  const { url } = await provider.createCheckout(wish, back);
  expect(await provider.createCheckout(wish, back)).toEqual({ url });
  expect(await truth()).toMatchObject({ organizationId, subscriptions: [], invoices: [], payments: [] });
  const session = url.split('/').at(-1) ?? '';
  expect(await sdk.checkout.sessions.retrieve(session)).toMatchObject({
    client_reference_id: organizationId,
    locale: 'en',
    metadata: { organization: organizationId, vertical: 'shop' },
    tax_id_collection: { enabled: true },
    success_url: back.done,
  });
  fake.complete(session, works);
  expect(await truth()).toEqual({
    organizationId,
    customer,
    mailedTo: 'a@example.test',
    duplicates: [],
    fetchedAt: fake.now(),
    trialCards: {},
    subscriptions: [
      {
        reference: expect.stringMatching(/^sub_/),
        vertical: 'shop',
        plan: 'team',
        interval: 'month',
        currency: 'USD',
        seats: 3,
        status: 'active',
        periodStart: day(0),
        periodEnd: day(30),
        trialEnd: null,
        endsAtPeriodEnd: false,
        pastDueSince: null,
      },
    ],
    invoices: [
      {
        reference: expect.stringMatching(/^in_/),
        number: expect.any(String),
        vertical: 'shop',
        currency: 'USD',
        total: 2_700n,
        paid: 2_700n,
        status: 'paid',
        lines: [{ description: { ur: 'Team', en: 'Team' }, quantity: 3, amount: 2_700n }],
        issuedAt: day(0),
        dueAt: null,
        paidAt: day(0),
        url: expect.stringMatching(/^http/),
      },
    ],
    payments: [
      {
        reference: expect.stringMatching(/^txn_/),
        kind: 'payment',
        invoice: (await truth()).invoices[0]?.reference,
        currency: 'USD',
        gross: 2_700n,
        fee: 108n,
        payer: { country: 'AE', basis: 'card_issuer' },
        settledAt: day(0),
      },
    ],
  });
});

test('of two pages for one vertical the older one can no longer be paid', async () => {
  const { fake, provider } = open;
  const older = await provider.createCheckout(open.wish(customer, organizationId), back);
  const newer = await provider.createCheckout(open.wish(customer, organizationId), back);
  const id = ({ url }: { url: string }) => url.split('/').at(-1) ?? '';
  expect(() => fake.complete(id(older), works)).toThrow('expired');
  expect(fake.complete(id(newer), works).outcome).toBe('complete');
});

test.each([0, -1, 1e9, 1.5, Number.NaN])(
  'AB-090 %s seats and a price of nobody are refused before Stripe hears of them',
  async (seats) => {
    const { fake, provider } = open;
    const asked = fake.requests.length;
    const wish = open.wish(customer, organizationId);
    await expect(provider.createCheckout({ ...wish, seats }, back)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      kind: 'invalid',
      field: 'seats',
    });
    await expect(provider.createCheckout({ ...wish, vertical: 'price_1' }, back)).rejects.toMatchObject({
      code: 'CURRENCY_UNAVAILABLE',
      kind: 'invalid',
    });
    expect(fake.requests.length).toBe(asked);
  },
);

test('a trial has its days, no payment and its card; ending it is paid for once', async () => {
  const subscription = await open.buy(customer, organizationId, { trialDays: 14 });
  const { payments, subscriptions, trialCards } = await truth();
  expect(subscriptions).toMatchObject([{ status: 'trialing', trialEnd: day(14), periodEnd: day(14) }]);
  expect([payments, trialCards]).toEqual([[], { [subscription]: 'card-1' }]);
  expect(await open.provider.previewChange?.(subscription, { plan: 'scale', requestId: 'free' })).toMatchObject({
    ...{ dueNow: 0n, credit: 0n, startsAt: null, trialEnd: day(14) },
  });
  await open.provider.endTrial?.(subscription);
  await open.provider.endTrial?.(subscription);
  const after = await truth();
  expect(after.subscriptions).toMatchObject([{ status: 'active' }]);
  expect(after.payments.map(({ gross }) => gross)).toEqual([2_700n]);
});

test('a card that stops to pay: past due since the first attempt, then over; a new card in time makes it good', async () => {
  const { fake } = open;
  await open.buy(customer, organizationId);
  fake.setCard(customer, { card: 'declines', country: 'AE', fingerprint: 'card-2' });
  fake.advance(day(30, '01:30'));
  expect(await held()).toMatchObject({ status: 'past-due', pastDueSince: day(30, '01:00') });
  fake.advance(day(34));
  expect(await held()).toMatchObject({ status: 'past-due', pastDueSince: day(30, '01:00') });
  fake.setCard(customer, works);
  fake.advance(day(40));
  expect(await held()).toMatchObject({ status: 'active', pastDueSince: null });
  fake.setCard(customer, { card: 'declines', country: 'AE', fingerprint: 'card-2' });
  fake.advance(day(100));
  expect(await held()).toMatchObject({ status: 'ended', pastDueSince: null });
});

test('changes are billed at once, a repeated one is not, and a card that declines changes nothing', async () => {
  const { fake, provider } = open;
  const subscription = await open.buy(customer, organizationId);
  fake.advance(day(15));
  const change = { plan: 'scale', requestId: 'up' } as const;
  // Half of 3 × (2900 - 900).
  expect(await provider.previewChange?.(subscription, change)).toEqual({
    ...{ dueNow: 3_000n, credit: 0n, currency: 'USD', startsAt: null, trialEnd: null },
  });
  await provider.changeSubscription(subscription, change);
  await provider.changeSubscription(subscription, change);
  expect(await held()).toMatchObject({ plan: 'scale', seats: 3 });
  expect((await truth()).payments.map(({ gross }) => gross).toSorted()).toEqual([2_700n, 3_000n]);

  // The smaller plan holds at once as well.
  expect(await provider.previewChange?.(subscription, { plan: 'team', requestId: 'back' })).toMatchObject({
    ...{ dueNow: 0n, credit: 3_000n, startsAt: null },
  });
  const fewer = { seats: 1, requestId: 'down' };
  // Half of 2 × 2900 is given back, by the next invoices.
  expect(await provider.previewChange?.(subscription, fewer)).toMatchObject({ dueNow: 0n, credit: 2_900n, startsAt: null });
  await provider.changeSubscription(subscription, fewer);
  expect(await held()).toMatchObject({ seats: 1 });
  expect((await truth()).invoices.map(({ total }) => total)).toContain(-2_900n);

  fake.setCard(customer, { card: 'declines', country: 'AE', fingerprint: 'card-2' });
  await expect(provider.changeSubscription(subscription, { interval: 'year', requestId: 'year' })).rejects.toMatchObject({
    code: 'PAYMENT_DECLINED',
    kind: 'conflict',
  });
  expect(await held()).toMatchObject({ interval: 'month', seats: 1 });
});

test('it ends with its period, goes on after all, and an ended one is not found', async () => {
  const { fake, provider } = open;
  const subscription = await open.buy(customer, organizationId);
  await provider.changeSubscription(subscription, { endsAtPeriodEnd: true, requestId: 'end' });
  expect(await held()).toMatchObject({ status: 'active', endsAtPeriodEnd: true });
  await provider.changeSubscription(subscription, { endsAtPeriodEnd: false, requestId: 'on' });
  expect(await held()).toMatchObject({ endsAtPeriodEnd: false });
  await provider.changeSubscription(subscription, { endsAtPeriodEnd: true, requestId: 'end again' });
  fake.advance(day(31));
  expect(await held()).toMatchObject({ status: 'ended' });
  await expect(provider.changeSubscription(subscription, { seats: 4, requestId: 'late' })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
  await expect(provider.changeSubscription('sub_nobody', { seats: 4, requestId: 'no' })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
});

test('refunds and disputes are movements of their own, and payments less refunds are what is left', async () => {
  const { fake, sdk } = open;
  await open.buy(customer, organizationId);
  const [charge] = (await sdk.charges.list({ customer })).data;
  await sdk.refunds.create({ charge: charge?.id ?? '', amount: 700 });
  fake.closeDispute(fake.dispute(charge?.id ?? '', 2_000), 'won');
  const { payments } = await truth();
  expect(payments.map(({ fee, gross, kind }) => [kind, gross, fee])).toEqual([
    ['payment', 2_700n, 108n],
    ['refund', -700n, 0n],
    ['dispute', -2_000n, 1_500n],
    ['dispute-won', 2_000n, 0n],
  ]);
  expect(new Set(payments.map(({ invoice }) => invoice)).size).toBe(1);
});

test('a customer that was deleted is still known by what it bought', async () => {
  await open.buy(customer, organizationId);
  await open.sdk.customers.del(customer);
  expect(await truth()).toMatchObject({ organizationId, subscriptions: [{ status: 'ended' }] });
});

test('usage is counted once, and the portal has an address', async () => {
  const { fake, provider, sdk } = open;
  const meter = await sdk.billing.meters.create({
    display_name: 'Orders',
    event_name: 'shop.orders',
    default_aggregation: { formula: 'sum' },
  });
  const report = { customer, meter: 'shop.orders', units: 7n, at: fake.now(), identifier: 'one' };
  await provider.reportUsage?.(report);
  await provider.reportUsage?.(report);
  const start_time = fake.now().getTime() / 1000;
  const { data } = await sdk.billing.meters.listEventSummaries(meter.id, { customer, start_time, end_time: start_time + 60 });
  expect(data.map(({ aggregated_value }) => aggregated_value)).toEqual([7]);
  expect(await provider.portalUrl?.(customer, back.abandoned)).toMatch(/\/p\/session\//);
});

test('a Stripe that is away is unavailable; one that only did not answer is asked again', async () => {
  const { fake } = open;
  const impatient = open.again({ retries: 0 });
  fake.failNext({ status: 500, when: 'before' });
  await expect(impatient.fetchTruth(customer)).rejects.toMatchObject({ code: 'PROVIDER_UNAVAILABLE', kind: 'unavailable' });
  fake.failNext({ status: 0, when: 'after' });
  expect(await open.provider.fetchTruth(customer)).toMatchObject({ organizationId });
  const elsewhere = await startFakeStripe();
  await elsewhere.close();
  await expect(open.again({ retries: 0, connection: elsewhere.connection }).fetchTruth(customer)).rejects.toMatchObject({
    code: 'PROVIDER_UNAVAILABLE',
  });
});

test('events since a moment come the oldest first, through all pages, and name whom they are about', async () => {
  const { fake, provider } = open;
  for (let bought = 0; bought < 12; bought += 1) {
    const subscription = await open.buy(customer, organizationId);
    await open.sdk.subscriptions.cancel(subscription);
  }
  const charge = (await open.sdk.charges.list({ customer })).data[0]?.id ?? '';
  fake.dispute(charge);
  const expected = fake.events().filter(({ customer: about, type }) => about !== null || type.startsWith('charge.dispute'));
  expect(expected.length).toBeGreaterThan(100);
  const told = [];
  for await (const event of provider.eventsSince?.(day(0)) ?? []) told.push(event);
  expect(told.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
  expect(new Set(told.map(({ customer: about }) => about))).toEqual(new Set([customer]));
});
