/** Objects as they are held: what an answer may expand is an id here. */
import type Stripe from 'stripe';

export interface StoredCustomer extends Stripe.Customer {
  invoice_settings: StoredInvoiceSettings;
}

interface StoredInvoiceSettings extends Stripe.Customer.InvoiceSettings {
  default_payment_method: string | null;
}

export interface StoredPrice extends Stripe.Price {
  product: string;
}

export interface StoredPaymentMethod extends Stripe.PaymentMethod {
  card: Stripe.PaymentMethod.Card;
  customer: string | null;
}

export interface StoredSession extends Stripe.Checkout.Session {
  customer: string | null;
}

export interface StoredSubscriptionItem extends Stripe.SubscriptionItem {
  price: StoredPrice;
}

export interface StoredSubscription extends Stripe.Subscription {
  customer: string;
  default_payment_method: string | null;
  items: Stripe.ApiList<StoredSubscriptionItem>;
  latest_invoice: string | null;
}

export interface StoredInvoice extends Stripe.Invoice {
  customer: string;
}

export interface StoredIntent extends Stripe.PaymentIntent {
  customer: string | null;
  latest_charge: string | null;
}

export interface StoredCharge extends Stripe.Charge {
  balance_transaction: string | null;
  customer: string | null;
  payment_intent: string | null;
}

export interface StoredBalanceTransaction extends Stripe.BalanceTransaction {
  source: string | null;
}

export interface StoredRefund extends Stripe.Refund {
  charge: string;
}

export interface StoredDispute extends Stripe.Dispute {
  charge: string;
}

export interface StoredInvoicePayment extends Stripe.InvoicePayment {
  invoice: string;
  payment: StoredPayment;
}

interface StoredPayment extends Stripe.InvoicePayment.Payment {
  payment_intent: string;
}

export interface StoredTaxId extends Stripe.TaxId {
  customer: string;
}

/** A line that waits for the next invoice of a subscription. */
export interface PendingLine {
  readonly id: string;
  readonly subscription: string;
  readonly line: Stripe.InvoiceLineItem;
}

export interface StoredMeterEvent extends Stripe.Billing.MeterEvent {
  /** Of the fake: Stripe gives meter events none, and an identifier may come again after a day. */
  id: string;
}
