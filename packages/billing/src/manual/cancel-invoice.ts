import { refusal } from '../refusal.ts';
import { checkId } from './check-typed.ts';
import { changeBooks, type ManualDeps, needInvoice } from './manual-books.ts';
import { isConfirmed, isWaiting } from './read-manual.ts';

/** Makes an invoice void for which nothing was recorded. */
export async function cancelInvoice(deps: ManualDeps, invoiceId: string, organizationId: string): Promise<void> {
  await changeBooks(deps, organizationId, async ({ tx, at: voidedAt, changedAt }) => {
    const where = { id: checkId(invoiceId), organizationId };
    const { receipts, voidedAt: before } = await needInvoice(tx, where);
    if (before !== null) return;
    if (receipts.some((each) => isConfirmed(each) || isWaiting(each))) throw refusal('INVOICE_PAID');
    await tx.manualInvoice.updateMany({ where, data: { voidedAt, changedAt } });
  });
}
