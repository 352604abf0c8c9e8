import { z } from 'zod';
import { daysAfter } from '../local/periods.ts';
import { refusal } from '../refusal.ts';
import { addReceipt } from './add-receipt.ts';
import { amount, bankReference, check, checkId, country, proofHash } from './check-typed.ts';
import { changeBooks, type ManualDeps, needInvoice } from './manual-books.ts';
import type { NewReceipt } from './manual-provider.ts';
import { refuseUsed } from './refuse-used.ts';

/** Days before its invoice that money may have arrived. */
const longestAhead = 366;

/** Writes down what reached the account. It does not count yet. */
export async function recordReceipt(
  deps: ManualDeps,
  recordedBy: string,
  { invoiceId, ...given }: NewReceipt,
): Promise<string> {
  const { db, now } = deps;
  const data = {
    amount: check(amount, given.amount, 'amount'),
    bankReference: check(bankReference, given.bankReference, 'bankReference'),
    receivedAt: check(z.date().max(now()), given.receivedAt, 'receivedAt'),
    proof: given.proof === undefined ? null : check(proofHash, given.proof, 'proof'),
  };
  const payer = given.payerCountry === undefined ? null : check(country, given.payerCountry, 'payerCountry');
  const { organizationId, method, issuedAt } = await needInvoice(db.prisma, { id: checkId(invoiceId) });
  // A year that is typed wrong would put the money into another one's books.
  if (data.receivedAt < daysAfter(issuedAt, -longestAhead))
    throw refusal('DAY_EARLY', { kind: 'invalid', field: 'receivedAt' });
  // Raast moves money within Pakistan alone.
  const payerCountry = method === 'raast' ? 'PK' : payer;
  return changeBooks(deps, organizationId, async (deed) => {
    const invoice = await needInvoice(deed.tx, { id: invoiceId });
    if (invoice.voidedAt !== null) throw refusal('INVOICE_VOID');
    await refuseUsed(deed.tx, data);
    const row = { ...data, payerCountry, reason: null, reversesId: null, recordedBy, recordedAt: deed.at };
    return addReceipt(deed, invoice, row);
  });
}
