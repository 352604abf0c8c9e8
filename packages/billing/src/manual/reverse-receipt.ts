import { z } from 'zod';
import { refusal } from '../refusal.ts';
import { addReceipt, sameReceipt } from './add-receipt.ts';
import { amount, bankReference, check, checkId, line, notFound } from './check-typed.ts';
import { changeBooks, type ManualDeps, needInvoice, receiptOf } from './manual-books.ts';
import type { NewReversal } from './manual-provider.ts';

/** Writes down that money was sent back: a contra row, which does not count yet. */
export async function reverseReceipt(
  deps: ManualDeps,
  recordedBy: string,
  { receiptId, at: receivedAt, ...given }: NewReversal,
): Promise<string> {
  const { db, now } = deps;
  const taken = check(amount, given.amount, 'amount');
  const reference = check(bankReference, given.bankReference, 'bankReference');
  const reason = check(line, given.reason, 'reason');
  check(z.date().max(now()), receivedAt, 'at');
  const where = { receipts: { some: { id: checkId(receiptId) } } };
  const { organizationId, id: invoiceId } = await needInvoice(db.prisma, where);
  return changeBooks(deps, organizationId, async (deed) => {
    const invoice = await needInvoice(deed.tx, { id: invoiceId });
    const receipt = receiptOf(invoice, receiptId);
    if (receipt.amount < 0n || receipt.confirmedAt === null) throw notFound();
    if (receivedAt < receipt.receivedAt) throw refusal('BACK_EARLY', { kind: 'invalid', field: 'at' });
    const { payerCountry } = receipt;
    const moved = {
      amount: -taken,
      bankReference: reference,
      receivedAt,
      payerCountry,
      proof: null,
      reason,
      reversesId: receiptId,
    };
    const row = { ...moved, recordedBy, recordedAt: deed.at };
    const before = invoice.receipts.filter((each) => each.reversesId === receiptId && each.dismissedAt === null);
    const left = before.reduce((sum, each) => sum + each.amount, receipt.amount);
    if (!sameReceipt(invoice, row) && taken > left) throw refusal('REFUND_TOO_LARGE');
    return addReceipt(deed, invoice, row);
  });
}
