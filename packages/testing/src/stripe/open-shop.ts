import Stripe from 'stripe';
import type { Card } from './card.ts';
import { type FakeStripe, type FakeStripeOptions, startFakeStripe } from './fake-stripe.ts';

/** A fake with one customer and a product that costs 30 or 90 dollars a month, or 300 a year. */
export interface Shop {
  readonly fake: FakeStripe;
  readonly stripe: Stripe;
  readonly customer: string;
  readonly product: string;
  readonly prices: Readonly<Record<'bigger' | 'month' | 'year', string>>;
  session(quantity: number, data?: Stripe.Checkout.SessionCreateParams.SubscriptionData): Promise<Stripe.Checkout.Session>;
  /** A subscription to the small price by the month, paid for. */
  subscribed(quantity: number): Promise<Stripe.Subscription>;
  /** Of the customer, the first one first. */
  invoices(): Promise<Stripe.Invoice[]>;
  /** Types of the events since so many. */
  types(from?: number): string[];
}

export const works: Card = { card: 'works', country: 'AE', fingerprint: 'card-1' };

/** It is 1 November 2026, 00:00 UTC. */
export async function openShop(options: FakeStripeOptions = {}): Promise<Shop> {
  const fake = await startFakeStripe({ at: '2026-11-01T00:00:00Z', ...options });
  const stripe = new Stripe(fake.keys.test, fake.connection);
  const { id: customer } = await stripe.customers.create({ name: 'Bazaar', email: 'a@example.com' });
  const { id: product } = await stripe.products.create({ name: 'Team' });
  const price = async (unit_amount: number, interval: 'month' | 'year') =>
    (await stripe.prices.create({ product, currency: 'usd', unit_amount, recurring: { interval } })).id;
  const prices = { month: await price(3000, 'month'), year: await price(30_000, 'year'), bigger: await price(9000, 'month') };
  const session: Shop['session'] = (quantity, data = {}) =>
    stripe.checkout.sessions.create({
      mode: 'subscription',
      customer,
      line_items: [{ price: prices.month, quantity }],
      subscription_data: { metadata: { vertical: 'shop' }, ...data },
      success_url: 'https://shop.example/done?session={CHECKOUT_SESSION_ID}',
      metadata: { organization: 'o1' },
    });
  return {
    fake,
    stripe,
    customer,
    product,
    prices,
    session,
    async subscribed(quantity) {
      const { id } = await session(quantity);
      return stripe.subscriptions.retrieve(fake.complete(id, works).subscription ?? '');
    },
    invoices: async () => (await stripe.invoices.list({ customer })).data.toReversed(),
    types: (from = 0) =>
      fake
        .events()
        .slice(from)
        .map(({ type }) => type),
  };
}
