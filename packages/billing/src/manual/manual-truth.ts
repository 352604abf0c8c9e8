import { lostDays } from '../local/advance.ts';
import { daysAfter } from '../local/periods.ts';
import type { BillingTruth, SubscriptionTruth } from '../provider/truth.ts';
import type { ManualInvoice } from './manual-invoice.ts';
import { isConfirmed } from './read-manual.ts';

type PaidInvoice = ManualInvoice & { readonly period: NonNullable<ManualInvoice['period']> };

/** What the invoices of an organization make of its plans, in the words of the port. */
export function manualTruth(
  invoices: readonly ManualInvoice[],
  customer: Pick<BillingTruth, 'organizationId' | 'customer' | 'fetchedAt'>,
  at: Date,
): BillingTruth {
  const paid = invoices.filter((invoice): invoice is PaidInvoice => invoice.period !== null);
  const verticals = [...new Set(paid.map(({ vertical }) => vertical))];
  return {
    ...customer,
    subscriptions: verticals.map((vertical) =>
      subscriptionOf(
        paid.filter((each) => each.vertical === vertical),
        `${customer.customer}_${vertical}`,
        at,
      ),
    ),
    invoices: invoices.map(
      ({ id: reference, number, vertical, currency, total, paid: sum, status, lines, issuedAt, dueAt, period }) => ({
        ...{ reference, number, vertical, currency, total, paid: sum, status, lines, issuedAt, dueAt },
        paidAt: status === 'paid' ? (period?.paidAt ?? null) : null,
        url: null,
      }),
    ),
    payments: invoices.flatMap(({ id: invoice, currency, receipts }) =>
      receipts.filter(isConfirmed).map(({ id: reference, amount: gross, receivedAt: settledAt, payerCountry: country }) => ({
        ...{ reference, invoice, currency, gross, settledAt, fee: 0n },
        kind: gross > 0n ? ('payment' as const) : ('refund' as const),
        payer: country === null ? null : { country, basis: 'bank' as const },
      })),
    ),
  };
}

/** Nothing is collected by itself, so it always ends with what was paid for. @param paid of one vertical, at least one */
function subscriptionOf(paid: readonly PaidInvoice[], reference: string, at: Date): SubscriptionTruth {
  const inOrder = paid.toSorted((one, other) => one.period.start.getTime() - other.period.start.getTime());
  const current = inOrder.findLast(({ period }) => period.start <= at) ?? inOrder[0];
  if (!current) throw new RangeError('a subscription without an invoice');
  const { vertical, plan, interval, currency, seats, reversedAt, period } = current;
  const ahead = inOrder.filter((each) => each.reversedAt === null && each.period.start >= period.end);
  const periodEnd = ahead.at(-1)?.period.end ?? period.end;
  const lost = reversedAt !== null && daysAfter(reversedAt, lostDays) <= at;
  const isEnded = lost || periodEnd <= at;
  const isMissing = reversedAt !== null && !isEnded;
  const running = isMissing ? 'past-due' : 'active';
  return {
    ...{ reference, vertical, plan, interval, currency, seats, periodStart: period.start, periodEnd, trialEnd: null },
    status: isEnded ? 'ended' : running,
    endsAtPeriodEnd: true,
    pastDueSince: isMissing ? reversedAt : null,
  };
}
