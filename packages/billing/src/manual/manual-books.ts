import { type Database, holdLock, type Tx } from '@repo/db';
import type { Catalogue } from '../plans/catalogue.ts';
import type { BillingTruth } from '../provider/truth.ts';
import { writeBooksIn, writeTruthIn } from '../provider/write-truth.ts';
import { notFound } from './check-typed.ts';
import type { ManualInvoice, ManualReceipt } from './manual-invoice.ts';
import { manualTruth } from './manual-truth.ts';
import { type ManualWhere, readManualInvoices } from './read-manual.ts';

export interface ManualDeps {
  readonly db: Pick<Database, 'prisma' | 'query' | 'withPlatform'>;
  readonly catalogue: Catalogue;
  /** Names the series of numbers: another legal person begins its own. */
  readonly issuer: string;
  readonly now: () => Date;
}

/** The moment of a deed, and the transaction that it is done in. */
export interface Deed {
  readonly tx: Tx;
  readonly at: Date;
  /** What a change is stamped with: later than the one before, whatever the clock says. */
  readonly changedAt: Date;
}

export const customerOf = (organizationId: string): string => `manual_${organizationId}`;

/**
 * Changes the invoices of one organization in one transaction, one after the other however many want to, and writes the truth of them
 * where the product reads it. What is read inside is what is there until the end.
 */
export function changeBooks<T>(
  { db, now }: ManualDeps,
  organizationId: string,
  change: (deed: Deed) => Promise<T>,
): Promise<T> {
  return db.withPlatform('the manual invoices of an organization', async (tx) => {
    await holdLock(tx, `billing:${organizationId}`);
    const at = now();
    const last = await lastChange(tx, organizationId);
    // An older state never overwrites a newer one.
    const changedAt = new Date(Math.max(at.getTime(), (last?.getTime() ?? 0) + 1));
    const result = await change({ tx, at, changedAt });
    const truth = await readTruth(tx, organizationId, at);
    // Of an organization that was deleted there is no customer any more, and its money moves all the same.
    if (truth && !(await writeTruthIn(tx, 'manual', truth, at))) await writeBooksIn(tx, 'manual', truth, at);
    return result;
  });
}

/** Null: it never asked for an invoice. */
export async function readTruth(tx: Pick<Tx, 'manualInvoice'>, organizationId: string, at: Date): Promise<BillingTruth | null> {
  // Before the invoices: what is changed meanwhile is then older here than it is.
  const fetchedAt = await lastChange(tx, organizationId);
  const invoices = await readManualInvoices(tx, { organizationId });
  return fetchedAt && manualTruth(invoices, { organizationId, customer: customerOf(organizationId), fetchedAt }, at);
}

/** @throws AppError `NOT_FOUND` */
export async function needInvoice(tx: Pick<Tx, 'manualInvoice'>, where: ManualWhere): Promise<ManualInvoice> {
  const [invoice] = await readManualInvoices(tx, where);
  if (!invoice) throw notFound();
  return invoice;
}

/** @throws AppError `NOT_FOUND` */
export function receiptOf({ receipts }: ManualInvoice, id: string): ManualReceipt {
  const receipt = receipts.find((each) => each.id === id);
  if (!receipt) throw notFound();
  return receipt;
}

async function lastChange(tx: Pick<Tx, 'manualInvoice'>, organizationId: string): Promise<Date | null> {
  const { _max } = await tx.manualInvoice.aggregate({ where: { organizationId }, _max: { changedAt: true } });
  return _max.changedAt;
}
