import type { Database, Tx } from '@repo/db';
import { newId } from '@repo/db';
import { storeLines } from '../invoices/stored-lines.ts';
import type { ProviderId } from './provider.ts';
import type { BillingTruth } from './truth.ts';

/**
 * Writes what a provider knows of a customer: absolute states, so that the order of events and their number do not matter.
 * A truth that was fetched before the one written last changes nothing. Payments are only ever added.
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
  await tx.settledPayment.createMany({
    data: truth.payments.map(({ invoice, payer, ...payment }) => ({
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
  });
}

async function writeSubscriptions(tx: Tx, provider: ProviderId, truth: BillingTruth, updatedAt: Date): Promise<void> {
  const { organizationId } = truth;
  for (const { vertical, ...state } of truth.subscriptions) {
    const where = { organizationId_vertical: { organizationId, vertical } };
    const held = await tx.subscription.findUnique({ where, select: { reference: true, status: true } });
    // The end of a former one does not end the one that took its place.
    if (held && held.status !== 'ended' && held.reference !== state.reference && state.status === 'ended') continue;
    const data = { ...state, provider, updatedAt };
    await tx.subscription.upsert({ where, create: { organizationId, vertical, ...data }, update: data });
  }
  await tx.subscription.updateMany({
    where: { organizationId, provider, reference: { notIn: truth.subscriptions.map(({ reference }) => reference) } },
    data: { status: 'ended', pastDueSince: null, updatedAt },
  });
}

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
