import Stripe from 'stripe';
import { expire } from './checkout.ts';
import { cancel } from './duplicates.ts';

const limit = 100;

const isOver = ({ status }: Stripe.Subscription) => status === 'canceled' || status === 'incomplete_expired';

/** Expires what could still be paid. @returns what is charged again by itself, also what was made by hand */
export async function closePages(stripe: Stripe, customer: string): Promise<readonly string[]> {
  const open: string[] = [];
  try {
    for await (const { id } of stripe.checkout.sessions.list({ customer, status: 'open', limit })) await expire(stripe, id);
    for await (const subscription of stripe.subscriptions.list({ customer, limit })) {
      if (!isOver(subscription)) open.push(subscription.id);
    }
  } catch (error) {
    // A customer that was deleted has nothing that is open.
    if (!(error instanceof Stripe.errors.StripeError && error.code === 'resource_missing')) throw error;
  }
  return open;
}

export async function endNow(stripe: Stripe, reference: string): Promise<void> {
  if (!isOver(await stripe.subscriptions.retrieve(reference))) await cancel(stripe, reference);
}
