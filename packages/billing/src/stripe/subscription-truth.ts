import type Stripe from 'stripe';
import type { Catalogue } from '../plans/catalogue.ts';
import type { SubscriptionStatus, SubscriptionTruth } from '../provider/truth.ts';
import { soldBy } from './sold-price.ts';
import { at } from './stripe-account.ts';

/** Null: nothing was paid for yet, so there is nothing to have. */
export const statuses: Readonly<Record<string, SubscriptionStatus | null>> = {
  active: 'active',
  canceled: 'ended',
  incomplete: null,
  incomplete_expired: 'ended',
  past_due: 'past-due',
  // Nothing is collected until a card is there; whoever puts one in makes it active again.
  paused: 'ended',
  trialing: 'trialing',
  // Stripe has given up, we have not: it is read-only once the days of grace are over.
  unpaid: 'past-due',
};

/**
 * A subscription in the words of this product; null: it is none of ours, or not paid for yet.
 * @param missingSince when a payment of it failed first; null: no attempt is known
 * @throws Error for one that is in force, of ours, and of a price that the catalogue has not, or of several plans: to call it ended
 * would take away what is paid for
 */
export function subscriptionTruth(
  catalogue: Catalogue,
  subscription: Stripe.Subscription,
  missingSince: Date | null,
): SubscriptionTruth | null {
  const status = statuses[subscription.status];
  if (status === undefined)
    throw new Error(`Stripe subscription ${subscription.id} has the unknown status ${subscription.status}`);
  if (status === null) return null;
  const [found, ...others] = subscription.items.data
    .map((item) => ({ item, sold: soldBy(catalogue, item.price) }))
    .filter(({ sold }) => sold !== null);
  if (others.length > 0 && status !== 'ended') {
    throw new Error(`Stripe subscription ${subscription.id} has ${others.length + 1} plans: make one subscription of each`);
  }
  if (!found?.sold) {
    if (status === 'ended' || subscription.metadata.organization === undefined) return null;
    throw new Error(`Stripe subscription ${subscription.id} has a price that the catalogue does not have`);
  }
  const { item, sold } = found;
  return {
    reference: subscription.id,
    vertical: sold.vertical,
    plan: sold.plan,
    interval: sold.interval,
    currency: sold.currency,
    // The dashboard can set none, which our books do not know.
    seats: Math.max(1, item.quantity ?? 1),
    status,
    periodStart: at(item.current_period_start),
    periodEnd: at(item.current_period_end),
    trialEnd: subscription.trial_end === null ? null : at(subscription.trial_end),
    endsAtPeriodEnd: status !== 'ended' && (subscription.cancel_at_period_end || subscription.cancel_at !== null),
    pastDueSince: status === 'past-due' ? (missingSince ?? at(item.current_period_start)) : null,
  };
}
