import type { BillingTruth } from '../provider/truth.ts';
import type { LocalState } from './local-state.ts';

/** The state of a customer in the words of the port. */
export function truthOf(
  state: LocalState,
  { organizationId, changedAt }: { organizationId: string; changedAt: Date },
): BillingTruth {
  const paidOf = (invoice: string) =>
    state.payments.filter((each) => each.invoice === invoice).reduce((sum, { gross }) => sum + gross, 0n);
  return {
    organizationId,
    customer: state.customer,
    fetchedAt: changedAt,
    subscriptions: state.subscriptions.map(
      ({ reference, vertical, currency, terms, status, periodStart, periodEnd, trialEnd, endsAtPeriodEnd, pastDueSince }) => ({
        ...{ reference, vertical, currency, status, periodStart, periodEnd, trialEnd, endsAtPeriodEnd, pastDueSince },
        ...{ plan: terms.plan, interval: terms.interval, seats: terms.seats },
      }),
    ),
    invoices: state.invoices.map(({ subscription: _own, ...invoice }) => ({
      ...invoice,
      paid: paidOf(invoice.reference),
      dueAt: null,
      url: null,
    })),
    payments: state.payments.map(({ refunds: _own, country, ...payment }) => ({
      ...payment,
      fee: 0n,
      payer: { country, basis: 'declared' },
    })),
  };
}
