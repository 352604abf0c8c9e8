import { type FakeStripe, type FakeStripeOptions, startFakeStripe } from '@repo/testing/stripe/fake-stripe';
import Stripe from 'stripe';
import { type Catalogue, catalogueOf } from '../../plans/catalogue.ts';
import { shopPlans } from '../../plans/testing/shop-plans.ts';
import type { PurchaseWish } from '../../provider/provider.ts';
import { createStripeProvider, type StripeProvider, type StripeProviderOptions } from '../create-stripe-provider.ts';

export const webhookSecret = 'whsec_of_the_tests';
export const back = { done: 'https://shop.example/done', abandoned: 'https://shop.example/plans' };
export const works = { card: 'works', country: 'AE', fingerprint: 'card-1' } as const;

const words = { ur: 'آرڈر', en: 'orders' };
export const shopCatalogue: Catalogue = catalogueOf([
  { id: 'shop', plans: shopPlans, meters: [{ id: 'shop.orders', label: words, unit: words, monthlyLimit: () => null }] },
]);

/** A fake with the prices of the catalogue, and the provider that talks to it. */
export interface OpenStripe {
  readonly fake: FakeStripe;
  /** The SDK itself, to do what the port has no word for. */
  readonly sdk: Stripe;
  readonly provider: StripeProvider;
  again(options: Partial<StripeProviderOptions>): StripeProvider;
  wish(customer: string, organizationId: string, changes?: Partial<PurchaseWish>): PurchaseWish;
  /** Buys and pays. @returns the subscription */
  buy(customer: string, organizationId: string, changes?: Partial<PurchaseWish>): Promise<string>;
}

let deeds = 0;

/** It is 1 November 2026, 00:00 UTC. */
export async function openStripe(options: FakeStripeOptions = {}): Promise<OpenStripe> {
  const fake = await startFakeStripe({ at: '2026-11-01T00:00:00Z', ...options });
  const again: OpenStripe['again'] = (changes) =>
    createStripeProvider({
      secretKey: fake.keys.test,
      webhookSecrets: [webhookSecret],
      connection: fake.connection,
      catalogue: shopCatalogue,
      now: fake.now,
      ...changes,
    });
  const provider = again({});
  await provider.publishPrices();
  const wish: OpenStripe['wish'] = (customer, organizationId, changes = {}) => {
    deeds += 1;
    return {
      organizationId,
      customer,
      vertical: 'shop',
      plan: 'team',
      interval: 'month',
      currency: 'USD',
      seats: 3,
      trialDays: 0,
      buyer: { userId: 'u', email: 'buyer@example.test', name: 'Sana' },
      locale: 'en',
      requestId: `deed-${deeds}`,
      ...changes,
    };
  };
  return {
    fake,
    sdk: new Stripe(fake.keys.test, fake.connection),
    provider,
    again,
    wish,
    async buy(customer, organizationId, changes) {
      const { url } = await provider.createCheckout(wish(customer, organizationId, changes), back);
      return fake.complete(url.split('/').at(-1) ?? '', works).subscription ?? '';
    },
  };
}
