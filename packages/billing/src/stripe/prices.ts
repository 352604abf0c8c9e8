import type Stripe from 'stripe';
import type { Catalogue, Price } from '../plans/catalogue.ts';

/** In what a price of Stripe's differs from that of the catalogue. */
export interface PriceFault {
  readonly key: string;
  readonly fault: 'absent' | 'amount' | 'currency' | 'inactive' | 'interval';
}

/** Stripe takes no more keys at once. */
const keysAtOnce = 10;

/** Prices by their lookup keys, inactive ones too. */
export async function pricesByKey(stripe: Stripe, keys: readonly string[]): Promise<ReadonlyMap<string, Stripe.Price>> {
  const found = new Map<string, Stripe.Price>();
  for (let from = 0; from < keys.length; from += keysAtOnce) {
    const lookup_keys = keys.slice(from, from + keysAtOnce);
    for await (const price of stripe.prices.list({ lookup_keys, limit: 100 })) {
      if (price.lookup_key !== null) found.set(price.lookup_key, price);
    }
  }
  return found;
}

/** Holds Stripe's prices against the catalogue: what is shown is what is charged. */
export async function checkPrices(stripe: Stripe, { prices }: Catalogue): Promise<PriceFault[]> {
  const found = await pricesByKey(
    stripe,
    prices.map(({ key }) => key),
  );
  return prices.flatMap((price) => faultsOf(price, found.get(price.key)));
}

export function faultsOf({ amount, currency, interval, key }: Price, held: Stripe.Price | undefined): PriceFault[] {
  if (!held) return [{ key, fault: 'absent' }];
  const { active, recurring } = held;
  const differs: Readonly<Record<Exclude<PriceFault['fault'], 'absent'>, boolean>> = {
    amount: held.unit_amount === null || BigInt(held.unit_amount) !== amount,
    currency: held.currency !== currency.toLowerCase(),
    inactive: !active,
    interval: recurring?.interval !== interval || recurring.interval_count !== 1 || recurring.usage_type !== 'licensed',
  };
  const order = ['amount', 'currency', 'interval', 'inactive'] as const;
  return order.flatMap((fault) => (differs[fault] ? [{ key, fault }] : []));
}

/**
 * Makes the prices that Stripe has not, with a product for each plan. It never touches one that is there: whoever bought at that price
 * goes on paying it. Running it twice makes nothing twice.
 * @returns keys of what it made
 */
export async function publishPrices(stripe: Stripe, catalogue: Catalogue): Promise<string[]> {
  const absent = (await checkPrices(stripe, catalogue)).filter(({ fault }) => fault === 'absent');
  const wanted = catalogue.prices.filter(({ key }) => absent.some((fault) => fault.key === key));
  for (const { amount, currency, interval, key, plan, vertical } of wanted) {
    const product = await ensureProduct(stripe, catalogue, vertical, plan);
    // No key of our own: it would answer with the former price for a day. Stripe has a lookup key once.
    await stripe.prices.create({
      product,
      currency: currency.toLowerCase(),
      unit_amount: Number(amount),
      recurring: { interval },
      lookup_key: key,
      metadata: { key, vertical, plan },
    });
  }
  return wanted.map(({ key }) => key);
}

async function ensureProduct(stripe: Stripe, catalogue: Catalogue, vertical: string, plan: Price['plan']): Promise<string> {
  const key = `${vertical}.${plan}`;
  for await (const product of stripe.products.list({ active: true, limit: 100 })) {
    if (product.metadata.key === key) return product.id;
  }
  const name = `${vertical} ${catalogue.plan(vertical, plan)?.name.en ?? plan}`;
  return (await stripe.products.create({ name, metadata: { key, vertical, plan } }, { idempotencyKey: `product-${key}` })).id;
}
