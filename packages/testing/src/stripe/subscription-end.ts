import type Stripe from 'stripe';
import type { Account } from './account.ts';
import { refreshEntitlements } from './entitlements.ts';
import { subscriptionOf } from './invoice-make.ts';
import type { StoredSubscription } from './stored.ts';

/** Ends a subscription now. What it owes stays open, but nobody collects it any more. */
export function endSubscription(
  account: Account,
  subscription: StoredSubscription,
  reason: Stripe.Subscription.CancellationDetails.Reason,
): void {
  if (subscription.status === 'canceled' || subscription.status === 'incomplete_expired') return;
  Object.assign(subscription, {
    cancellation_details: { comment: null, feedback: null, feedback_option: null, reason },
    canceled_at: subscription.canceled_at ?? account.now,
    ended_at: account.now,
    status: 'canceled',
  });
  for (const invoice of account.invoices.all()) {
    if (subscriptionOf(account, invoice) !== subscription) continue;
    if (invoice.status !== 'draft' && invoice.status !== 'open') continue;
    const stopped = { auto_advance: false, automatically_finalizes_at: null, next_payment_attempt: null };
    account.change('invoice.updated', invoice, stopped);
  }
  account.tell('customer.subscription.deleted', subscription);
  refreshEntitlements(account, subscription.customer);
}
