import type Stripe from 'stripe';
import type { Account } from './account.ts';
import { invalid } from './fault.ts';
import type { Form } from './form.ts';
import { newId } from './id.ts';
import { list } from './list.ts';
import { day, periodEnd } from './period.ts';
import type { StoredPrice, StoredSubscription, StoredSubscriptionItem } from './stored.ts';

export interface ItemWish {
  readonly price: StoredPrice;
  readonly quantity: number;
}

/** `items[0][price]` and its quantity, of a price that recurs and is for sale. */
export function readItem(account: Account, form: Form): ItemWish {
  const price = account.prices.get(form.required('price'), form.param('price'));
  const quantity = form.integer('quantity') ?? 1;
  if (!price.active) throw invalid('The price specified is inactive.', { param: form.param('price') });
  if (!price.recurring) throw invalid('The price specified is set to `type=one_time`.', { param: form.param('price') });
  if (quantity < 0 || quantity > 999_999) throw invalid('Invalid quantity', { param: form.param('quantity') });
  return { price, quantity };
}

/** Prices of one subscription recur together, in one currency. */
export function checkTogether(items: readonly ItemWish[], param: string): void {
  const [first] = items;
  if (!first) throw invalid(`Missing required param: ${param}.`, { param, code: 'parameter_missing' });
  const rhythm = ({ price }: ItemWish) => `${price.currency} ${price.recurring?.interval_count} ${price.recurring?.interval}`;
  if (items.some((item) => rhythm(item) !== rhythm(first))) {
    throw invalid('The prices of one subscription must have the same currency and interval.', { param });
  }
}

/** How many days of trial were asked for; null: none. Stripe refuses 0. */
export function readTrialDays(form: Form): number | null {
  const days = form.integer('trial_period_days');
  if (days === undefined) return null;
  if (days < 1 || days > 730) {
    throw invalid('The minimum number of trial period days is 1.', { param: form.param('trial_period_days') });
  }
  return days;
}

/** Since 2025-09-30 subscriptions are of the flexible mode; the fake bills in no other one. */
export function checkBillingMode(form: Form | undefined): void {
  form?.form('billing_mode')?.oneOf('type', ['flexible']);
}

export interface SubscriptionWish {
  readonly customer: string;
  readonly items: readonly ItemWish[];
  readonly trialDays: number | null;
  readonly metadata: Stripe.Metadata;
  readonly description: string | null;
  readonly card: string | null;
  readonly missingPaymentMethod: Stripe.Subscription.TrialSettings.EndBehavior.MissingPaymentMethod;
}

/** Makes a subscription that begins now: `trialing`, or `incomplete` until its first invoice is paid. */
export function addSubscription(account: Account, wish: SubscriptionWish): StoredSubscription {
  const start = account.now;
  const trialEnd = wish.trialDays === null ? null : start + wish.trialDays * day;
  const id = newId('sub', 24);
  const items = wish.items.map((item) => newItem(account, id, item, trialEnd ?? start, trialEnd));
  const subscription = account.subscriptions.add({
    id,
    object: 'subscription',
    application: null,
    application_fee_percent: null,
    automatic_tax: { disabled_reason: null, enabled: false, liability: null },
    billing_cycle_anchor: trialEnd ?? start,
    billing_cycle_anchor_config: null,
    billing_mode: { flexible: { proration_discounts: 'included' }, type: 'flexible' },
    billing_schedules: [],
    billing_thresholds: null,
    cancel_at: null,
    cancel_at_period_end: false,
    canceled_at: null,
    cancellation_details: { comment: null, feedback: null, feedback_option: null, reason: null },
    collection_method: 'charge_automatically',
    created: start,
    currency: wish.items[0]?.price.currency ?? 'usd',
    customer: wish.customer,
    customer_account: null,
    days_until_due: null,
    default_payment_method: wish.card,
    default_source: null,
    default_tax_rates: [],
    description: wish.description,
    discounts: [],
    ended_at: null,
    invoice_settings: { account_tax_ids: null, custom_fields: null, description: null, footer: null, issuer: { type: 'self' } },
    items: list(`/v1/subscription_items?subscription=${id}`, items),
    latest_invoice: null,
    livemode: account.livemode,
    managed_payments: null,
    metadata: wish.metadata,
    next_pending_invoice_item_invoice: null,
    on_behalf_of: null,
    pause_collection: null,
    payment_settings: { payment_method_options: null, payment_method_types: null, save_default_payment_method: 'off' },
    pending_invoice_item_interval: null,
    pending_setup_intent: null,
    pending_update: null,
    schedule: null,
    start_date: start,
    status: trialEnd === null ? 'incomplete' : 'trialing',
    test_clock: null,
    transfer_data: null,
    trial_end: trialEnd,
    trial_settings: { end_behavior: { billing_cycle_anchor: null, missing_payment_method: wish.missingPaymentMethod } },
    trial_start: trialEnd === null ? null : start,
  });
  return subscription;
}

/** An item whose period begins now and ends with its interval after the anchor, or with the trial. */
export function newItem(
  account: Account,
  subscription: string,
  { price, quantity }: ItemWish,
  anchor: number,
  trialEnd: number | null,
): StoredSubscriptionItem {
  const recurring = price.recurring ?? { interval: 'month', interval_count: 1, usage_type: 'licensed' };
  return {
    id: newId('si', 14),
    object: 'subscription_item',
    billing_thresholds: null,
    created: account.now,
    current_period_end: trialEnd ?? periodEnd(anchor, recurring, account.now),
    current_period_start: account.now,
    current_trial: null,
    discounts: [],
    metadata: {},
    plan: planOf(price),
    price,
    ...(recurring.usage_type === 'metered' ? {} : { quantity }),
    subscription,
    tax_rates: [],
  };
}

/** The old name of a price, which items still carry. */
export const planOf = (price: StoredPrice): Stripe.Plan => ({
  id: price.id,
  object: 'plan',
  active: price.active,
  amount: price.unit_amount,
  amount_decimal: price.unit_amount_decimal,
  billing_scheme: price.billing_scheme,
  created: price.created,
  currency: price.currency,
  interval: price.recurring?.interval ?? 'month',
  interval_count: price.recurring?.interval_count ?? 1,
  livemode: price.livemode,
  metadata: price.metadata,
  meter: price.recurring?.meter ?? null,
  nickname: price.nickname,
  product: price.product,
  tiers_mode: null,
  transform_usage: null,
  trial_period_days: null,
  usage_type: price.recurring?.usage_type ?? 'licensed',
});
