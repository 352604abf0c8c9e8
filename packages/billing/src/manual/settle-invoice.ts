import { anchorOf, periodEndOf } from '../local/periods.ts';
import { isHeldElsewhere } from '../provider/held-plan.ts';
import type { Deed } from './manual-books.ts';
import type { ManualInvoice } from './manual-invoice.ts';

/** What a confirmation makes of an invoice: paid for a period that begins now or when the one before ends, or paid no longer. */
export async function settleInvoice(
  { tx, at, changedAt }: Deed,
  { id, organizationId, vertical, interval, status, period, reversedAt }: ManualInvoice,
): Promise<void> {
  const where = { id };
  if (period) {
    const since = status === 'paid' ? null : (reversedAt ?? at);
    await tx.manualInvoice.update({ where, data: { reversedAt: since, changedAt } });
    return;
  }
  const isForNothing = async () =>
    (await isHeldElsewhere(tx, 'manual', { organizationId, vertical, at })) ||
    (await tx.organization.count({ where: { id: organizationId } })) === 0;
  // What was bought elsewhere meanwhile stays: the money is in the books, and somebody sends it back.
  if (status === 'open' || (await isForNothing())) {
    await tx.manualInvoice.update({ where, data: { changedAt } });
    return;
  }
  const { _max } = await tx.manualInvoice.aggregate({
    where: { organizationId, vertical, reversedAt: null },
    _max: { periodEnd: true },
  });
  const periodStart = _max.periodEnd && _max.periodEnd > at ? _max.periodEnd : at;
  const periodEnd = periodEndOf(periodStart, interval, anchorOf(periodStart));
  await tx.manualInvoice.update({ where, data: { periodStart, periodEnd, paidAt: at, changedAt } });
}
