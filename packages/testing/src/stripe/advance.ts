/** What time does to an account: one happening after the other, each at its own moment. */
import type { Account } from './account.ts';
import { expireSession } from './checkout.ts';
import { finalizeInvoice } from './invoice-collect.ts';
import { subscriptionOf } from './invoice-make.ts';
import { voidInvoice } from './invoices.ts';
import { day, hour } from './period.ts';
import type { StoredSubscription } from './stored.ts';
import { announceTrialEnd, beginPeriod, collect, endAsPlanned } from './subscription-bill.ts';

interface Happening {
  /** In seconds. */
  readonly at: number;
  readonly happen: () => void;
}

/** Moves the clock of all accounts to a moment, in seconds, and lets happen what is due until then. */
export function advance(accounts: readonly Account[], to: number): void {
  const [first] = accounts;
  if (!first) return;
  const { clock } = first;
  if (to < clock.now) throw new RangeError('A test clock moves forward only.');
  for (let next = earliest(accounts); next !== undefined && next.at <= to; next = earliest(accounts)) {
    clock.now = Math.max(clock.now, next.at);
    next.happen();
  }
  clock.now = to;
}

function earliest(accounts: readonly Account[]): Happening | undefined {
  let found: Happening | undefined;
  for (const account of accounts) {
    for (const happening of happenings(account)) {
      if (found === undefined || happening.at < found.at) found = happening;
    }
  }
  return found;
}

function* happenings(account: Account): Generator<Happening> {
  for (const subscription of account.subscriptions.all()) yield* ofSubscription(account, subscription);
  for (const invoice of account.invoices.all()) {
    const { automatically_finalizes_at: opens, next_payment_attempt: next, status } = invoice;
    const open = () => {
      finalizeInvoice(account, invoice);
      collect(account, invoice);
    };
    if (status === 'draft' && typeof opens === 'number') yield { at: opens, happen: open };
    if (status === 'open' && next !== null) yield { at: next, happen: () => collect(account, invoice) };
  }
  for (const session of account.sessions.all()) {
    if (session.status === 'open') yield { at: session.expires_at, happen: () => expireSession(account, session) };
  }
}

function* ofSubscription(account: Account, subscription: StoredSubscription): Generator<Happening> {
  const { cancel_at: cancelAt, created, status, trial_end: trialEnd } = subscription;
  const end = subscription.items.data[0]?.current_period_end;
  if (status === 'incomplete') yield { at: created + 23 * hour, happen: () => expire(account, subscription) };
  if (status === 'trialing' && trialEnd !== null && !account.announcedTrialEnds.has(subscription.id)) {
    yield { at: trialEnd - 3 * day, happen: () => announceTrialEnd(account, subscription) };
  }
  if (!['active', 'past_due', 'trialing', 'unpaid'].includes(status) || end === undefined) return;
  if (cancelAt !== null && cancelAt <= end) {
    yield { at: cancelAt, happen: () => endAsPlanned(account, subscription) };
    return;
  }
  yield { at: end, happen: () => beginPeriod(account, subscription) };
}

/** A first invoice that nobody paid within 23 hours takes its subscription with it. */
function expire(account: Account, subscription: StoredSubscription): void {
  const ended = { ended_at: account.now, status: 'incomplete_expired' };
  account.change('customer.subscription.updated', subscription, ended);
  for (const invoice of account.invoices.all()) {
    if (invoice.status === 'open' && subscriptionOf(account, invoice) === subscription) voidInvoice(account, invoice);
  }
}
