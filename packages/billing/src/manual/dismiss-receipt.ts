import { checkId, notFound } from './check-typed.ts';
import { changeBooks, type ManualDeps, needInvoice, receiptOf } from './manual-books.ts';

/** Sets a receipt aside that is wrong and does not count yet. */
export async function dismissReceipt(deps: ManualDeps, dismissedBy: string, receiptId: string): Promise<void> {
  const where = { receipts: { some: { id: checkId(receiptId) } } };
  const { organizationId, id } = await needInvoice(deps.db.prisma, where);
  await changeBooks(deps, organizationId, async ({ tx, at: dismissedAt, changedAt }) => {
    const receipt = receiptOf(await needInvoice(tx, { id }), receiptId);
    if (receipt.dismissedAt !== null) return;
    if (receipt.confirmedAt !== null) throw notFound();
    await tx.manualReceipt.update({ where: { id: receiptId }, data: { dismissedBy, dismissedAt } });
    await tx.manualInvoice.update({ where: { id }, data: { changedAt } });
  });
}
