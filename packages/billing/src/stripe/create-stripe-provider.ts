import Stripe from 'stripe';
import type { Catalogue } from '../plans/catalogue.ts';
import type { NewCustomer, PaymentProvider, ProviderEvent, UsageReport } from '../provider/provider.ts';
import { changeSubscription, previewChange } from './change.ts';
import { checkRights } from './check-rights.ts';
import { createCheckout } from './checkout.ts';
import { closePages, endNow } from './close-customer.ts';
import { settleDuplicate } from './duplicates.ts';
import { fetchTruth } from './fetch-truth.ts';
import { checkPrices, type PriceFault, type Publishing, publishPrices } from './prices.ts';
import { eventOf, receiveEvent } from './receive-event.ts';
import { asking, connectStripe, isLive, type StripeOptions } from './stripe-account.ts';

export interface StripeProviderOptions extends StripeOptions {
  readonly catalogue: Catalogue;
  /** The clock; tests pass that of the fake. */
  readonly now?: () => Date;
}

export interface StripeProvider extends PaymentProvider {
  /** What its key may not read, in the words of Stripe; none: a purchase can be seen through. */
  checkRights(): Promise<string[]>;
  /** In what Stripe's prices differ from the catalogue; none: what is shown is what is charged. */
  checkPrices(): Promise<PriceFault[]>;
  /** Makes the prices that are absent. @returns their keys */
  publishPrices(publishing?: Publishing): Promise<string[]>;
}

/**
 * Stripe behind the port, at the version of its API that the SDK is made for.
 *
 * @example
 * const stripe = createStripeProvider({ secretKey, webhookSecrets: [current], catalogue });
 * for (const { key, fault } of await stripe.checkPrices()) log.warn({ key, fault }, 'a price differs');
 */
export function createStripeProvider(options: StripeProviderOptions): StripeProvider {
  const { catalogue, now = () => new Date() } = options;
  const stripe = connectStripe(options);
  const deps = { stripe, catalogue, now };
  return {
    id: 'stripe',
    capabilities: {
      recurring: true,
      usage: true,
      refunds: true,
      portal: true,
      currencies: ['PKR', 'USD'],
      oneCurrency: true,
      playMoney: false,
    },
    live: isLive(options),
    createCustomer: (customer) => asking(() => createCustomer(stripe, customer)),
    createCheckout: (wish, to) => asking(() => createCheckout(deps, wish, to)),
    async mailTo(customer, email) {
      await asking(() => stripe.customers.update(customer, { email }));
    },
    portalUrl: (customer, back) =>
      asking(async () => (await stripe.billingPortal.sessions.create({ customer, return_url: back })).url),
    previewChange: (subscription, change) => asking(() => previewChange(deps, subscription, change)),
    changeSubscription: (subscription, change) => asking(() => changeSubscription(deps, subscription, change)),
    async endTrial(subscription) {
      await asking(async () => {
        const { status } = await stripe.subscriptions.retrieve(subscription);
        if (status === 'trialing') await stripe.subscriptions.update(subscription, { trial_end: 'now' });
      });
    },
    settleDuplicate: (duplicate) => asking(() => settleDuplicate(stripe, duplicate)),
    closePages: (customer) => asking(() => closePages(stripe, customer)),
    endNow: (subscription) => asking(() => endNow(stripe, subscription)),
    receive: (raw, headers) => asking(() => receiveEvent({ ...options, stripe, now }, raw, headers)),
    eventsSince: (since) => eventsSince(stripe, since),
    fetchTruth: (customer) => asking(() => fetchTruth(deps, customer)),
    wasForTests: (customer) => asking(async () => isLive(options) && (await isKnownInTestMode(stripe, customer))),
    reportUsage: (report) => asking(() => reportUsage(stripe, report)),
    checkRights: () => asking(() => checkRights(stripe)),
    checkPrices: () => asking(() => checkPrices(stripe, catalogue)),
    publishPrices: (publishing) => asking(() => publishPrices(stripe, catalogue, publishing)),
  };
}

/**
 * Twice the same organization is one customer: the key stands for it for a day, the search after that (its index is a minute late).
 * What is sent with the key depends on the organization alone, or a second buyer would be refused.
 */
async function createCustomer(stripe: Stripe, { email, locale, name, organizationId, replaces }: NewCustomer): Promise<string> {
  const { data } = await stripe.customers.search({ query: `metadata['organization']:'${organizationId}'`, limit: 10 });
  const found = data.find(({ id }) => id !== replaces);
  if (found) return found.id;
  const metadata = { organization: organizationId };
  const after = replaces === undefined ? '' : `-after-${replaces}`;
  const { id } = await stripe.customers.create({ metadata }, { idempotencyKey: `customer-${organizationId}${after}` });
  await stripe.customers.update(id, { name, email, preferred_locales: [locale] });
  return id;
}

/** Stripe keeps them for 30 days. It lists the newest first, so all are read before the first one is told. */
async function* eventsSince(stripe: Stripe, since: Date): AsyncIterable<ProviderEvent> {
  const found = await asking(async () => {
    const rows: Stripe.Event[] = [];
    const created = { gte: Math.floor(since.getTime() / 1000) };
    for await (const event of stripe.events.list({ created, limit: 100 })) rows.push(event);
    return rows;
  });
  for (const event of found.toReversed()) {
    const told = await asking(() => eventOf(stripe, event, event));
    if (told) yield told;
  }
}

/** A live key learns of it only by what Stripe says of its absence. */
async function isKnownInTestMode(stripe: Stripe, customer: string): Promise<boolean> {
  try {
    await stripe.customers.retrieve(customer);
    return false;
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError && error.code === 'resource_missing')) throw error;
    return /exists in test mode/.test(error.message);
  }
}

/** One that Stripe counted already, by its identifier, is no error. */
async function reportUsage(stripe: Stripe, { at, customer, identifier, meter, units }: UsageReport): Promise<void> {
  try {
    await stripe.billing.meterEvents.create({
      event_name: meter,
      identifier,
      timestamp: Math.floor(at.getTime() / 1000),
      payload: { stripe_customer_id: customer, value: String(units) },
    });
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError && error.code === 'duplicate_meter_event')) throw error;
  }
}
