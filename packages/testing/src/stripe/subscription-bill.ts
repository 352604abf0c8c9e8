/** What a subscription owes at its beginning, at each period and after a change, and what becomes of it by that. */
import type { Account } from './account.ts';
import { refreshEntitlements } from './entitlements.ts';
import { type Attempt, attemptPayment, cardFor, draftInvoice, finalizeInvoice } from './invoice-collect.ts';
import { cycleLines, keepDebits } from './invoice-lines.ts';
import { type InvoiceWish, subscriptionOf } from './invoice-make.ts';
import { day, hour, periodEnd } from './period.ts';
import type { StoredIntent, StoredInvoice, StoredSubscription } from './stored.ts';
import { endSubscription } from './subscription-end.ts';

/** Makes an invoice and opens it at once. */
export function invoiceNow(
  account: Account,
  wish: Omit<InvoiceWish, 'finalizesAt' | 'period'>,
  paidWith?: StoredIntent,
): StoredInvoice {
  const period = { start: account.now, end: account.now };
  const invoice = draftInvoice(account, { ...wish, period, finalizesAt: null });
  finalizeInvoice(account, invoice, paidWith);
  const subscription = account.subscriptions.get(wish.subscription.id);
  account.change('customer.subscription.updated', subscription, { latest_invoice: invoice.id });
  return invoice;
}

/** The invoice with which a subscription begins: of its first period, or of a trial that costs nothing. */
export function firstInvoice(account: Account, subscription: StoredSubscription, paidWith?: StoredIntent): StoredInvoice {
  const free = subscription.status === 'trialing';
  const lines = cycleLines(account, subscription, subscription.items.data, null, { free });
  const period = { start: account.now, end: account.now };
  keepDebits(account, subscription.id, lines);
  const invoice = draftInvoice(account, { subscription, reason: 'subscription_create', lines, period, finalizesAt: null });
  subscription.latest_invoice = invoice.id;
  account.tell('customer.subscription.created', subscription);
  if (free && (subscription.trial_end ?? 0) <= account.now + 3 * day) announceTrialEnd(account, subscription);
  finalizeInvoice(account, invoice, paidWith);
  refreshEntitlements(account, subscription.customer);
  return invoice;
}

/** Three days before the end of a trial, or when it is ended at once. */
export function announceTrialEnd(account: Account, subscription: StoredSubscription): void {
  account.announcedTrialEnds.add(subscription.id);
  account.tell('customer.subscription.trial_will_end', subscription);
}

/** It ends as it was said before: what still waits for an invoice, and what was used, is collected. */
export function endAsPlanned(account: Account, subscription: StoredSubscription): void {
  const [first] = subscription.items.data;
  const metered = subscription.items.data.filter(({ price }) => price.recurring?.usage_type === 'metered');
  const period = { start: first?.current_period_start ?? account.now, end: account.now };
  const lines = cycleLines(account, subscription, metered, period).filter(({ amount }) => amount > 0);
  endSubscription(account, subscription, 'cancellation_requested');
  const waits = account.pendingLines.all().some((pending) => pending.subscription === subscription.id);
  if (lines.length === 0 && !waits) return;
  draftInvoice(account, { subscription, reason: 'subscription_cycle', lines, period, finalizesAt: account.now + hour });
}

/** Tries to collect an invoice, and moves its subscription to where that leads. */
export function collect(account: Account, invoice: StoredInvoice, card = cardFor(account, invoice)): Attempt {
  const attempt: Attempt = invoice.status === 'paid' ? { paid: true, charge: null } : attemptPayment(account, invoice, card);
  const subscription = subscriptionOf(account, invoice);
  if (!subscription) return attempt;
  if (attempt.paid) afterPayment(account, invoice, subscription);
  else afterFailure(account, invoice, subscription);
  refreshEntitlements(account, subscription.customer);
  return attempt;
}

export function afterPayment(account: Account, invoice: StoredInvoice, subscription: StoredSubscription): void {
  if (!['incomplete', 'past_due', 'unpaid'].includes(subscription.status)) return;
  if (subscription.latest_invoice !== invoice.id) return;
  account.change('customer.subscription.updated', subscription, { status: 'active' });
}

function afterFailure(account: Account, invoice: StoredInvoice, subscription: StoredSubscription): void {
  if (['canceled', 'incomplete', 'incomplete_expired'].includes(subscription.status)) return;
  const { afterRetries } = account.settings;
  const over = invoice.next_payment_attempt === null && invoice.attempt_count > account.settings.retryDays.length;
  if (over && afterRetries === 'cancel') {
    endSubscription(account, subscription, 'payment_failed');
    return;
  }
  const status = over && afterRetries === 'unpaid' ? 'unpaid' : 'past_due';
  account.change('customer.subscription.updated', subscription, { status });
}

/** A period is over, or a trial: the next one begins, and an hour later its invoice is collected. */
export function beginPeriod(account: Account, subscription: StoredSubscription): void {
  const { items, trial_settings: settings } = subscription;
  const [first] = items.data;
  if (!first) return;
  const wasTrial = subscription.status === 'trialing';
  const ended = { start: first.current_period_start, end: first.current_period_end };
  const card =
    subscription.default_payment_method ?? account.customers.get(subscription.customer).invoice_settings.default_payment_method;
  const missing = wasTrial && card === null ? settings?.end_behavior.missing_payment_method : 'create_invoice';
  if (missing === 'cancel') {
    endSubscription(account, subscription, 'cancellation_requested');
    return;
  }
  if (missing === 'pause') {
    account.change('customer.subscription.paused', subscription, { status: 'paused' });
    refreshEntitlements(account, subscription.customer);
    return;
  }
  const data = items.data.map((item) => ({
    ...item,
    current_period_start: item.current_period_end,
    current_period_end: periodEnd(
      subscription.billing_cycle_anchor,
      item.price.recurring ?? { interval: 'month', interval_count: 1 },
      item.current_period_end,
    ),
  }));
  const lines = cycleLines(account, subscription, data, wasTrial ? null : ended);
  keepDebits(account, subscription.id, lines);
  const unpaid = subscription.status === 'unpaid';
  const finalizesAt = unpaid ? null : account.now + hour;
  const invoice = draftInvoice(account, { subscription, reason: 'subscription_cycle', lines, period: ended, finalizesAt });
  if (unpaid) account.change('invoice.updated', invoice, { auto_advance: false });
  account.change('customer.subscription.updated', subscription, {
    items: { ...items, data },
    latest_invoice: invoice.id,
    ...(wasTrial ? { status: 'active' } : {}),
  });
}
