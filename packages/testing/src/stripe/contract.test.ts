/**
 * Holds the fake against Stripe itself, for whoever has a test key:
 * `STRIPE_CONTRACT_KEY=sk_test_… npx vitest run src/stripe/contract.test.ts` in this package. It makes a customer, a product and a price there,
 * and takes the customer away again. Without a key it holds the fake against another fake.
 */
import Stripe from 'stripe';
import { expect, test } from 'vitest';
import { startFakeStripe } from './fake-stripe.ts';

const key = process.env.STRIPE_CONTRACT_KEY;
if (key !== undefined && !key.startsWith('sk_test_')) throw new Error('STRIPE_CONTRACT_KEY must be a key of test mode.');
const name =
  key === undefined
    ? 'two fakes answer alike (no STRIPE_CONTRACT_KEY: not held against Stripe)'
    : 'the fake answers as Stripe does';

/** What the story below meets on its way, by name. */
type Met = ReadonlyMap<string, unknown>;

async function story(stripe: Stripe): Promise<Met> {
  const met = new Map<string, unknown>();
  const meet = <T>(name: string, value: T): T => {
    met.set(name, JSON.parse(JSON.stringify(value)));
    return value;
  };
  const refusal = (request: Promise<unknown>) =>
    request.then(
      () => null,
      ({ code, param, statusCode, type }: Stripe.errors.StripeError) => ({ code, param, statusCode, type }),
    );
  const customer = meet('customer', await stripe.customers.create({ name: 'Contract', email: 'contract@example.com' }));
  const product = meet('product', await stripe.products.create({ name: 'Contract' }));
  const recurring = { interval: 'month' as const };
  const price = meet(
    'price',
    await stripe.prices.create({ product: product.id, currency: 'usd', unit_amount: 3000, recurring }),
  );
  const wish = {
    mode: 'subscription' as const,
    customer: customer.id,
    line_items: [{ price: price.id, quantity: 2 }],
    success_url: 'https://shop.example/done',
  };
  const session = meet('session', await stripe.checkout.sessions.create({ ...wish, expand: ['line_items'] }));
  meet('session, expired', await stripe.checkout.sessions.expire(session.id));
  const { id, items } = meet(
    'subscription',
    await stripe.subscriptions.create({
      customer: customer.id,
      items: [{ price: price.id, quantity: 2 }],
      trial_period_days: 14,
    }),
  );
  const item = { id: items.data[0]?.id ?? '', quantity: 3 };
  meet('subscription, changed', await stripe.subscriptions.update(id, { items: [item], cancel_at_period_end: true }));
  await stripe.subscriptions.update(id, { cancel_at_period_end: false });
  meet('preview', await stripe.invoices.createPreview({ subscription: id }));
  meet('invoices', (await stripe.invoices.list({ customer: customer.id, expand: ['data.payments'] })).data);
  meet('no such customer', await refusal(stripe.customers.retrieve('cus_absent')));
  meet(
    'no such price',
    await refusal(stripe.checkout.sessions.create({ ...wish, line_items: [{ price: 'price_x', quantity: 1 }] })),
  );
  meet(
    'trial of no days',
    await refusal(stripe.checkout.sessions.create({ ...wish, subscription_data: { trial_period_days: 0 } })),
  );
  meet('canceled', await stripe.subscriptions.cancel(id));
  meet('canceled twice', await refusal(stripe.subscriptions.cancel(id)));
  meet('customer, deleted', await stripe.customers.del(customer.id));
  return met;
}

/** Where one has a field that the other one has not, or one of another type. Null goes with everything. */
function differences(path: string, ours: unknown, theirs: unknown): string[] {
  if (ours === null || theirs === null) return [];
  if (Array.isArray(ours) && Array.isArray(theirs)) {
    return ours.length === 0 || theirs.length === 0 ? [] : differences(`${path}[0]`, ours[0], theirs[0]);
  }
  if (isFields(ours) && isFields(theirs)) {
    const names = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])];
    // What stands in metadata is nobody's shape.
    return names
      .filter((name) => name !== 'metadata')
      .flatMap((name) => differences(`${path}.${name}`, ours[name], theirs[name]));
  }
  return typeof ours === typeof theirs ? [] : [`${path}: ${typeof ours} in the fake, ${typeof theirs} there`];
}

const isFields = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

test(name, { timeout: 60_000 }, async () => {
  const [fake, other] = await Promise.all([startFakeStripe(), startFakeStripe()]);
  const ours = await story(new Stripe(fake.keys.test, fake.connection));
  const theirs = await story(key === undefined ? new Stripe(other.keys.test, other.connection) : new Stripe(key));
  const found = [...ours].flatMap(([name, value]) => differences(name, value, theirs.get(name)));
  expect(found).toEqual([]);
  for (const refused of ['no such customer', 'no such price', 'trial of no days', 'canceled twice']) {
    expect([refused, ours.get(refused)]).toEqual([refused, theirs.get(refused)]);
  }
  await Promise.all([fake.close(), other.close()]);
});

test('a field that one of two has not is found', () => {
  const invoice = { id: 'in_1', lines: { data: [{ amount: 1 }] }, due_date: null };
  expect(differences('invoice', invoice, { ...invoice, due_date: 5 })).toEqual([]);
  expect(
    differences('invoice', invoice, { id: 'in_2', lines: { data: [{ amount: '1' }] }, due_date: null, late: true }),
  ).toEqual([
    'invoice.lines.data[0].amount: number in the fake, string there',
    'invoice.late: undefined in the fake, boolean there',
  ]);
});
