import { oneAtATime } from '../desk/one-at-a-time.ts';
import type { PurchaseWish } from '../provider/provider.ts';
import { refusal } from '../refusal.ts';
import type { ManualDeps } from './manual-books.ts';
import type { ManualInvoice } from './manual-invoice.ts';
import type { ManualProvider } from './manual-provider.ts';
import { readManualInvoices } from './read-manual.ts';
import { requestInvoice } from './request-invoice.ts';

/** As `requestInvoice`, but one that can still be paid in time is shown again: two of them would both be paid. */
export function requestOnce(
  deps: ManualDeps,
  wish: PurchaseWish,
  how: Parameters<ManualProvider['request']>[1],
): Promise<ManualInvoice> {
  return oneAtATime(deps.db, wish, async () => {
    const { organizationId, vertical } = wish;
    const issued = await readManualInvoices(deps.db.prisma, { organizationId, vertical, voidedAt: null });
    const open = issued.find(({ dueAt, period, status }) => status === 'open' && period === null && dueAt > deps.now());
    if (!open) return requestInvoice(deps, wish, how);
    const isSame =
      (['plan', 'interval', 'currency', 'seats'] as const).every((term) => open[term] === wish[term]) &&
      open.method === how.method &&
      open.buyer.ntn === how.buyer.ntn;
    if (isSame) return open;
    throw refusal('INVOICE_OPEN');
  });
}
