/** The port of payments: all that the product asks of whoever collects money. */
import type { BillingCurrency, BillingInterval, PlanId } from '@repo/vertical';
import type { BillingTruth, DuplicateTruth } from './truth.ts';

export type ProviderId = 'local' | 'stripe' | 'manual' | 'safepay';

export interface ProviderCapabilities {
  /** It collects by itself when a period ends. */
  readonly recurring: boolean;
  /** It takes usage and charges it. */
  readonly usage: boolean;
  readonly refunds: boolean;
  /** It has a page of its own for cards, addresses and invoices. */
  readonly portal: boolean;
  readonly currencies: readonly BillingCurrency[];
  /** A customer has all that recurs in one of them. */
  readonly oneCurrency?: boolean;
  /** No money moves: the pages say so. */
  readonly playMoney: boolean;
}

export interface NewCustomer {
  readonly organizationId: string;
  readonly name: string;
  readonly email: string;
  readonly locale: 'ur' | 'en';
  /** The provider's own id of one that is not there any more. */
  readonly replaces?: string;
}

export interface PurchaseWish {
  /** From a membership that was checked. */
  readonly organizationId: string;
  /** The provider's own id of it. */
  readonly customer: string;
  readonly vertical: string;
  /** From the catalogue, never a price that a browser names. */
  readonly plan: Exclude<PlanId, 'free'>;
  readonly interval: BillingInterval;
  readonly currency: BillingCurrency;
  readonly seats: number;
  /** 0: none, or this person, address or card had one. */
  readonly trialDays: number;
  /** Who buys; the provider writes the receipt to this address. */
  readonly buyer: { readonly userId: string; readonly email: string; readonly name: string };
  readonly locale: 'ur' | 'en';
  /** Names the deed: the same one is carried out once. */
  readonly requestId: string;
}

export interface ReturnAddresses {
  /** Opened after paying. It grants nothing: the plan changes when the provider says so. */
  readonly done: string;
  readonly abandoned: string;
}

/** What a provider tells of its own accord. */
export interface ProviderEvent {
  /** The provider's own id. */
  readonly id: string;
  readonly type: string;
  /** The provider's own id of the customer; null: about nobody. */
  readonly customer: string | null;
  readonly createdAt: Date;
  /** It tells of a purchase that was begun here, for this organization. */
  readonly boughtFor?: string;
  /** It tells that something recurs that was bought here, for this organization. */
  readonly recursFor?: string;
  /** As it was told, for the record. */
  readonly payload: unknown;
}

export interface SubscriptionChange {
  readonly plan?: Exclude<PlanId, 'free'>;
  readonly interval?: BillingInterval;
  readonly seats?: number;
  /** True: it ends with its period; false: it goes on after all. */
  readonly endsAtPeriodEnd?: boolean;
  /** Names the deed: the same one is carried out once. */
  readonly requestId: string;
}

/** What a change would cost, and from when on it would hold. */
export interface ChangePreview {
  /** What is taken now, in minor units. */
  readonly dueNow: bigint;
  /** What is given back by the next invoices, in minor units. */
  readonly credit: bigint;
  readonly currency: string;
  /** Null: at once. */
  readonly startsAt: Date | null;
  /** Until when nothing is paid; null: it is no trial. */
  readonly trialEnd: Date | null;
}

export interface UsageReport {
  /** The provider's own id of the customer. */
  readonly customer: string;
  readonly meter: string;
  readonly units: bigint;
  readonly at: Date;
  /** The same one is counted once. */
  readonly identifier: string;
}

export interface PaymentProvider {
  readonly id: ProviderId;
  readonly capabilities: ProviderCapabilities;
  /** Whether its keys are those of real money, where it has two kinds. */
  readonly live?: boolean;
  /** The same organization twice gives the same customer. @throws AppError `PROVIDER_UNAVAILABLE` */
  createCustomer(customer: NewCustomer): Promise<string>;
  /**
   * Begins a purchase. @returns the address of the page where it is paid
   * @throws AppError `CURRENCY_UNAVAILABLE`, `PROVIDER_UNAVAILABLE`, `PLAN_HELD` (it was paid for a moment ago), `PAYS_IN_RUPEES` and
   * `PAYS_IN_DOLLARS` (the customer has something else in that currency, and may not have two)
   */
  createCheckout(wish: PurchaseWish, to: ReturnAddresses): Promise<{ readonly url: string }>;
  /** Has the provider write to another address. @throws AppError `PROVIDER_UNAVAILABLE`, `NOT_FOUND` */
  readonly mailTo?: (customer: string, email: string) => Promise<void>;
  /** The address of the provider's own page for a customer. */
  readonly portalUrl?: (customer: string, back: string) => Promise<string>;
  /** @throws AppError `PROVIDER_UNAVAILABLE` */
  readonly previewChange?: (subscription: string, change: SubscriptionChange) => Promise<ChangePreview>;
  /** @throws AppError `PROVIDER_UNAVAILABLE`, `NOT_FOUND`; what asks the card at once `PAYMENT_DECLINED`, `PAYMENT_MISSING` */
  changeSubscription(subscription: string, change: SubscriptionChange): Promise<void>;
  /** Ends a trial now, so that it is paid for; nothing for what is none any more. @throws AppError `PROVIDER_UNAVAILABLE`, `NOT_FOUND` */
  readonly endTrial?: (subscription: string) => Promise<void>;
  /**
   * Ends a purchase that is one too many and gives back what it charged. At any time, as often as one likes.
   * @throws AppError `PROVIDER_UNAVAILABLE`, `DUPLICATE_NOT_REFUNDED`: it has ended, and a person has to give the money back
   */
  readonly settleDuplicate?: (duplicate: DuplicateTruth) => Promise<void>;
  /**
   * Closes every page on which a customer could still buy. @returns its subscriptions that have not ended, by the provider's own ids;
   * none for a customer that the provider does not know
   * @throws AppError `PROVIDER_UNAVAILABLE`
   */
  readonly closePages?: (customer: string) => Promise<readonly string[]>;
  /** Ends a subscription at once and gives nothing back; nothing for what has ended. @throws AppError `PROVIDER_UNAVAILABLE` */
  readonly endNow?: (subscription: string) => Promise<void>;
  /**
   * Reads what was sent to its address, which it must have signed. Null: it is about nothing of ours.
   * @throws AppError `WEBHOOK_REFUSED`: not signed, too old, of the future, of another mode or account;
   * its param `reason` says which
   */
  readonly receive?: (raw: string, headers: Headers) => Promise<ProviderEvent | null>;
  /** Events from `since` on, the oldest first: for what was never delivered. */
  readonly eventsSince?: (since: Date) => AsyncIterable<ProviderEvent>;
  /** Null: it knows no such customer. @throws AppError `PROVIDER_UNAVAILABLE` */
  fetchTruth(customer: string): Promise<BillingTruth | null>;
  /**
   * Whether a customer that it does not know is one of its test mode, in which no money moves, while it takes real money.
   * @throws AppError `PROVIDER_UNAVAILABLE`
   */
  readonly wasForTests?: (customer: string) => Promise<boolean>;
  readonly reportUsage?: (report: UsageReport) => Promise<void>;
}
