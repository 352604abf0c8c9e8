/** Where Stripe behaves as one does not expect. */
import { afterEach, beforeEach, expect, test } from 'vitest';
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
