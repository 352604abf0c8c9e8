import type { Account } from './account.ts';
import { invalid } from './fault.ts';
import { Form } from './form.ts';
import { cycleLines, type Period } from './invoice-lines.ts';
import { newInvoice } from './invoice-make.ts';
import { periodEnd } from './period.ts';
import type { StoredInvoice, StoredSubscription, StoredSubscriptionItem } from './stored.ts';
import { readItemsChange, readProration } from './subscription-change.ts';

/** The invoice that a change would make, or that comes next; nothing is kept. */
export function previewInvoice(account: Account, params: Form): StoredInvoice {
  const subscription = account.subscriptions.get(params.required('subscription'), 'subscription');
  if (subscription.status === 'canceled')
    throw invalid('No upcoming invoices for a canceled subscription.', { code: 'invoice_upcoming_none' });
  const details = params.form('subscription_details') ?? Form.parse('');
  details.only(['cancel_at_period_end', 'items', 'proration_behavior', 'proration_date']);
  const proration = readProration(details);
  const change = readItemsChange(account, subscription, details);
  const waiting = account.pendingLines.all().filter((pending) => pending.subscription === subscription.id);
  const lines = [...waiting.map(({ line }) => line), ...change.lines];
  const first = change.items[0];
  const period: Period = { start: first?.current_period_start ?? account.now, end: first?.current_period_end ?? account.now };
  const atOnce = change.restarts || (change.lines.length > 0 && proration === 'always_invoice');
  const ends = details.flag('cancel_at_period_end') ?? subscription.cancel_at_period_end;
  if (!atOnce && !ends) lines.push(...cycleLines(account, subscription, change.items.map(nextPeriod(subscription)), period));
  if (lines.length === 0) throw invalid('No upcoming invoices for customer.', { code: 'invoice_upcoming_none' });
  return newInvoice(account, { subscription, reason: 'upcoming', lines, period, finalizesAt: null });
}

const nextPeriod = (subscription: StoredSubscription) => (item: StoredSubscriptionItem) => ({
  ...item,
  current_period_start: item.current_period_end,
  current_period_end: periodEnd(
    subscription.billing_cycle_anchor,
    item.price.recurring ?? { interval: 'month', interval_count: 1 },
    item.current_period_end,
  ),
});
