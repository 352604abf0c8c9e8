import type { Tx } from '@repo/db';
import { z } from 'zod';
import { storedLines } from '../invoices/stored-lines.ts';
import type { ManualInvoice, ManualReceipt } from './manual-invoice.ts';

const row = z
  .object({
    id: z.string(),
    organizationId: z.string(),
    issuer: z.string(),
    number: z.string(),
    vertical: z.string(),
    plan: z.enum(['team', 'scale']),
    interval: z.enum(['month', 'year']),
    currency: z.enum(['PKR', 'USD']),
    seats: z.int(),
    total: z.bigint(),
    lines: storedLines,
    method: z.enum(['bank', 'raast']),
    buyerName: z.string(),
    buyerNtn: z.string().nullable(),
    issuedAt: z.date(),
    dueAt: z.date(),
    payerReference: z.string().nullable(),
    periodStart: z.date().nullable(),
    periodEnd: z.date().nullable(),
    paidAt: z.date().nullable(),
    reversedAt: z.date().nullable(),
    voidedAt: z.date().nullable(),
    receipts: z.array(
      z.object({
        id: z.string(),
        amount: z.bigint(),
        reversesId: z.string().nullable(),
        bankReference: z.string(),
        receivedAt: z.date(),
        payerCountry: z.string().nullable(),
        proof: z.string().nullable(),
        reason: z.string().nullable(),
        recordedBy: z.string(),
        recordedAt: z.date(),
        confirmedBy: z.string().nullable(),
        confirmedAt: z.date().nullable(),
        dismissedBy: z.string().nullable(),
        dismissedAt: z.date().nullable(),
      }),
    ),
  })
  .transform(
    ({ buyerName: name, buyerNtn: ntn, periodStart: start, periodEnd: end, paidAt, receipts, ...invoice }): ManualInvoice => {
      const sumOf = (some: (receipt: (typeof receipts)[number]) => boolean) =>
        receipts.filter(some).reduce((sum, { amount }) => sum + amount, 0n);
      const paid = sumOf(isConfirmed);
      const unpaid = invoice.voidedAt ? 'void' : 'open';
      return {
        ...invoice,
        receipts,
        paid,
        waiting: sumOf(isWaiting),
        status: paid >= invoice.total ? 'paid' : unpaid,
        buyer: { name, ntn },
        period: start && end && paidAt ? { start, end, paidAt } : null,
      };
    },
  );

/** It counts. */
export const isConfirmed = ({ confirmedAt }: Pick<ManualReceipt, 'confirmedAt'>): boolean => confirmedAt !== null;

/** It waits for a second person. */
export const isWaiting = ({ confirmedAt, dismissedAt }: Pick<ManualReceipt, 'confirmedAt' | 'dismissedAt'>): boolean =>
  confirmedAt === null && dismissedAt === null;

export const withReceipts = { receipts: { orderBy: { id: 'asc' } } } as const;

/** What a row of the table says. */
export const manualInvoiceOf = (stored: unknown): ManualInvoice => row.parse(stored);

/** The oldest first. */
export async function readManualInvoices(tx: Pick<Tx, 'manualInvoice'>, where: ManualWhere): Promise<ManualInvoice[]> {
  const rows = await tx.manualInvoice.findMany({ where, include: withReceipts, orderBy: { id: 'asc' } });
  return rows.map(manualInvoiceOf);
}

export type ManualWhere = NonNullable<NonNullable<Parameters<Tx['manualInvoice']['findMany']>[0]>['where']>;
