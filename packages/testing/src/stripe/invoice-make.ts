import type Stripe from 'stripe';
import type { Account } from './account.ts';
import { newId } from './id.ts';
import type { Period } from './invoice-lines.ts';
import { list } from './list.ts';
import type { StoredInvoice, StoredSubscription } from './stored.ts';
import { taxIdsOf } from './tax-ids.ts';

export interface InvoiceWish {
  readonly subscription: Pick<StoredSubscription, 'currency' | 'customer' | 'default_payment_method' | 'id' | 'metadata'>;
  readonly reason: 'subscription_create' | 'subscription_cycle' | 'subscription_update' | 'upcoming';
  readonly lines: readonly Stripe.InvoiceLineItem[];
  readonly period: Period;
  /** When it stops to be a draft, in seconds; null: whoever makes it ends that. */
  readonly finalizesAt: number | null;
}

/** What of a total is due when the balance of the customer is used up first. Below 0 it is credit. */
export const dueOf = (total: number, balance: number) => Math.max(0, total + balance);

/** An invoice as a draft; it is not kept. */
export function newInvoice(account: Account, wish: InvoiceWish): StoredInvoice {
  const { finalizesAt, period, reason, subscription } = wish;
  const customer = account.customers.get(subscription.customer);
  const id = newId(reason === 'upcoming' ? 'upcoming_in' : 'in', 24);
  const total = wish.lines.reduce((sum, { amount }) => sum + amount, 0);
  const due = dueOf(total, customer.balance);
  const lines = wish.lines.map((line) => ({ ...line, invoice: id }));
  return {
    id,
    object: 'invoice',
    account_country: 'US',
    account_name: 'Fake Stripe',
    account_tax_ids: null,
    amount_due: due,
    amount_overpaid: 0,
    amount_paid: 0,
    amount_remaining: due,
    amount_shipping: 0,
    application: null,
    attempt_count: 0,
    attempted: false,
    auto_advance: true,
    automatic_tax: { disabled_reason: null, enabled: false, liability: null, provider: null, status: null },
    automatically_finalizes_at: finalizesAt,
    billing_reason: reason,
    collection_method: 'charge_automatically',
    created: account.now,
    currency: subscription.currency,
    custom_fields: null,
    customer: customer.id,
    customer_account: null,
    customer_address: customer.address ?? null,
    customer_email: customer.email,
    customer_name: customer.name ?? null,
    customer_phone: customer.phone ?? null,
    customer_shipping: null,
    customer_tax_exempt: customer.tax_exempt ?? 'none',
    customer_tax_ids: taxIdsOf(account, customer.id).map(({ type, value }) => ({ type, value })),
    default_payment_method: null,
    default_source: null,
    default_tax_rates: [],
    description: null,
    discounts: [],
    due_date: null,
    effective_at: null,
    ending_balance: null,
    footer: null,
    from_invoice: null,
    hosted_invoice_url: null,
    invoice_pdf: null,
    issuer: { type: 'self' },
    last_finalization_error: null,
    latest_revision: null,
    lines: list(`/v1/invoices/${id}/lines`, lines),
    livemode: account.livemode,
    metadata: {},
    next_payment_attempt: finalizesAt,
    number: null,
    on_behalf_of: null,
    parent: {
      quote_details: null,
      subscription_details: { metadata: subscription.metadata, subscription: subscription.id },
      type: 'subscription_details',
    },
    payment_settings: { default_mandate: null, payment_method_options: null, payment_method_types: null },
    period_end: period.end,
    period_start: period.start,
    post_payment_credit_notes_amount: 0,
    pre_payment_credit_notes_amount: 0,
    receipt_number: null,
    rendering: null,
    shipping_cost: null,
    shipping_details: null,
    starting_balance: customer.balance,
    statement_descriptor: null,
    status: 'draft',
    status_transitions: { finalized_at: null, marked_uncollectible_at: null, paid_at: null, voided_at: null },
    subtotal: total,
    subtotal_excluding_tax: total,
    test_clock: null,
    total,
    total_discount_amounts: [],
    total_excluding_tax: total,
    total_pretax_credit_amounts: [],
    total_taxes: [],
    webhooks_delivered_at: null,
  };
}

/** The subscription that an invoice is for. */
export function subscriptionOf(account: Account, invoice: StoredInvoice): StoredSubscription | undefined {
  const of = invoice.parent?.subscription_details?.subscription;
  return typeof of === 'string' ? account.subscriptions.find(of) : undefined;
}
