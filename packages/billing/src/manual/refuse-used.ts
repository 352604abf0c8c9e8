import { holdLock, type Tx } from '@repo/db';
import { refusal } from '../refusal.ts';
import type { ManualReceipt } from './manual-invoice.ts';

/**
 * One transfer pays one invoice: its reference counts once, for whichever organization.
 * @param receipt without an id: it is not recorded yet
 * @throws AppError `TRANSFER_USED`
 */
export async function refuseUsed(
  tx: Tx,
  { id, bankReference, amount }: Pick<ManualReceipt, 'bankReference' | 'amount'> & { readonly id?: string },
): Promise<void> {
  if (amount < 0n) return;
  await holdLock(tx, `manual-reference:${bankReference}`);
  const others = id === undefined ? {} : { id: { not: id } };
  const where = { bankReference, amount: { gt: 0 }, confirmedAt: { not: null }, ...others };
  if ((await tx.manualReceipt.count({ where })) > 0) throw refusal('TRANSFER_USED', { field: 'bankReference' });
}
