import { AppError } from '@repo/facts';
import { billingCurrencies } from '@repo/vertical';
import Stripe from 'stripe';
import type { Catalogue, Price } from '../plans/catalogue.ts';
import type { PurchaseWish, ReturnAddresses } from '../provider/provider.ts';
import { paysInCodes, refusal } from '../refusal.ts';
import { faultsOf, pricesByKey } from './prices.ts';
import { soldBy } from './sold-price.ts';
import { statuses } from './subscription-truth.ts';

/** Seats that a purchase may have. */
const mostSeats = 100_000;

export interface CheckoutDeps {
  readonly stripe: Stripe;
  readonly catalogue: Catalogue;
}

/** @throws AppError as the port says, and `INVALID_INPUT` */
export async function createCheckout(
  { stripe, catalogue }: CheckoutDeps,
  wish: PurchaseWish,
  to: ReturnAddresses,
): Promise<{ readonly url: string }> {
  const { customer, locale, organizationId, plan, requestId, seats, trialDays, vertical } = wish;
  checkSeats(seats);
  const price = await needPrice({ stripe, catalogue }, wish);
  await refuseHeld({ stripe, catalogue }, wish);
  await expireOthers(stripe, wish);
  const metadata = { organization: organizationId, vertical, plan, request: requestId };
  const page = () =>
    stripe.checkout.sessions.create(
      {
        mode: 'subscription',
        customer,
        client_reference_id: organizationId,
        line_items: [{ price, quantity: seats }],
        // Stripe's pages do not know Urdu: they follow the browser then.
        locale: locale === 'en' ? 'en' : 'auto',
        payment_method_collection: 'always',
        tax_id_collection: { enabled: true },
        // Asking for a tax id asks for leave to change the name.
        customer_update: { name: 'auto', address: 'auto' },
        billing_address_collection: 'auto',
        subscription_data: { metadata, ...(trialDays > 0 ? { trial_period_days: trialDays } : {}) },
        metadata,
        success_url: to.done,
        cancel_url: to.abandoned,
      },
      { idempotencyKey: requestId },
    );
  const session = await page().catch((error: unknown) => {
    throw inOtherCurrency(error) ?? error;
  });
  if (session.url === null) throw unavailable(`checkout session ${session.id} is ${session.status}`);
  return { url: session.url };
}

export function checkSeats(seats: number): void {
  if (!Number.isSafeInteger(seats) || seats < 1 || seats > mostSeats) throw new AppError('INVALID_INPUT', { field: 'seats' });
}

/**
 * The id of Stripe's price for what the catalogue sells.
 * @throws AppError `CURRENCY_UNAVAILABLE`; `PROVIDER_UNAVAILABLE` when Stripe would charge anything but what was shown
 */
export async function needPrice({ stripe, catalogue }: CheckoutDeps, wish: Omit<Price, 'amount' | 'key'>): Promise<string> {
  const sold = catalogue.price(wish);
  if (!sold) throw refusal('CURRENCY_UNAVAILABLE', { kind: 'invalid', params: { currency: wish.currency } });
  const held = (await pricesByKey(stripe, [sold.key])).get(sold.key);
  const faults = faultsOf(sold, held);
  if (!held || faults.length > 0) throw unavailable(`price ${sold.key}: ${faults.map(({ fault }) => fault).join(', ')}`);
  return held.id;
}

const unavailable = (why: string) =>
  refusal('PROVIDER_UNAVAILABLE', { kind: 'unavailable', params: { provider: 'stripe' }, cause: new Error(why) });

/** What was paid for a moment ago may not have reached us. */
async function refuseHeld({ stripe, catalogue }: CheckoutDeps, wish: PurchaseWish): Promise<void> {
  const { customer, requestId, vertical } = wish;
  let other: string | null = null;
  for await (const { currency, items, metadata, status } of stripe.subscriptions.list({ customer, limit: 100 })) {
    if ((statuses[status] ?? 'ended') === 'ended' || metadata.request === requestId) continue;
    if (items.data.some(({ price }) => soldBy(catalogue, price)?.vertical === vertical)) throw refusal('PLAN_HELD');
    if (currency !== wish.currency.toLowerCase()) other = currency;
  }
  if (other !== null) throw paysIn(other) ?? unavailable(`customer ${customer} has subscriptions in ${other}`);
}

/** Two pages that are open at once could both be paid, and Stripe opens none beside one in another currency. */
async function expireOthers(stripe: Stripe, wish: PurchaseWish): Promise<void> {
  const { customer, requestId, vertical } = wish;
  const inCurrency = wish.currency.toLowerCase();
  for await (const { currency, id, metadata } of stripe.checkout.sessions.list({ customer, status: 'open', limit: 100 })) {
    if (metadata?.request === requestId) continue;
    const isSameVertical = metadata?.vertical === vertical;
    if (!isSameVertical && currency === inCurrency) continue;
    const paid = await expire(stripe, id);
    if (paid) throw isSameVertical ? refusal('PLAN_HELD') : (paysIn(currency) ?? unavailable(`${id} was paid in ${currency}`));
  }
}

/** Only one that is open can be expired. @returns whether it was paid instead */
export async function expire(stripe: Stripe, id: string): Promise<boolean> {
  try {
    await stripe.checkout.sessions.expire(id);
    return false;
  } catch (error) {
    const { status } = await stripe.checkout.sessions.retrieve(id);
    if (status === 'open') throw error;
    return status === 'complete';
  }
}

/** A customer has one currency for all that recurs. Null: it is one in which nothing is sold. */
function paysIn(currency: string | null, cause?: unknown): AppError | null {
  const held = billingCurrencies.find((each) => each === currency?.toUpperCase());
  return held ? refusal(paysInCodes[held], cause === undefined ? {} : { cause }) : null;
}

/** What is not known before: an invoice item, a quote or a page that was opened meanwhile. Stripe has no code for it. */
function inOtherCurrency(error: unknown): AppError | null {
  if (!(error instanceof Stripe.errors.StripeInvalidRequestError) || !/combine currencies/i.test(error.message)) return null;
  return paysIn(/with currency ([a-z]{3})\b/i.exec(error.message)?.[1] ?? null, error);
}
