/**
 * What organizations use, counted exactly; what they may use, and what they pay.
 *
 * @example const metering = createMetering({ db, meters: metersOf(verticals, config.verticals) });
 */

export type { BillingDesk, BillingOverview, HeldPlan, OrganizationInvoice, Purchase } from './desk/billing-desk.ts';
export { claimTrial, normaliseEmail } from './desk/claim-trial.ts';
export { type BillingDeskOptions, createBillingDesk } from './desk/create-billing-desk.ts';
export { type SettleSeatsOptions, settleSeats } from './desk/settle-seats.ts';
export { createEntitlements, type EntitlementsOptions } from './entitlements/create-entitlements.ts';
export { graceDays } from './entitlements/entitlement-of.ts';
export type { Entitlement, Entitlements } from './entitlements/entitlements.ts';
export { createMeterLimits, type HeldLimit, type MeterLimits } from './entitlements/meter-limits.ts';
export { createSeats, type Seats, type SeatsHeld } from './entitlements/seats.ts';
export { createLocalProvider, type LocalProviderOptions } from './local/create-local-provider.ts';
export type { LocalCheckout, LocalOutcome, LocalProvider, LocalReceipt } from './local/local-provider.ts';
export { createManualProvider, type ManualProviderOptions } from './manual/create-manual-provider.ts';
export type { ManualInvoice, ManualReceipt, TransferMethod } from './manual/manual-invoice.ts';
export type { BookPage, BookQuery, ManualProvider, NewReceipt, NewReversal } from './manual/manual-provider.ts';
export { type PayTo, type PrintedInvoice, type PrintOptions, printInvoice } from './manual/print-invoice.ts';
export { dueDays } from './manual/request-invoice.ts';
export { bookExampleUse } from './metering/book-example-use.ts';
export { createMetering, type MeteringOptions } from './metering/create-metering.ts';
export type {
  Budget,
  CommitDetails,
  Meter,
  Metering,
  Reservation,
  ReserveInput,
  Usage,
  UsageDays,
  UsageDaysQuery,
  UsageLine,
  UsageMonths,
  UsageParty,
  UsageQuery,
} from './metering/metering.ts';
export { metersOf } from './metering/meters-of.ts';
export { periodOf, resetsOn } from './metering/period.ts';
export { type ReportUsageOptions, reportUsage } from './metering/report-usage.ts';
export { findUsageAlerts, type UsageAlert } from './metering/usage-alerts.ts';
export { type Catalogue, catalogueOf, type Price, type VerticalPlans } from './plans/catalogue.ts';
export type {
  PaymentProvider,
  ProviderCapabilities,
  ProviderEvent,
  ProviderId,
  PurchaseWish,
  ReturnAddresses,
  SubscriptionChange,
  UsageReport,
} from './provider/provider.ts';
export type {
  BillingTruth,
  DuplicateTruth,
  InvoiceLine,
  InvoiceTruth,
  PaymentKind,
  PaymentTruth,
  SubscriptionStatus,
  SubscriptionTruth,
} from './provider/truth.ts';
export { writeTruth } from './provider/write-truth.ts';
export { createReceiver, type ReceiverOptions } from './receiver/create-receiver.ts';
export { type BillingJob, type BillingJobs, type BillingNotice, type Receiver, syncJobName } from './receiver/receiver.ts';
export { createSafepayProvider, type SafepayProviderOptions } from './safepay/create-safepay-provider.ts';
export type { SafepayEnvironment, SafepayKeys } from './safepay/safepay-client.ts';
export { isRedirectSigned } from './safepay/signatures.ts';
export type { StripeProvider, StripeProviderOptions } from './stripe/create-stripe-provider.ts';
export type { PriceFault } from './stripe/prices.ts';
