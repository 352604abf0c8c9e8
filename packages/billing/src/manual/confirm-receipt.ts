import { refusal } from '../refusal.ts';
import { checkId, notFound } from './check-typed.ts';
import { changeBooks, type ManualDeps, needInvoice, receiptOf } from './manual-books.ts';
import { refuseUsed } from './refuse-used.ts';
import { settleInvoice } from './settle-invoice.ts';

/** Makes a receipt count that somebody else recorded. */
export async function confirmReceipt(deps: ManualDeps, confirmedBy: string, receiptId: string): Promise<void> {
  const where = { receipts: { some: { id: checkId(receiptId) } } };
  const { organizationId, id } = await needInvoice(deps.db.prisma, where);
  await changeBooks(deps, organizationId, async (deed) => {
    const { tx, at } = deed;
    const receipt = receiptOf(await needInvoice(tx, { id }), receiptId);
    if (receipt.confirmedAt !== null) return;
    if (receipt.dismissedAt !== null) throw notFound();
    if (receipt.recordedBy === confirmedBy) throw refusal('SECOND_PERSON', { kind: 'forbidden' });
    await refuseUsed(tx, receipt);
    await tx.manualReceipt.update({ where: { id: receiptId }, data: { confirmedBy, confirmedAt: at } });
    await settleInvoice(deed, await needInvoice(tx, { id }));
  });
}
