import { refusal } from '../refusal.ts';
import { advance, missPayment } from './advance.ts';
import { bill } from './bill.ts';
import { periodLine, trialLine } from './lines.ts';
import { giveId, type LocalPurchase, type LocalState, type LocalSubscription } from './local-state.ts';
import { anchorOf, daysAfter, periodEndOf } from './periods.ts';

/**
 * A subscription that begins now: with a trial, whose invoice is of nothing, or with the invoice of its first period.
 * @throws AppError `PLAN_HELD`: there is one of this vertical
 */
export function begin(before: LocalState, { vertical, currency, terms, trialDays }: LocalPurchase, at: Date): LocalState {
  const state = advance(before, at);
  if (state.subscriptions.some((each) => each.vertical === vertical && each.status !== 'ended')) {
    throw refusal('PLAN_HELD');
  }
  const { id: reference, state: given } = giveId(state, 'sub');
  const anchorDay = anchorOf(at);
  const trialEnd = trialDays > 0 ? daysAfter(at, trialDays) : null;
  const periodEnd = trialEnd ?? periodEndOf(at, terms.interval, anchorDay);
  const begun: LocalSubscription = {
    ...{ reference, vertical, currency, terms, next: null, anchorDay, periodStart: at, periodEnd, trialEnd },
    ...{ renewsAt: periodEnd, endsAtPeriodEnd: false, pastDueSince: null, retries: 0 },
    status: trialEnd ? 'trialing' : 'active',
  };
  const line = trialEnd ? trialLine(terms, begun) : periodLine(terms, begun);
  const billed = bill({ ...given, subscriptions: [...given.subscriptions, begun] }, begun, [line], at);
  return billed.invoice.status === 'open' ? missPayment(billed.state, begun, at) : billed.state;
}
