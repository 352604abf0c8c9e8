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

/** What of an amount falls on a part of its period: half up, once. */
const partOf = (amount: number, part: number, whole: number) => Math.floor((amount * part) / whole + 0.5);

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

const itemOf = ({ parent }: Stripe.InvoiceLineItem) => parent?.subscription_item_details?.subscription_item;

/** Keeps which lines of the running period could be given back. */
export function keepDebits(account: Account, subscription: string, lines: readonly Stripe.InvoiceLineItem[]): void {
  const kept = lines.filter(({ amount, pricing }) => {
    const price = pricing?.price_details?.price;
    const metered = typeof price === 'string' && account.prices.get(price).recurring?.usage_type === 'metered';
    return amount > 0 && !metered;
  });
  account.debits.set(subscription, kept);
}

export interface Credit {
  /** The line that was debited. */
  readonly debit: string;
  readonly line: Stripe.InvoiceLineItem;
}

/** What is given back of an item from `at` on: of each line that was debited for it, and not of today's price. */
export function creditLines(account: Account, subscription: string, item: StoredSubscriptionItem, at: number): Credit[] {
  const debits = account.debits.get(subscription) ?? [];
  return debits
    .filter((debit) => itemOf(debit) === item.id && debit.period.start <= at && at < debit.period.end)
    .map((debit) => {
      const { end, start } = debit.period;
      const amount = -partOf(debit.amount, end - at, end - start);
      const quantity = debit.quantity ?? 1;
      const { name } = account.products.get(debit.pricing?.price_details?.product ?? '');
      const price = account.prices.get(idOf(debit.pricing?.price_details?.price));
      const description = `Unused time on ${quantity} × ${name}`;
      const wish = { item, subscription, price, quantity, amount, description, period: { start: at, end }, proration: true };
      return { debit: debit.id, line: creditOf(newLine(account, wish), account, debit.id) };
    });
}

const idOf = (price: string | Stripe.Price | undefined) => (typeof price === 'string' ? price : (price?.id ?? ''));

/** Says of which line of which invoice it is a part. */
function creditOf(line: Stripe.InvoiceLineItem, account: Account, debit: string): Stripe.InvoiceLineItem {
  const invoice = account.invoices.all().find(({ lines }) => lines.data.some(({ id }) => id === debit));
  const details = line.parent?.subscription_item_details;
  if (invoice && details) details.proration_details = { credited_items: { invoice: invoice.id, invoice_line_items: [debit] } };
  return line;
}

/** What is due for an item from `at` to the end of its period. */
export function remainderLine(
  account: Account,
  subscription: string,
  item: StoredSubscriptionItem,
  at: number,
): Stripe.InvoiceLineItem[] {
  const { current_period_end: end, current_period_start: start, price, quantity = 1 } = item;
  if (price.recurring?.usage_type === 'metered' || quantity === 0) return [];
  const amount = partOf((price.unit_amount ?? 0) * quantity, end - at, end - start);
  const description = `Remaining time on ${quantity} × ${account.products.get(price.product).name}`;
  const period = { start: at, end };
  return [newLine(account, { item, subscription, price, quantity, amount, description, period, proration: true })];
}
