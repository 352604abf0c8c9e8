import Stripe from 'stripe';
import type { Catalogue } from '../plans/catalogue.ts';
import type { BillingTruth } from '../provider/truth.ts';
import { duplicatesOf, type Held } from './duplicates.ts';
import { invoiceTruth } from './invoice-truth.ts';
import { type ChargeStory, paymentTruths } from './payment-truth.ts';
import { at, idOf } from './stripe-account.ts';
import { subscriptionTruth } from './subscription-truth.ts';

export interface TruthDeps {
  readonly stripe: Stripe;
  readonly catalogue: Catalogue;
  readonly now: () => Date;
}

/** Of one page; Stripe gives no more. */
const limit = 100;

/** All that Stripe knows of a customer; null: it knows none, or none of ours. */
export async function fetchTruth({ stripe, catalogue, now }: TruthDeps, customer: string): Promise<BillingTruth | null> {
  const fetchedAt = now();
  const found = await customerOf(stripe, customer);
  if (!found) return null;
  const subscriptions = await all(stripe.subscriptions.list({ customer, status: 'all', limit }));
  // A customer that was deleted has no metadata any more, but its subscriptions have.
  const organizationId =
    (found.deleted ? undefined : found.metadata.organization) ??
    subscriptions.map(({ metadata }) => metadata.organization).find((id) => id !== undefined);
  if (organizationId === undefined) return null;
  const invoices = await all(stripe.invoices.list({ customer, limit, expand: ['data.payments'] }));
  const intents = new Map<string, string>();
  for (const invoice of invoices) for (const intent of await intentsOf(stripe, invoice)) intents.set(intent, invoice.id);
  const charges = await all(
    stripe.charges.list({ customer, limit, expand: ['data.balance_transaction', 'data.refunds.data.balance_transaction'] }),
  );
  const stories: ChargeStory[] = [];
  for (const charge of charges) {
    const invoice = intents.get(idOf(charge.payment_intent) ?? '') ?? null;
    stories.push({ charge, invoice, ...(await afterwards(stripe, charge)) });
  }
  const prices = new Map(subscriptions.flatMap(({ items }) => items.data.map(({ price }) => [price.id, price] as const)));
  const invoiceTruths = [];
  // What was tried and never paid is no debt, and whoever pays it after all has the plan twice.
  const untaken = new Set(subscriptions.flatMap(({ id, status }) => (status.startsWith('incomplete') ? [id] : [])));
  for (const invoice of invoices) {
    if (untaken.has(idOf(invoice.parent?.subscription_details?.subscription) ?? '')) continue;
    invoiceTruths.push(invoiceTruth(catalogue, prices, invoice, await linesOf(stripe, invoice)));
  }
  const held: Held[] = subscriptions.map((subscription) => ({
    subscription,
    truth: subscriptionTruth(catalogue, subscription, missingSince(subscription, invoices, stories)),
  }));
  const duplicates = await duplicatesOf(stripe, held, { organizationId, invoices, stories });
  return {
    organizationId,
    customer,
    mailedTo: found.deleted ? null : found.email,
    fetchedAt,
    // The one in force last, so that it is the one that stays where a vertical had several.
    subscriptions: held
      .filter(({ subscription }) => duplicates.every(({ reference }) => reference !== subscription.id))
      .toSorted(({ subscription: a }, { subscription: b }) => Number(isOver(b)) - Number(isOver(a)) || a.created - b.created)
      .flatMap(({ truth }) => truth ?? []),
    duplicates,
    invoices: invoiceTruths.flatMap((each) => each ?? []),
    payments: stories.flatMap(paymentTruths),
    trialCards: await trialCardsOf(stripe, subscriptions, found),
  };
}

async function customerOf(stripe: Stripe, id: string): Promise<Stripe.Customer | Stripe.DeletedCustomer | null> {
  try {
    return await stripe.customers.retrieve(id);
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError && error.code === 'resource_missing') return null;
    throw error;
  }
}

async function all<Row>(list: AsyncIterable<Row>): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const row of list) rows.push(row);
  return rows;
}

const isOver = ({ status }: Stripe.Subscription) => status === 'canceled' || status === 'incomplete_expired';

/** Payment intents that an invoice was or is to be paid with. */
async function intentsOf(stripe: Stripe, { id, payments }: Stripe.Invoice): Promise<string[]> {
  const rows = payments && !payments.has_more ? payments.data : await all(stripe.invoicePayments.list({ invoice: id, limit }));
  return rows.flatMap(({ payment }) => idOf(payment.payment_intent) ?? []);
}

async function linesOf(stripe: Stripe, { id, lines }: Stripe.Invoice): Promise<readonly Stripe.InvoiceLineItem[]> {
  return lines.has_more ? all(stripe.invoices.listLineItems(id, { limit })) : lines.data;
}

async function afterwards(
  stripe: Stripe,
  { disputed, id, refunds }: Stripe.Charge,
): Promise<Pick<ChargeStory, 'disputes' | 'refunds'>> {
  return {
    refunds: refunds ? await refundsOf(stripe, id, refunds) : [],
    disputes: disputed ? await all(stripe.disputes.list({ charge: id, limit })) : [],
  };
}

/** A refund that failed has a second movement, which lists do not expand where it is absent. */
async function refundsOf(
  stripe: Stripe,
  charge: string,
  { data, has_more }: Stripe.ApiList<Stripe.Refund>,
): Promise<Stripe.Refund[]> {
  const refunds = has_more ? await all(stripe.refunds.list({ charge, limit, expand: ['data.balance_transaction'] })) : data;
  for (const refund of refunds) {
    const back = idOf(refund.failure_balance_transaction);
    if (back !== null) refund.failure_balance_transaction = await stripe.balanceTransactions.retrieve(back);
  }
  return refunds;
}

/** When the oldest open invoice of a subscription could not be collected first; null: it is not known. */
function missingSince(
  { id }: Stripe.Subscription,
  invoices: readonly Stripe.Invoice[],
  stories: readonly ChargeStory[],
): Date | null {
  const open = invoices
    .filter(({ status, attempted }) => attempted && (status === 'open' || status === 'uncollectible'))
    .filter(({ parent }) => idOf(parent?.subscription_details?.subscription) === id);
  const firsts = open.map((invoice) => {
    const failed = stories.filter(({ charge, invoice: of }) => of === invoice.id && charge.status === 'failed');
    // Without a card there is no charge that could fail.
    const attempts = failed.length > 0 ? failed.map(({ charge }) => charge.created) : [invoice.status_transitions.finalized_at];
    return Math.min(...attempts.map((attempt) => attempt ?? invoice.created));
  });
  return firsts.length > 0 ? at(Math.min(...firsts)) : null;
}

/** A card stands for a trial also where it is the customer's and not the subscription's own. */
async function trialCardsOf(
  stripe: Stripe,
  subscriptions: readonly Stripe.Subscription[],
  customer: Stripe.Customer | Stripe.DeletedCustomer,
): Promise<Readonly<Record<string, string>>> {
  const fallback = customer.deleted ? null : customer.invoice_settings.default_payment_method;
  const cards: Record<string, string> = {};
  for (const { default_payment_method: own, id, status } of subscriptions) {
    const method = idOf(own ?? fallback);
    if (status !== 'trialing' || method === null) continue;
    const { card } = await stripe.paymentMethods.retrieve(method);
    if (card?.fingerprint) cards[id] = card.fingerprint;
  }
  return cards;
}
