import { z } from 'zod';
import { refusal } from '../refusal.ts';
import { addReceipt } from './add-receipt.ts';
import { amount, check, checkId, country, line, proofHash } from './check-typed.ts';
import { changeBooks, type ManualDeps, needInvoice } from './manual-books.ts';
import type { NewReceipt } from './manual-provider.ts';

/** Writes down what reached the account. It does not count yet. */
export async function recordReceipt(
  deps: ManualDeps,
  recordedBy: string,
  { invoiceId, ...given }: NewReceipt,
): Promise<string> {
  const { db, now } = deps;
  const data = {
    amount: check(amount, given.amount, 'amount'),
    bankReference: check(line, given.bankReference, 'bankReference'),
    receivedAt: check(z.date().max(now()), given.receivedAt, 'receivedAt'),
    proof: given.proof === undefined ? null : check(proofHash, given.proof, 'proof'),
  };
  const payer = given.payerCountry === undefined ? null : check(country, given.payerCountry, 'payerCountry');
  const { organizationId, method } = await needInvoice(db.prisma, { id: checkId(invoiceId) });
  // Raast moves money within Pakistan alone.
  const payerCountry = method === 'raast' ? 'PK' : payer;
  return changeBooks(deps, organizationId, async (deed) => {
    const invoice = await needInvoice(deed.tx, { id: invoiceId });
    if (invoice.voidedAt !== null) throw refusal('INVOICE_VOID');
    const row = { ...data, payerCountry, reason: null, reversesId: null, recordedBy, recordedAt: deed.at };
    return addReceipt(deed, invoice, row);
  });
}
