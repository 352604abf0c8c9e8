import type Stripe from 'stripe';
import type { Catalogue, Price } from '../plans/catalogue.ts';

export type Sold = Pick<Price, 'vertical' | 'plan' | 'interval' | 'currency'>;

/**
 * What a price of Stripe's sells. Its metadata says so even after its lookup key went to a newer one; a price that was made in the
 * dashboard has the key alone. Null: it is none of the catalogue.
 */
export function soldBy({ prices }: Catalogue, price: Pick<Stripe.Price, 'lookup_key' | 'metadata'>): Sold | null {
  const key = price.metadata.key ?? price.lookup_key;
  return prices.find((each) => each.key === key) ?? null;
}
