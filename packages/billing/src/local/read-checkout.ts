import { publicId } from '@repo/db';
import type { LocalCheckout } from './local-provider.ts';
import { localPurchase } from './local-state.ts';

interface CheckoutRow {
  readonly id: string;
  readonly wish: unknown;
  readonly doneUrl: string;
  readonly abandonedUrl: string;
  readonly expiresAt: Date;
  readonly paidAt: Date | null;
}

/** A stored checkout as the page shows it. */
export function checkoutOf(
  { id, wish, doneUrl: done, abandonedUrl: abandoned, expiresAt, paidAt }: CheckoutRow,
  at: Date,
): LocalCheckout {
  const { vertical, currency, trialDays, terms } = localPurchase.parse(wish);
  const { plan, name, interval, seats, unit } = terms;
  const unpaid = expiresAt <= at ? 'expired' : 'open';
  return {
    ...{ id: publicId('checkout', id), vertical, plan: { id: plan, name }, interval, currency, seats, unit, trialDays },
    dueNow: trialDays > 0 ? 0n : unit * BigInt(seats),
    status: paidAt ? 'paid' : unpaid,
    ...{ expiresAt, done, abandoned },
  };
}
