/** What a provider of payments knows of a customer, in the words of this product. */
import type { BillingCurrency, BillingInterval, LocalizedText, PlanId } from '@repo/vertical';

export type SubscriptionStatus = 'trialing' | 'active' | 'past-due' | 'ended';

export interface SubscriptionTruth {
  /** The provider's own id. */
  readonly reference: string;
  readonly vertical: string;
  readonly plan: Exclude<PlanId, 'free'>;
  readonly interval: BillingInterval;
  readonly currency: BillingCurrency;
  /** How many are paid for. */
  readonly seats: number;
  readonly status: SubscriptionStatus;
  readonly periodStart: Date;
  readonly periodEnd: Date;
  readonly trialEnd: Date | null;
  /** It ends with its period and is not renewed. */
  readonly endsAtPeriodEnd: boolean;
  /** Since when a payment is missing; null unless `past-due`. */
  readonly pastDueSince: Date | null;
}

export interface InvoiceLine {
  readonly description: LocalizedText;
  readonly quantity: number;
  /** Minor units; below 0 for what is given back. */
  readonly amount: bigint;
}

export interface InvoiceTruth {
  readonly reference: string;
  /** As it is printed; null while it is a draft of the provider. */
  readonly number: string | null;
  /** Null: it is for several, or for none. */
  readonly vertical: string | null;
  /** ISO 4217. */
  readonly currency: string;
  /** Minor units, like all amounts here; below 0: it gives back what the next ones are paid with. */
  readonly total: bigint;
  readonly paid: bigint;
  readonly status: 'open' | 'paid' | 'void' | 'uncollectible';
  readonly lines: readonly InvoiceLine[];
  readonly issuedAt: Date;
  readonly dueAt: Date | null;
  readonly paidAt: Date | null;
  /** The provider's own page of it. */
  readonly url: string | null;
}

export type PaymentKind = 'payment' | 'refund' | 'dispute' | 'dispute-won' | 'fee';

/** A movement of money that will not change any more. */
export interface PaymentTruth {
  /** The provider's own id of this movement. */
  readonly reference: string;
  readonly kind: PaymentKind;
  /** The provider's own id of the invoice it is for. */
  readonly invoice: string | null;
  /** ISO 4217: the currency that it is settled in. */
  readonly currency: string;
  /** What the payer was charged, where that was another currency: its minor units, with the sign of `gross`. */
  readonly charged?: { readonly currency: string; readonly amount: bigint };
  /** Minor units; a refund and a dispute are below 0. A refund that failed comes back as one above 0. */
  readonly gross: bigint;
  /** What the provider kept. */
  readonly fee: bigint;
  /** Where whoever paid is, and what says so; null: nobody knows. */
  readonly payer: {
    /** ISO 3166-1 alpha-2. */
    readonly country: string;
    readonly basis: 'bank' | 'billing_address' | 'card_issuer' | 'declared';
  } | null;
  readonly settledAt: Date;
}

/** A purchase that is one too many: two pages were open at once and both were paid. */
export interface DuplicateTruth {
  /** The provider's own id of the subscription. */
  readonly reference: string;
  readonly vertical: string;
  /** The provider's own id of the one that stays. */
  readonly keeps: string;
  readonly boughtAt: Date;
  /** It has not ended yet. */
  readonly inForce: boolean;
  /** Minor units that were paid for it and are not given back. */
  readonly kept: bigint;
}

/** All of a customer at one moment. What it does not name any more, as an ended subscription, is ended. */
export interface BillingTruth {
  readonly organizationId: string;
  /** The provider's own id of the customer. */
  readonly customer: string;
  /** The address that the provider writes to; null: it writes to nobody. */
  readonly mailedTo?: string | null;
  /** When the fetch began: a truth that is older than the one written last is not written. */
  readonly fetchedAt: Date;
  readonly subscriptions: readonly SubscriptionTruth[];
  readonly invoices: readonly InvoiceTruth[];
  readonly payments: readonly PaymentTruth[];
  /** Not among `subscriptions`. Ended ones too. */
  readonly duplicates?: readonly DuplicateTruth[];
  /** What tells cards apart, by the references of trials that they stand for. */
  readonly trialCards?: Readonly<Record<string, string>>;
}
