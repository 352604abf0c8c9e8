import Stripe from 'stripe';
import type { Account } from './account.ts';
import { newId } from './id.ts';
import { usageOf } from './meters.ts';
import type { StoredPrice, StoredSubscription, StoredSubscriptionItem } from './stored.ts';

/** In seconds. */
export interface Period {
  readonly start: number;
  readonly end: number;
}

/** What of a price times a quantity falls on a part of its period: half up, once. */
const share = (price: StoredPrice, quantity: number, part: number, whole: number) =>
  Math.floor(((price.unit_amount ?? 0) * quantity * part) / whole + 0.5);

interface LineWish {
  readonly item: StoredSubscriptionItem;
  readonly subscription: string;
  readonly price: StoredPrice;
  readonly quantity: number;
  readonly amount: number;
  readonly description: string;
  readonly period: Period;
  readonly proration: boolean;
}

function newLine(account: Account, wish: LineWish): Stripe.InvoiceLineItem {
  const { amount, description, item, period, price, proration, quantity, subscription } = wish;
  return {
    id: newId('il', 24),
    object: 'line_item',
    amount,
    currency: price.currency,
    description,
    discount_amounts: [],
    discountable: !proration,
    discounts: [],
    invoice: null,
    livemode: account.livemode,
    metadata: {},
    parent: {
      invoice_item_details: null,
      subscription_item_details: {
        invoice_item: proration ? newId('ii', 24) : null,
        proration,
        proration_details: proration ? { credited_items: null } : null,
        subscription,
        subscription_item: item.id,
      },
      type: 'subscription_item_details',
    },
    period,
    pretax_credit_amounts: [],
    pricing: {
      price_details: { price: price.id, product: price.product },
      type: 'price_details',
      unit_amount_decimal: price.unit_amount_decimal,
    },
    quantity,
    quantity_decimal: Stripe.Decimal.from(quantity),
    subscription,
    subtotal: amount,
    taxes: [],
  };
}

/** One line an item for the period that begins; for what is metered, for the one that ended. */
export function cycleLines(
  account: Account,
  { id, customer }: Pick<StoredSubscription, 'customer' | 'id'>,
  items: readonly StoredSubscriptionItem[],
  ended: Period | null,
  { free = false }: { readonly free?: boolean } = {},
): Stripe.InvoiceLineItem[] {
  return items.flatMap((item) => {
    const { price } = item;
    const meter = price.recurring?.meter ?? null;
    if (meter !== null && ended === null) return [];
    const period =
      meter !== null && ended !== null ? ended : { start: item.current_period_start, end: item.current_period_end };
    const quantity = meter === null ? (item.quantity ?? 1) : usageOf(account, meter, customer, period);
    const { name } = account.products.get(price.product);
    const amount = free ? 0 : (price.unit_amount ?? 0) * quantity;
    const description = free ? `Trial period for ${name}` : `${quantity} × ${name}`;
    return newLine(account, { item, subscription: id, price, quantity, amount, description, period, proration: false });
  });
}

/** What is given back of an item, and what is due for the one in its place, from `at` to the end of the period. */
export function prorationLines(
  account: Account,
  subscription: string,
  before: StoredSubscriptionItem,
  next: StoredSubscriptionItem | null,
  at: number,
): Stripe.InvoiceLineItem[] {
  const whole = before.current_period_end - before.current_period_start;
  const period = { start: at, end: before.current_period_end };
  const line = (item: StoredSubscriptionItem, sign: 1 | -1): Stripe.InvoiceLineItem[] => {
    const { price, quantity = 1 } = item;
    if (price.recurring?.usage_type === 'metered') return [];
    const amount = sign * share(price, quantity, period.end - period.start, whole);
    const { name } = account.products.get(price.product);
    const description = sign < 0 ? `Unused time on ${quantity} × ${name}` : `Remaining time on ${quantity} × ${name}`;
    return [newLine(account, { item, subscription, price, quantity, amount, description, period, proration: true })];
  };
  return [...line(before, -1), ...(next ? line(next, 1) : [])];
}
