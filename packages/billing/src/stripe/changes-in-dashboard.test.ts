/** What people do by hand at Stripe, in its dashboard or its portal, leads to a state that is said here, or to a failure that says why. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { BillingTruth } from '../provider/truth.ts';
import { invoiceTruth } from './invoice-truth.ts';
import { subscriptionTruth } from './subscription-truth.ts';
import { type OpenStripe, openStripe, shopCatalogue, works } from './testing/open-stripe.ts';

const organizationId = '01935f6e-0000-7000-8000-000000000001';
const day = (count: number) => new Date(Date.parse('2026-11-01T00:00:00Z') + count * 86_400_000);

let open: OpenStripe;
let customer: string;
let subscription: string;

beforeEach(async () => {
  open = await openStripe();
  customer = await open.provider.createCustomer({ organizationId, name: 'o', email: 'a@example.test', locale: 'ur' });
  subscription = await open.buy(customer, organizationId);
});
afterEach(() => open.fake.close());

const truth = async (): Promise<BillingTruth> => {
  const found = await open.provider.fetchTruth(customer);
  if (!found) throw new Error('Stripe knows no such customer');
  return found;
};
const itemOf = async () => (await open.sdk.subscriptions.retrieve(subscription)).items.data[0]?.id ?? '';
const soldAs = async (plan: 'scale' | 'team') => {
  const lookup_keys = [shopCatalogue.price({ vertical: 'shop', plan, interval: 'month', currency: 'USD' })?.key ?? ''];
  return (await open.sdk.prices.list({ lookup_keys })).data[0]?.id ?? '';
};
/** A month on, with a card that declines. @returns the invoice that is open */
const unpaid = async () => {
  open.fake.setCard(customer, { ...works, card: 'declines' });
  open.fake.advance(day(31));
  return (await open.sdk.invoices.list({ customer, status: 'open' })).data[0]?.id ?? '';
};

test('another quantity is what is paid for', async () => {
  await open.sdk.subscriptions.update(subscription, { items: [{ id: await itemOf(), quantity: 7 }] });
  expect((await truth()).subscriptions).toMatchObject([{ seats: 7, status: 'active' }]);
});

test('another plan of ours is the plan, one that is not ours is no plan that was ended', async () => {
  await open.sdk.subscriptions.update(subscription, { items: [{ id: await itemOf(), price: await soldAs('scale') }] });
  expect((await truth()).subscriptions).toMatchObject([{ plan: 'scale', reference: subscription }]);
  const recurring = { interval: 'month' } as const;
  const product_data = { name: 'By hand' };
  const other = await open.sdk.prices.create({ currency: 'usd', unit_amount: 100, recurring, product_data });
  await open.sdk.subscriptions.update(subscription, { items: [{ id: await itemOf(), price: other.id }] });
  await expect(truth()).rejects.toThrow(`${subscription} has a price that the catalogue does not have`);
});

test('a second plan in one subscription is named and not left out; something else beside the plan is none', async () => {
  const recurring = { interval: 'month' } as const;
  const product_data = { name: 'Support' };
  const beside = await open.sdk.prices.create({ currency: 'usd', unit_amount: 100, recurring, product_data });
  await open.sdk.subscriptions.update(subscription, { items: [{ price: beside.id, quantity: 1 }] });
  expect((await truth()).subscriptions).toMatchObject([{ plan: 'team', seats: 3 }]);
  await open.sdk.subscriptions.update(subscription, { items: [{ price: await soldAs('scale'), quantity: 1 }] });
  await expect(truth()).rejects.toThrow(`${subscription} has 2 plans`);
  // Once it is over nothing is left out by it.
  await open.sdk.subscriptions.cancel(subscription);
  expect((await truth()).subscriptions).toMatchObject([{ status: 'ended' }]);
});

test('a trial that is given longer ends later', async () => {
  await open.sdk.subscriptions.cancel(subscription);
  const trial = await open.buy(customer, organizationId, { trialDays: 14 });
  await open.sdk.subscriptions.update(trial, { trial_end: day(40).getTime() / 1000 });
  expect((await truth()).subscriptions.at(-1)).toMatchObject({ reference: trial, status: 'trialing', trialEnd: day(40) });
});

test('a coupon of all of it: the plan is there, the invoice says what was taken off, and no money moved', async () => {
  const [invoice] = (await open.sdk.invoices.list({ customer })).data;
  if (!invoice) throw new Error('there is no invoice');
  const discount = { amount: 2_700, discount: 'di_all' };
  const free = { ...invoice, total: 0, amount_due: 0, amount_paid: 0, total_discount_amounts: [discount] };
  const read = invoiceTruth(shopCatalogue, new Map(), free, free.lines.data);
  expect(read).toMatchObject({ status: 'paid', total: 0n, paid: 0n });
  expect(read?.lines.at(-1)).toEqual({ description: { ur: 'رعایت', en: 'Discount' }, quantity: 1, amount: -2_700n });
  expect(read?.lines.reduce((sum, { amount }) => sum + amount, 0n)).toBe(read?.total);
});

test('a tax that comes on top stands on the invoice, one that is in the price does not stand there twice', async () => {
  const [invoice] = (await open.sdk.invoices.list({ customer })).data;
  if (!invoice) throw new Error('there is no invoice');
  const tax = {
    tax_rate_details: null,
    taxability_reason: 'standard_rated',
    taxable_amount: null,
    type: 'tax_rate_details',
  } as const;
  const taxed = (tax_behavior: 'exclusive' | 'inclusive', total: number) =>
    invoiceTruth(
      shopCatalogue,
      new Map(),
      { ...invoice, total, total_taxes: [{ ...tax, amount: 432, tax_behavior }] },
      invoice.lines.data,
    );
  for (const read of [taxed('exclusive', 3_132), taxed('inclusive', 2_700)]) {
    expect(read?.lines.reduce((sum, { amount }) => sum + amount, 0n)).toBe(read?.total);
  }
  expect(taxed('exclusive', 3_132)?.lines.at(-1)?.description.en).toBe('Tax');
});

test('a collection that is paused goes on: whoever pauses it gives the plan away', async () => {
  const held = await open.sdk.subscriptions.retrieve(subscription);
  const paused = { ...held, pause_collection: { behavior: 'void', resumes_at: null } } as const;
  expect(subscriptionTruth(shopCatalogue, paused, null)).toMatchObject({ status: 'active', endsAtPeriodEnd: false });
});

test('an invoice that nobody can collect is that, and the payment is missing as long as Stripe says so', async () => {
  const invoice = await unpaid();
  const since = (await truth()).subscriptions[0]?.pastDueSince;
  await open.sdk.invoices.markUncollectible(invoice);
  const { invoices, subscriptions } = await truth();
  expect(invoices).toEqual(
    expect.arrayContaining([expect.objectContaining({ reference: invoice, status: 'uncollectible', paid: 0n })]),
  );
  expect(subscriptions).toMatchObject([{ status: 'past-due', pastDueSince: since }]);
});

test('an invoice that is voided is nothing that anybody owes', async () => {
  const invoice = await unpaid();
  await open.sdk.invoices.voidInvoice(invoice);
  const { invoices, payments } = await truth();
  expect(invoices.find(({ reference }) => reference === invoice)).toMatchObject({ status: 'void', paid: 0n });
  expect(payments).toHaveLength(1);
});

test('an invoice that was paid another way is paid, and the money is none that Stripe has moved', async () => {
  const invoice = await unpaid();
  await open.sdk.invoices.pay(invoice, { paid_out_of_band: true });
  const { invoices, payments, subscriptions } = await truth();
  expect(invoices.find(({ reference }) => reference === invoice)).toMatchObject({ status: 'paid', paid: 2_700n });
  expect(payments).toHaveLength(1);
  expect(subscriptions).toMatchObject([{ status: 'active', pastDueSince: null }]);
});

test('a dispute that is lost takes the money and not the plan', async () => {
  const [charge] = (await open.sdk.charges.list({ customer })).data;
  open.fake.closeDispute(open.fake.dispute(charge?.id ?? ''), 'lost');
  const { payments, subscriptions } = await truth();
  expect(payments.map(({ kind, gross }) => [kind, gross])).toEqual([
    ['payment', 2_700n],
    ['dispute', -2_700n],
  ]);
  expect(subscriptions).toMatchObject([{ status: 'active' }]);
});

test('a plan in another currency has it, and its books stay apart', async () => {
  await open.sdk.subscriptions.cancel(subscription);
  const rupees = await open.buy(customer, organizationId, { currency: 'PKR' });
  const { invoices, subscriptions } = await truth();
  expect(subscriptions.at(-1)).toMatchObject({ reference: rupees, currency: 'PKR', status: 'active' });
  expect(invoices.map(({ currency }) => currency).toSorted()).toEqual(['PKR', 'USD']);
});
