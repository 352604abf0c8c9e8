/** The life of an invoice: draft, open, paid; and what each attempt to collect it does. */
import type { Account } from './account.ts';
import { charge } from './charge.ts';
import { newId } from './id.ts';
import { dueOf, type InvoiceWish, newInvoice, subscriptionOf } from './invoice-make.ts';
import { addIntent } from './payments.ts';
import { day } from './period.ts';
import type { StoredIntent, StoredInvoice } from './stored.ts';

/** Makes a draft of what is due, with the lines that waited for an invoice. */
export function draftInvoice(account: Account, wish: InvoiceWish): StoredInvoice {
  const waiting = account.pendingLines.all().filter(({ subscription }) => subscription === wish.subscription.id);
  for (const { id } of waiting) account.pendingLines.remove(id);
  const lines = [...waiting.map(({ line }) => line), ...wish.lines];
  const invoice = account.invoices.add(newInvoice(account, { ...wish, lines }));
  account.tell('invoice.created', invoice);
  return invoice;
}

/**
 * Opens a draft: it has its number and does not change any more. What costs nothing is paid with that.
 * @param paidWith a payment intent that succeeded before, as in a checkout
 */
export function finalizeInvoice(account: Account, invoice: StoredInvoice, paidWith?: StoredIntent): void {
  const customer = account.customers.get(invoice.customer);
  const due = dueOf(invoice.total, customer.balance);
  const left = Math.min(0, invoice.total + customer.balance);
  const sequence = customer.next_invoice_sequence ?? 1;
  Object.assign(invoice, {
    amount_due: due,
    amount_remaining: due,
    automatically_finalizes_at: null,
    effective_at: account.now,
    ending_balance: left,
    hosted_invoice_url: `${account.settings.url()}/i/${invoice.id}`,
    invoice_pdf: `${account.settings.url()}/i/${invoice.id}/pdf`,
    number: `${customer.invoice_prefix}-${String(sequence).padStart(4, '0')}`,
    starting_balance: customer.balance,
    status: 'open',
    status_transitions: { ...invoice.status_transitions, finalized_at: account.now },
  });
  customer.next_invoice_sequence = sequence + 1;
  account.change('customer.updated', customer, { balance: left, currency: invoice.currency });
  account.tell('invoice.finalized', invoice);
  if (due === 0) {
    markPaid(account, invoice);
    return;
  }
  const { id, number, customer: payer, currency } = invoice;
  const intent = paidWith ?? addIntent(account, { amount: due, currency, customer: payer, description: `Invoice ${number}` });
  account.invoicePayments.add({
    id: newId('inpay', 24),
    object: 'invoice_payment',
    amount_paid: null,
    amount_requested: due,
    created: account.now,
    currency,
    invoice: id,
    is_default: true,
    livemode: account.livemode,
    payment: { payment_intent: intent.id, type: 'payment_intent' },
    status: 'open',
    status_transitions: { canceled_at: null, paid_at: null },
  });
}

const paymentOf = (account: Account, invoice: StoredInvoice) =>
  account.invoicePayments.all().find((payment) => payment.invoice === invoice.id);

/** The card that an invoice goes to. */
export function cardFor(account: Account, invoice: StoredInvoice): string | null {
  const own = subscriptionOf(account, invoice)?.default_payment_method ?? null;
  return own ?? account.customers.get(invoice.customer).invoice_settings.default_payment_method;
}

export interface Attempt {
  readonly paid: boolean;
  /** The charge that failed. */
  readonly charge: string | null;
}

/** Tries to collect an open invoice. Of the subscription it changes nothing. */
export function attemptPayment(account: Account, invoice: StoredInvoice, card = cardFor(account, invoice)): Attempt {
  const payment = paymentOf(account, invoice);
  if (!payment) throw new Error(`Invoice ${invoice.id} has nothing to collect.`);
  const intent = account.intents.get(payment.payment.payment_intent);
  const method = card === null ? undefined : account.paymentMethods.get(card);
  const made = intent.status === 'succeeded' || !method ? null : charge(account, intent, method);
  invoice.attempt_count += 1;
  invoice.attempted = true;
  if (intent.status === 'succeeded') {
    Object.assign(payment, { amount_paid: intent.amount, status: 'paid' });
    payment.status_transitions = { canceled_at: null, paid_at: account.now };
    Object.assign(invoice, { amount_paid: intent.amount, amount_remaining: 0 });
    account.tell('invoice_payment.paid', payment);
    markPaid(account, invoice);
    return { paid: true, charge: null };
  }
  const wait =
    invoice.billing_reason === 'subscription_create' ? undefined : account.settings.retryDays[invoice.attempt_count - 1];
  const next = wait === undefined || !invoice.auto_advance ? null : account.now + wait * day;
  account.change('invoice.updated', invoice, { next_payment_attempt: next });
  account.tell('invoice.payment_failed', invoice);
  return { paid: false, charge: made?.id ?? null };
}

/** Somebody says that the money came another way. */
export function payOutOfBand(account: Account, invoice: StoredInvoice): void {
  Object.assign(invoice, { amount_paid: invoice.amount_due, amount_paid_off_stripe: invoice.amount_due, amount_remaining: 0 });
  markPaid(account, invoice);
}

function markPaid(account: Account, invoice: StoredInvoice): void {
  Object.assign(invoice, {
    attempted: true,
    auto_advance: false,
    next_payment_attempt: null,
    status: 'paid',
    status_transitions: { ...invoice.status_transitions, paid_at: account.now },
  });
  account.tell('invoice.paid', invoice);
  account.tell('invoice.payment_succeeded', invoice);
}
