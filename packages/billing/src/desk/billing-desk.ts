/** What the product does with plans and payments; procedures check who asks and call this. */
import type { Entitlement } from '../entitlements/entitlements.ts';
import type { Catalogue } from '../plans/catalogue.ts';
import type {
  ChangePreview,
  ProviderCapabilities,
  ProviderId,
  PurchaseWish,
  ReturnAddresses,
  SubscriptionChange,
} from '../provider/provider.ts';
import type { BillingTruth, InvoiceTruth, SubscriptionTruth } from '../provider/truth.ts';

export interface HeldPlan extends SubscriptionTruth {
  readonly provider: ProviderId;
}

export interface BillingOverview {
  readonly provider: ProviderId;
  readonly capabilities: ProviderCapabilities;
  /** One for each vertical that has plans. */
  readonly entitlements: readonly Entitlement[];
  /** Ended ones too. */
  readonly subscriptions: readonly HeldPlan[];
  /** Members of the organization: what a plan is paid for. */
  readonly members: number;
}

export interface OrganizationInvoice extends InvoiceTruth {
  readonly id: string;
  readonly provider: ProviderId;
}

export type Purchase = Pick<PurchaseWish, 'vertical' | 'plan' | 'interval' | 'currency' | 'buyer' | 'locale' | 'requestId'>;

export interface PricedChange extends ChangePreview {
  /** What each period costs from then on, for as many seats as there would be, in minor units. Null: it has no price. */
  readonly eachPeriod: bigint | null;
}

export interface BillingDesk {
  readonly catalogue: Catalogue;
  overview(organizationId: string): Promise<BillingOverview>;
  /** The newest first. @param before `issuedAt` of the last one seen */
  invoices(organizationId: string, before?: Date): Promise<readonly OrganizationInvoice[]>;
  /** @throws AppError `NOT_FOUND`, also for one of another organization */
  invoice(organizationId: string, id: string): Promise<OrganizationInvoice>;
  /**
   * Members, each of whom has a seat.
   * @throws AppError `PLAN_UNKNOWN`, `PLAN_SEATS`
   */
  seatsFor(organizationId: string, vertical: string, plan: Purchase['plan']): Promise<number>;
  /**
   * Begins a purchase for as many seats as there are members.
   * @returns the address of the page where it is paid
   * @throws AppError `PLAN_UNKNOWN`, `PLAN_HELD` (a paid plan is there: it is changed, not bought again), `PLAN_SEATS` (more members
   * than the plan has seats, with `seats` and `members`), `PURCHASE_UNDER_WAY` (somebody else of the organization begins one now),
   * `NO_CHECKOUT` (new purchases are paid by transfer alone), `CURRENCY_UNAVAILABLE`, `PAYS_IN_RUPEES` or `PAYS_IN_DOLLARS` (it has another plan in that currency, and may not have two),
   * `PROVIDER_UNAVAILABLE`
   */
  buy(
    organizationId: string,
    purchase: Purchase,
    to: ReturnAddresses,
  ): Promise<{ readonly url: string; readonly trialDays: number }>;
  /**
   * Changes the plan, the interval or whether it is renewed.
   * @throws AppError `PLAN_NOT_HELD`, `PLAN_UNKNOWN`, `PLAN_SEATS`, `PROVIDER_UNAVAILABLE`
   */
  change(organizationId: string, vertical: string, change: SubscriptionChange): Promise<void>;
  /** Null: the provider does not say. @throws AppError as `change` */
  preview(organizationId: string, vertical: string, change: SubscriptionChange): Promise<PricedChange | null>;
  /** Null: the provider has no page of its own, or the organization is none of its customers. */
  portal(organizationId: string, back: string): Promise<string | null>;
  /**
   * Makes our books what the provider that collects for new purchases knows of an organization, also where nothing was told.
   * @throws AppError `PROVIDER_UNAVAILABLE`
   */
  look(organizationId: string): Promise<void>;
  /**
   * Before an organization is deleted: nothing can be bought for it any more by a page that is open, and our books are what the providers
   * know. @throws AppError `PROVIDER_UNAVAILABLE`: then nothing may be deleted
   */
  closePages(organizationId: string): Promise<void>;
  /** The last step before it is deleted: ends all that recurs at the providers. @throws AppError `PROVIDER_UNAVAILABLE` */
  endAll(organizationId: string): Promise<void>;
  /**
   * Fetches the provider's truth of a customer, outside of any transaction, and writes it.
   * @returns what was written; null: the provider knows no such customer, we do not, or a newer truth was there
   */
  sync(provider: ProviderId, customer: string): Promise<BillingTruth | null>;
}
