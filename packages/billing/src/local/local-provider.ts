import type { BillingCurrency, BillingInterval, LocalizedText } from '@repo/vertical';
import type { PaymentProvider } from '../provider/provider.ts';

/** A purchase that waits on the page of the local provider. */
export interface LocalCheckout {
  readonly id: string;
  readonly vertical: string;
  readonly plan: { readonly id: 'team' | 'scale'; readonly name: LocalizedText };
  readonly interval: BillingInterval;
  readonly currency: BillingCurrency;
  readonly seats: number;
  /** Minor units for one seat and one interval. */
  readonly unit: bigint;
  readonly trialDays: number;
  /** Minor units: nothing while there is a trial. */
  readonly dueNow: bigint;
  readonly status: 'open' | 'paid' | 'expired';
  readonly expiresAt: Date;
  readonly done: string;
  readonly abandoned: string;
}

export type LocalOutcome = 'paid' | 'declined';

export interface LocalReceipt {
  readonly outcome: LocalOutcome;
  /** Where to go on; null: the card declined, and another one may be tried. */
  readonly to: string | null;
}

/** The provider of a deployment without keys: no money moves, and it says so. */
export interface LocalProvider extends PaymentProvider {
  readonly id: 'local';
  /** @throws AppError `NOT_FOUND`, also for one of another organization */
  readCheckout(checkoutId: string, organizationId: string): Promise<LocalCheckout>;
  /**
   * Pays a checkout as the buyer's card would. Twice the same is paid once; a card that declines leaves it open for another one.
   * @param country where the buyer says to be, ISO 3166-1 alpha-2
   * @throws AppError `NOT_FOUND`, `CHECKOUT_EXPIRED` (an hour after it began), `PLAN_HELD` (another one was paid meanwhile)
   */
  pay(checkoutId: string, organizationId: string, outcome: LocalOutcome, country?: string): Promise<LocalReceipt>;
  /** What the card does from now on. One that works pays what is open at once. @throws AppError `NOT_FOUND` */
  setCard(organizationId: string, outcome: LocalOutcome): Promise<void>;
  /**
   * Gives back a payment or a part of it, for operators; the subscription goes on.
   * @param amount minor units
   * @throws AppError `NOT_FOUND`, `REFUND_TOO_LARGE`
   */
  refund(payment: string, amount: bigint, requestId: string): Promise<void>;
  /**
   * Does what time has made due, one transaction for each account, exactly once however many processes do it.
   * @returns how many accounts were looked after
   * @throws AggregateError after all of them, of those that failed
   */
  renew(): Promise<number>;
  /**
   * Ends all that was bought here, at once: for a deployment where somebody else collects by now, so that play money pays for nothing
   * any more. Again it changes nothing.
   * @returns how many accounts were looked after
   * @throws AggregateError as `renew`
   */
  endAll(): Promise<number>;
}
