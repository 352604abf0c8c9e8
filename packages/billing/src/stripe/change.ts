import { AppError } from '@repo/facts';
import type Stripe from 'stripe';
import type { ChangePreview, SubscriptionChange } from '../provider/provider.ts';
import { type CheckoutDeps, checkSeats, needPrice } from './checkout.ts';
import { soldBy } from './sold-price.ts';
import { at } from './stripe-account.ts';
import { statuses } from './subscription-truth.ts';

interface Wanted {
  readonly subscription: Stripe.Subscription;
  /** Null: price and seats stay as they are. */
  readonly item: { readonly id: string; readonly price: string; readonly quantity: number } | null;
}

/** @throws AppError `NOT_FOUND`, `INVALID_INPUT`, `PAYMENT_DECLINED`, `PROVIDER_UNAVAILABLE` */
export async function changeSubscription(deps: CheckoutDeps, reference: string, change: SubscriptionChange): Promise<void> {
  const { item, subscription } = await wantedOf(deps, reference, change);
  const { endsAtPeriodEnd: ends } = change;
  const turns = ends !== undefined && ends !== (subscription.cancel_at_period_end || subscription.cancel_at !== null);
  // Also what makes a repeated deed do nothing once its key is forgotten.
  if (item === null && !turns) return;
  await deps.stripe.subscriptions.update(
    reference,
    {
      ...(item === null
        ? {}
        : // A card that declines leaves everything as it was.
          { items: [item], proration_behavior: 'always_invoice' as const, payment_behavior: 'error_if_incomplete' as const }),
      ...(turns ? renewalOf(subscription, ends) : {}),
    },
    // A bank takes its time, and who gives up does not know whether it has paid.
    { idempotencyKey: `${change.requestId}-${reference}`, timeout: 30_000 },
  );
}

/**
 * What says that it ends with its period, or goes on after all. The portal sets `cancel_at` alone, which `cancel_at_period_end: false`
 * does not take back; Stripe refuses both together.
 */
function renewalOf({ cancel_at_period_end: here }: Stripe.Subscription, ends: boolean): Stripe.SubscriptionUpdateParams {
  return ends || here ? { cancel_at_period_end: ends } : { cancel_at: '' };
}

/** What the same change would cost. Here every change holds at once. */
export async function previewChange(deps: CheckoutDeps, reference: string, change: SubscriptionChange): Promise<ChangePreview> {
  const { item, subscription } = await wantedOf(deps, reference, change);
  const { status, trial_end: free } = subscription;
  const nothing = { dueNow: 0n, credit: 0n, currency: subscription.currency.toUpperCase(), startsAt: null, trialEnd: null };
  // A trial costs nothing before it ends, whatever it is a trial of.
  if (status === 'trialing') return { ...nothing, trialEnd: free === null ? null : at(free) };
  if (item === null) return nothing;
  const { amount_due, total } = await deps.stripe.invoices.createPreview({
    subscription: reference,
    subscription_details: { items: [item], proration_behavior: 'always_invoice' },
  });
  return total < 0 ? { ...nothing, credit: BigInt(-total) } : { ...nothing, dueNow: BigInt(amount_due) };
}

async function wantedOf(deps: CheckoutDeps, reference: string, change: SubscriptionChange): Promise<Wanted> {
  const { plan, interval, seats } = change;
  const subscription = await deps.stripe.subscriptions.retrieve(reference);
  const held = subscription.items.data
    .map((item) => ({ item, sold: soldBy(deps.catalogue, item.price) }))
    .find(({ sold }) => sold !== null);
  if (statuses[subscription.status] === 'ended' || !held?.sold) throw new AppError('NOT_FOUND', { kind: 'not-found' });
  if (seats !== undefined) checkSeats(seats);
  const { item, sold } = held;
  const quantity = seats ?? item.quantity ?? 1;
  const samePlan = (plan ?? sold.plan) === sold.plan && (interval ?? sold.interval) === sold.interval;
  if (samePlan && quantity === item.quantity) return { subscription, item: null };
  const price = samePlan
    ? item.price.id
    : await needPrice(deps, { ...sold, plan: plan ?? sold.plan, interval: interval ?? sold.interval });
  return { subscription, item: { id: item.id, price, quantity } };
}
