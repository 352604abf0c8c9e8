import { check, checkId, line, notFound } from './check-typed.ts';
import { changeBooks, type ManualDeps } from './manual-books.ts';

/** Keeps the reference of the transfer, as whoever paid typed it. */
export async function declareTransfer(
  deps: ManualDeps,
  invoiceId: string,
  organizationId: string,
  typed: string,
): Promise<void> {
  const payerReference = check(line, typed, 'payerReference');
  await changeBooks(deps, organizationId, async ({ tx, changedAt }) => {
    const where = { id: checkId(invoiceId), organizationId };
    const { count } = await tx.manualInvoice.updateMany({ where, data: { payerReference, changedAt } });
    if (count === 0) throw notFound();
  });
}
