import { refusal } from '../refusal.ts';
import { check, checkId, line } from './check-typed.ts';
import { changeBooks, type ManualDeps, needInvoice } from './manual-books.ts';

/** Keeps the reference of the transfer, as whoever paid typed it. */
export async function declareTransfer(
  deps: ManualDeps,
  invoiceId: string,
  organizationId: string,
  typed: string,
): Promise<void> {
  const payerReference = check(line, typed, 'payerReference');
  await changeBooks(deps, organizationId, async ({ tx, changedAt }) => {
    const { id, voidedAt } = await needInvoice(tx, { id: checkId(invoiceId), organizationId });
    if (voidedAt !== null) throw refusal('INVOICE_WITHDRAWN');
    await tx.manualInvoice.update({ where: { id }, data: { payerReference, changedAt } });
  });
}
