import type { Database, Tx } from '@repo/db';
import { newId } from '@repo/db';
import { storeLines } from '../invoices/stored-lines.ts';
import { postingsOf } from '../ledger/postings-of.ts';
import type { ProviderId } from './provider.ts';
import type { BillingTruth } from './truth.ts';

/**
 * Writes what a provider knows of a customer: absolute states, so that the order of events and their number do not matter.
 * A truth that was fetched before the one written last changes nothing. Payments are only ever added. A plan that somebody else collects
 * real money for is left as it is.
 * @returns whether it was written
 */
export async function writeTruth(
  { db, now = () => new Date() }: { readonly db: Pick<Database, 'withPlatform'>; readonly now?: () => Date },
  provider: ProviderId,
  truth: BillingTruth,
): Promise<boolean> {
  return db.withPlatform('the state of a customer of payments', (tx) => writeTruthIn(tx, provider, truth, now()));
}

/** As `writeTruth`, inside a transaction of the platform: for a provider whose own state is in this database. */
export async function writeTruthIn(tx: Tx, provider: ProviderId, truth: BillingTruth, at: Date): Promise<boolean> {
  const { organizationId } = truth;
  // The row is the lock: whoever comes second waits here, and then sees what the first one wrote.
  const locked = await tx.billingCustomer.updateMany({
    where: {
      organizationId,
      provider,
      reference: truth.customer,
      OR: [{ syncedAt: null }, { syncedAt: { lte: truth.fetchedAt } }],
    },
    data: { syncedAt: truth.fetchedAt },
  });
  if (locked.count === 0) return false;
  await writeSubscriptions(tx, provider, truth, at);
  await writeBooksIn(tx, provider, truth, at);
  return true;
}

/** The invoices and the payments of a truth alone: books outlive the organization whose plan they paid. */
export async function writeBooksIn(tx: Tx, provider: ProviderId, truth: BillingTruth, at: Date): Promise<void> {
  const { organizationId } = truth;
  const invoices = await writeInvoices(tx, provider, truth);
  const posted = new Map(truth.payments.map((payment) => [keyOf(payment), postingsOf(provider, payment)]));
  // Gives back only the ones that were not there: what they post is written once too.
  const added = await tx.settledPayment.createManyAndReturn({
    data: truth.payments.map(({ charged: _, invoice, payer, ...payment }) => ({
      ...payment,
      id: newId(),
      organizationId,
      provider,
      invoiceId: invoice === null ? null : (invoices.get(invoice) ?? null),
      net: payment.gross - payment.fee,
      payerCountry: payer?.country ?? null,
      payerCountryBasis: payer?.basis ?? null,
      recordedAt: at,
    })),
    skipDuplicates: true,
    select: { id: true, kind: true, reference: true, settledAt: true },
  });
  await tx.ledgerEntry.createMany({
    data: added.flatMap(({ id: movementId, settledAt, ...payment }) =>
      (posted.get(keyOf(payment)) ?? []).map((posting) => ({
        ...posting,
        ...{ id: newId(), movementId, organizationId, settledAt, recordedAt: at },
      })),
    ),
  });
}

const keyOf = ({ kind, reference }: { readonly kind: string; readonly reference: string }) => `${kind} ${reference}`;

async function writeSubscriptions(tx: Tx, provider: ProviderId, truth: BillingTruth, updatedAt: Date): Promise<void> {
  const { organizationId } = truth;
  for (const { vertical, ...state } of truth.subscriptions) {
    const where = { organizationId_vertical: { organizationId, vertical } };
    const held = await tx.subscription.findUnique({ where });
    if (held && isPaidElsewhere(held, provider, updatedAt)) continue;
    // The end of a former one does not end the one that took its place.
    if (held && held.status !== 'ended' && held.reference !== state.reference && state.status === 'ended') continue;
    const data = { ...state, provider, updatedAt };
    await endMoved(tx, { organizationId, provider, vertical, reference: state.reference, updatedAt });
    await tx.subscription.upsert({ where, create: { organizationId, vertical, ...data }, update: data });
  }
  await tx.subscription.updateMany({
    where: { organizationId, provider, reference: { notIn: truth.subscriptions.map(({ reference }) => reference) } },
    data: { status: 'ended', pastDueSince: null, updatedAt },
  });
}

interface Moved {
  readonly organizationId: string;
  readonly provider: ProviderId;
  /** Where it is now. */
  readonly vertical: string;
  readonly reference: string;
  readonly updatedAt: Date;
}

/** A subscription whose price is that of another vertical now is no plan of the former one any more. */
async function endMoved(tx: Tx, { organizationId, provider, reference, updatedAt, vertical }: Moved): Promise<void> {
  const where = { organizationId, provider, reference, vertical: { not: vertical } };
  for (const former of await tx.subscription.findMany({ where, select: { vertical: true } })) {
    // The provider's own id is that of one row.
    const data = { status: 'ended', pastDueSince: null, reference: `${reference} of ${former.vertical}`, updatedAt };
    await tx.subscription.updateMany({ where: { organizationId, vertical: former.vertical }, data });
  }
}

interface Held {
  readonly provider: string;
  readonly status: string;
  readonly endsAtPeriodEnd: boolean;
  readonly periodEnd: Date;
}

/** Play money gives way to whoever takes real money. */
export const isPaidElsewhere = (
  { endsAtPeriodEnd, periodEnd, status, ...held }: Held,
  provider: ProviderId,
  at: Date,
): boolean =>
  held.provider !== provider && held.provider !== 'local' && status !== 'ended' && !(endsAtPeriodEnd && periodEnd <= at);

/** @returns our id of each invoice by the provider's */
async function writeInvoices(
  tx: Tx,
  provider: ProviderId,
  { organizationId, invoices }: BillingTruth,
): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  for (const { reference, lines, ...state } of invoices) {
    const data = {
      ...state,
      lines: storeLines(lines),
    };
    const { id } = await tx.invoice.upsert({
      where: { provider_reference: { provider, reference } },
      create: { id: newId(), organizationId, provider, reference, ...data },
      update: data,
      select: { id: true },
    });
    ids.set(reference, id);
  }
  return ids;
}
