import { newId } from '@repo/db';
import { refusal } from '../refusal.ts';
import type { Deed } from './manual-books.ts';
import type { ManualInvoice, ManualReceipt } from './manual-invoice.ts';

export type ReceiptRow = Omit<ManualReceipt, 'id' | 'confirmedBy' | 'confirmedAt' | 'dismissedBy' | 'dismissedAt'>;

/** The same amount and reference is the same receipt, unless it was dismissed. */
export const sameReceipt = ({ receipts }: ManualInvoice, row: ReceiptRow): ManualReceipt | undefined =>
  receipts.find(
    ({ amount, bankReference, reversesId, dismissedAt }) =>
      dismissedAt === null && amount === row.amount && bankReference === row.bankReference && reversesId === row.reversesId,
  );

const detailsOf = ({ receivedAt, payerCountry, proof, reason }: ReceiptRow): string =>
  JSON.stringify([receivedAt, payerCountry, proof, reason]);

/**
 * @returns the id of the receipt, which may be there
 * @throws AppError `RECEIPT_KNOWN`: it is there with another day, country, proof or reason
 */
export async function addReceipt({ tx, changedAt }: Deed, invoice: ManualInvoice, row: ReceiptRow): Promise<string> {
  const there = sameReceipt(invoice, row);
  if (there) {
    // Another day, country or proof would be lost.
    if (detailsOf(there) !== detailsOf(row)) throw refusal('RECEIPT_KNOWN', { field: 'bankReference' });
    return there.id;
  }
  const id = newId();
  await tx.manualReceipt.create({ data: { id, invoiceId: invoice.id, ...row } });
  await tx.manualInvoice.update({ where: { id: invoice.id }, data: { changedAt } });
  return id;
}
