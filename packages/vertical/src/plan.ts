import type { LocalizedText } from './brand.ts';

/** From least to most. */
export const planIds = ['free', 'team', 'scale'] as const;
export type PlanId = (typeof planIds)[number];

export const billingIntervals = ['month', 'year'] as const;
export type BillingInterval = (typeof billingIntervals)[number];

export const billingCurrencies = ['PKR', 'USD'] as const;
export type BillingCurrency = (typeof billingCurrencies)[number];

/** Of one seat for one interval, in minor units: paisa and cents. */
export type PlanPrices = Readonly<Record<BillingInterval, Readonly<Record<BillingCurrency, bigint>>>>;

/** What an organization may buy of a vertical. */
export interface PlanDefinition {
  readonly id: PlanId;
  readonly name: LocalizedText;
  /** For whom it is, in one sentence. */
  readonly summary: LocalizedText;
  /** Null: it costs nothing. Only `free` does. */
  readonly prices: PlanPrices | null;
  /** Days that a person's first subscription costs nothing; 0: there is no trial. */
  readonly trialDays: number;
  /** Members that the organization may have; null: there is no limit. */
  readonly seats: number | null;
  /** Units of each meter of the vertical in a calendar month of Asia/Karachi; null: there is no limit. */
  readonly limits: Readonly<Record<string, number | null>>;
}
