import { AppError } from '@repo/facts';
import { planIds } from '@repo/vertical';
import type { ChangePreview } from '../provider/provider.ts';
import type { InvoiceLine } from '../provider/truth.ts';
import { refusal } from '../refusal.ts';
import { advance, missPayment } from './advance.ts';
import { bill } from './bill.ts';
import { periodLine, restLine, seatsLine, unusedLine } from './lines.ts';
import { type LocalState, type LocalSubscription, type LocalTerms, putSubscription } from './local-state.ts';
import { anchorOf, periodEndOf } from './periods.ts';

export interface LocalChange {
  /** The plan and the interval that are wanted, with their price. */
  readonly sold?: Omit<LocalTerms, 'seats'>;
  readonly seats?: number;
  readonly endsAtPeriodEnd?: boolean;
}

/**
 * A subscription after a change. More of a plan, or a year in place of months, holds at once and is billed to the day; less holds
 * from the next period on. Seats are billed or given back to the day.
 *
 * A change of seats that the card refuses holds, and its payment is missing; one of the plan does not hold.
 *
 * @throws AppError `NOT_FOUND`: ended or never there; `PAYMENT_MISSING`: the plan cannot be changed before what is open is paid;
 * `PAYMENT_DECLINED`
 */
export function change(before: LocalState, reference: string, wish: LocalChange, at: Date): LocalState {
  const state = advance(before, at);
  const found = state.subscriptions.find((each) => each.reference === reference && each.status !== 'ended');
  if (!found) throw new AppError('NOT_FOUND', { kind: 'not-found' });
  const held = { ...found, endsAtPeriodEnd: wish.endsAtPeriodEnd ?? found.endsAtPeriodEnd };
  const changed = deedOf(held)(putSubscription(state, held), held, wish, at);
  return advance(changed, at);
}

function deedOf({ status }: LocalSubscription): typeof changePaid {
  if (status === 'past-due') return changePastDue;
  return status === 'trialing' ? changeTrial : changePaid;
}

const isOther = (sold: LocalChange['sold'], { plan, interval }: LocalTerms): sold is Omit<LocalTerms, 'seats'> =>
  sold !== undefined && (sold.plan !== plan || sold.interval !== interval);

function isMore({ plan, interval }: Omit<LocalTerms, 'seats'>, held: LocalTerms): boolean {
  const steps = planIds.indexOf(plan) - planIds.indexOf(held.plan);
  return steps > 0 || (steps === 0 && interval === 'year');
}

/** What was not paid is not given back: seats change with the next period. */
function changePastDue(state: LocalState, held: LocalSubscription, { sold, seats }: LocalChange): LocalState {
  if (isOther(sold, held.terms)) throw refusal('PAYMENT_MISSING');
  return seats === undefined ? state : putSubscription(state, { ...held, next: { ...(held.next ?? held.terms), seats } });
}

/** Nothing was paid yet, so nothing is billed or given back. */
function changeTrial(state: LocalState, held: LocalSubscription, { sold, seats }: LocalChange): LocalState {
  return putSubscription(state, { ...held, terms: { ...(sold ?? held.terms), seats: seats ?? held.terms.seats } });
}

function changePaid(
  state: LocalState,
  held: LocalSubscription,
  { sold, seats = held.terms.seats }: LocalChange,
  at: Date,
): LocalState {
  if (isOther(sold, held.terms) && isMore(sold, held.terms)) return raise(state, held, { ...sold, seats }, at);
  // The plan that is held already: it stays after all.
  const stays = sold && !isOther(sold, held.terms);
  const wanted = stays ? null : (sold ?? held.next);
  const changed: LocalSubscription = { ...held, terms: { ...held.terms, seats }, next: wanted && { ...wanted, seats } };
  const line = seatsLine(held.terms, seats - held.terms.seats, { period: held, at });
  const billed = billIf(putSubscription(state, changed), changed, [line], at);
  return billed.missing ? missPayment(billed.state, changed, at) : billed.state;
}

function raise(state: LocalState, held: LocalSubscription, terms: LocalTerms, at: Date): LocalState {
  const unused = unusedLine(held.terms, held, at);
  const changed = { ...held, terms, next: null };
  if (terms.interval === held.terms.interval) {
    return need(billIf(putSubscription(state, changed), changed, [unused, restLine(terms, held, at)], at));
  }
  const anchorDay = anchorOf(at);
  const periodEnd = periodEndOf(at, terms.interval, anchorDay);
  const anew: LocalSubscription = { ...changed, anchorDay, periodStart: at, periodEnd, renewsAt: periodEnd };
  return need(billIf(putSubscription(state, anew), anew, [unused, periodLine(terms, anew)], at));
}

function billIf(
  state: LocalState,
  subscription: LocalSubscription,
  lines: readonly InvoiceLine[],
  at: Date,
): { state: LocalState; missing: boolean } {
  const some = lines.filter(({ amount }) => amount !== 0n);
  if (some.length === 0) return { state, missing: false };
  const billed = bill(state, subscription, some, at);
  return { state: billed.state, missing: billed.invoice.status === 'open' };
}

function need({ state, missing }: { state: LocalState; missing: boolean }): LocalState {
  if (missing) throw refusal('PAYMENT_DECLINED');
  return state;
}

/** What a change would take from a card that works, or add to the credit, and from when on it would hold. */
export function previewOf(before: LocalState, reference: string, wish: LocalChange, at: Date): ChangePreview {
  const state = advance(before, at);
  const changed = change({ ...state, card: { ...state.card, works: true } }, reference, wish, at);
  const paid = changed.payments.slice(state.payments.length).reduce((sum, { gross }) => sum + gross, 0n);
  const held = changed.subscriptions.find((each) => each.reference === reference);
  const currency = held?.currency ?? 'PKR';
  const kept = changed.credits[currency] - state.credits[currency];
  const waits = held && wish.sold && isOther(wish.sold, held.terms);
  return {
    dueNow: paid,
    credit: paid === 0n && kept > 0n ? kept : 0n,
    currency,
    startsAt: waits ? held.renewsAt : null,
    trialEnd: held?.status === 'trialing' ? held.trialEnd : null,
  };
}
