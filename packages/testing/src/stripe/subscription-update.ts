import type { Account } from './account.ts';
import { refreshEntitlements } from './entitlements.ts';
import { declined, invalid } from './fault.ts';
import type { Form } from './form.ts';
import { newId } from './id.ts';
import { cycleLines, keepDebits } from './invoice-lines.ts';
import type { StoredSubscription } from './stored.ts';
import { announceTrialEnd, collect, invoiceNow } from './subscription-bill.ts';
import { type ItemsChange, readItemsChange, readProration } from './subscription-change.ts';
import { newItem } from './subscription-make.ts';

/** Carries out an update of a subscription, with what it costs. */
export function updateSubscription(account: Account, subscription: StoredSubscription, params: Form): void {
  if (subscription.status === 'canceled' || subscription.status === 'incomplete_expired') {
    const allowed = ['cancellation_details', 'expand', 'metadata'];
    const other = params.names().find((name) => !allowed.includes(name));
    const message = 'A canceled subscription can only update its cancellation_details and metadata.';
    if (other !== undefined) throw invalid(message, { code: 'invalid_canceled_subscription_fields' });
  }
  const change = readItemsChange(account, subscription, params);
  const fields = readFields(account, subscription, params);
  const endsTrial = readTrialEnd(account, subscription, params);
  const bills = change.restarts || readProration(params) === 'always_invoice';
  if (params.oneOf('payment_behavior', behaviors) === 'error_if_incomplete')
    refuseDeclined(account, subscription, bills, change);
  if (JSON.stringify(change.items) !== JSON.stringify(subscription.items.data)) {
    fields.items = { ...subscription.items, data: change.items };
  }
  if (change.restarts) fields.billing_cycle_anchor = account.now;
  account.change('customer.subscription.updated', subscription, fields);
  if (endsTrial !== null) moveTrialEnd(account, subscription, endsTrial);
  bill(account, subscription, change, bills);
  refreshEntitlements(account, subscription.customer);
}

const behaviors = ['allow_incomplete', 'default_incomplete', 'error_if_incomplete'] as const;

function readFields(account: Account, subscription: StoredSubscription, params: Form): Partial<StoredSubscription> {
  const fields: Partial<StoredSubscription> = {};
  if (params.has('metadata')) fields.metadata = params.metadata(subscription.metadata);
  if (params.has('description')) fields.description = params.emptyable('description') ?? null;
  const card = params.text('default_payment_method');
  if (card !== undefined) fields.default_payment_method = account.paymentMethods.get(card, 'default_payment_method').id;
  const atEnd = params.flag('cancel_at_period_end');
  if (atEnd !== undefined && params.has('cancel_at')) {
    throw invalid('You may only specify one of these parameters: cancel_at, cancel_at_period_end.');
  }
  // In the flexible mode `false` takes away only what `true` has set, and no `cancel_at` of another origin.
  if (atEnd === true || (atEnd === false && subscription.cancel_at_period_end)) {
    const end = subscription.items.data[0]?.current_period_end ?? null;
    Object.assign(fields, ending(account, subscription, atEnd ? end : null), { cancel_at_period_end: atEnd });
  }
  if (params.has('cancel_at')) {
    const word = params.text('cancel_at') ?? '';
    const end = subscription.items.data[0]?.current_period_end ?? null;
    const words = new Map([
      ['', null],
      ['max_period_end', end],
      ['min_period_end', end],
    ]);
    const at = words.has(word) ? (words.get(word) ?? null) : (params.integer('cancel_at') ?? null);
    Object.assign(fields, ending(account, subscription, at), { cancel_at_period_end: false });
  }
  return fields;
}

function ending(account: Account, subscription: StoredSubscription, at: number | null): Partial<StoredSubscription> {
  const reason = at === null ? null : 'cancellation_requested';
  const details = { comment: null, feedback: null, feedback_option: null, reason };
  const since = at === null ? null : (subscription.canceled_at ?? account.now);
  return { cancel_at: at, canceled_at: since, cancellation_details: details };
}

function readTrialEnd(account: Account, subscription: StoredSubscription, params: Form): number | null {
  const text = params.text('trial_end');
  if (text === undefined) return null;
  const at = text === 'now' ? account.now : params.integer('trial_end');
  if (at === undefined || at < account.now) throw invalid('Invalid timestamp: must be in the future', { param: 'trial_end' });
  return text === 'now' && subscription.status !== 'trialing' ? null : at;
}

function moveTrialEnd(account: Account, subscription: StoredSubscription, at: number): void {
  const over = at === account.now;
  const data = subscription.items.data.map((item) => {
    const wish = { price: item.price, quantity: item.quantity ?? 1 };
    const { current_period_end, current_period_start } = newItem(account, subscription.id, wish, at, over ? null : at);
    return { ...item, current_period_end, current_period_start };
  });
  account.change('customer.subscription.updated', subscription, {
    billing_cycle_anchor: at,
    items: { ...subscription.items, data },
    status: over ? 'active' : 'trialing',
    trial_end: at,
    trial_start: subscription.trial_start ?? account.now,
  });
  account.announcedTrialEnds.delete(subscription.id);
  if (!over) return;
  announceTrialEnd(account, subscription);
  const lines = cycleLines(account, subscription, data, null);
  keepDebits(account, subscription.id, lines);
  collect(account, invoiceNow(account, { subscription, reason: 'subscription_update', lines }));
}

/** Lines of a change wait for the next invoice, or make one of their own. */
function bill(account: Account, subscription: StoredSubscription, change: ItemsChange, now: boolean): void {
  const { credited, lines, restarts } = change;
  if (lines.length === 0) return;
  const debits = restarts ? [] : (account.debits.get(subscription.id) ?? []);
  keepDebits(account, subscription.id, [...debits.filter(({ id }) => !credited.includes(id)), ...lines]);
  if (now) {
    collect(account, invoiceNow(account, { subscription, reason: 'subscription_update', lines }));
    return;
  }
  for (const line of lines) account.pendingLines.add({ id: newId('ii', 24), subscription: subscription.id, line });
}

function refuseDeclined(account: Account, subscription: StoredSubscription, bills: boolean, { lines }: ItemsChange): void {
  const due = lines.reduce((sum, { amount }) => sum + amount, 0) + account.customers.get(subscription.customer).balance;
  const card = subscription.default_payment_method;
  if (bills && due > 0 && (card === null || account.decliningCards.has(card))) throw declined(null);
}
