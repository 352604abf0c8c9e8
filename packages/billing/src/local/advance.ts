/** What time does to the customer of the local provider. */
import { bill, collect, openInvoices } from './bill.ts';
import { periodLine } from './lines.ts';
import { type LocalState, type LocalSubscription, putSubscription } from './local-state.ts';
import { anchorOf, daysAfter, periodEndOf } from './periods.ts';

/** Days after the first refusal on which the card is asked again. */
export const retryDays: readonly number[] = [1, 3, 5, 7];
/** Days after the first refusal on which the subscription ends. */
export const lostDays = 30;

interface Due {
  readonly at: Date;
  readonly happen: (state: LocalState, subscription: LocalSubscription, at: Date) => LocalState;
}

/**
 * The state after all that happens until an instant, that instant included. Each thing happens at its own time, so it does not
 * matter in how many steps an instant is reached.
 */
export function advance(state: LocalState, now: Date): LocalState {
  let current = state;
  for (let next = firstDue(current); next && next.due.at <= now; next = firstDue(current)) {
    current = next.due.happen(current, next.subscription, next.due.at);
  }
  return current;
}

/** When something happens next; null: never. */
export const nextDue = (state: LocalState): Date | null => firstDue(state)?.due.at ?? null;

function firstDue({ subscriptions }: LocalState): { subscription: LocalSubscription; due: Due } | null {
  const dues = subscriptions.flatMap((subscription) => duesOf(subscription).map((due) => ({ subscription, due })));
  // Stable: of what falls on the same instant, what was bought first comes first.
  return dues.toSorted((one, other) => one.due.at.getTime() - other.due.at.getTime())[0] ?? null;
}

function duesOf(subscription: LocalSubscription): Due[] {
  const { status, renewsAt, periodEnd, pastDueSince, retries, endsAtPeriodEnd } = subscription;
  if (status === 'ended') return [];
  if (!pastDueSince) return [{ at: renewsAt, happen: endsAtPeriodEnd ? end : renew }];
  const days = retryDays[retries];
  return [
    ...(days === undefined ? [] : [{ at: daysAfter(pastDueSince, days), happen: retry }]),
    { at: daysAfter(pastDueSince, lostDays), happen: end },
    ...(endsAtPeriodEnd ? [{ at: periodEnd, happen: end }] : []),
  ];
}

/** The state once nothing is collected here any more: all that is held ends, and what is open stays unpaid. */
export const endEverything = (state: LocalState): LocalState =>
  state.subscriptions.reduce((held, each) => (each.status === 'ended' ? held : end(held, each)), state);

function end(state: LocalState, subscription: LocalSubscription): LocalState {
  const lost = new Set(openInvoices(state, subscription).map(({ reference }) => reference));
  const invoices = state.invoices.map((each) =>
    lost.has(each.reference) ? { ...each, status: 'uncollectible' as const } : each,
  );
  return putSubscription({ ...state, invoices }, { ...subscription, status: 'ended', next: null, pastDueSince: null });
}

function renew(state: LocalState, subscription: LocalSubscription, at: Date): LocalState {
  const { periodEnd: periodStart, next, terms: held, status } = subscription;
  const terms = next ?? held;
  const anchorDay = status === 'trialing' ? anchorOf(periodStart) : subscription.anchorDay;
  const periodEnd = periodEndOf(periodStart, terms.interval, anchorDay);
  const renewsAt = later(periodEnd, at);
  const renewed: LocalSubscription = {
    ...subscription,
    ...{ terms, next: null, status: 'active', anchorDay, periodStart, periodEnd, renewsAt },
  };
  const billed = bill(putSubscription(state, renewed), renewed, [periodLine(terms, renewed)], at);
  return billed.invoice.status === 'open' ? missPayment(billed.state, renewed, at) : billed.state;
}

function retry(state: LocalState, subscription: LocalSubscription, at: Date): LocalState {
  const tried = { ...subscription, retries: subscription.retries + 1 };
  return payOpen(putSubscription(state, tried), tried, at);
}

/** From now on a payment of this subscription is missing. */
export function missPayment(state: LocalState, subscription: LocalSubscription, at: Date): LocalState {
  return putSubscription(state, { ...subscription, status: 'past-due', pastDueSince: at, retries: 0 });
}

/** Asks the card for all that is open of a subscription, which is then in order again. */
export function payOpen(state: LocalState, subscription: LocalSubscription, at: Date): LocalState {
  if (!state.card.works) return state;
  const paid = openInvoices(state, subscription).reduce((held, invoice) => collect(held, invoice, at).state, state);
  const renewsAt = later(subscription.periodEnd, at);
  return putSubscription(paid, { ...subscription, status: 'active', pastDueSince: null, retries: 0, renewsAt });
}

const later = (one: Date, other: Date): Date => (one > other ? one : other);
