import type { Tx } from '@repo/db';
import { z } from 'zod';
import { storedLines } from '../invoices/stored-lines.ts';
import type { ManualInvoice } from './manual-provider.ts';

const row = z
  .object({
    id: z.string(),
    organizationId: z.string(),
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
      }),
    ),
  })
  .transform(
    ({ buyerName: name, buyerNtn: ntn, periodStart: start, periodEnd: end, paidAt, receipts, ...invoice }): ManualInvoice => {
      const sumOf = (confirmed: boolean) =>
        receipts.filter((each) => (each.confirmedAt !== null) === confirmed).reduce((sum, { amount }) => sum + amount, 0n);
      const paid = sumOf(true);
      return {
        ...invoice,
        receipts,
        paid,
        waiting: sumOf(false),
        status: paid >= invoice.total ? 'paid' : 'open',
        buyer: { name, ntn },
        period: start && end && paidAt ? { start, end, paidAt } : null,
      };
    },
  );

const withReceipts = { receipts: { orderBy: { id: 'asc' } } } as const;

/** The oldest first. */
export async function readManualInvoices(tx: Pick<Tx, 'manualInvoice'>, where: ManualWhere): Promise<ManualInvoice[]> {
  const rows = await tx.manualInvoice.findMany({ where, include: withReceipts, orderBy: { id: 'asc' } });
  return rows.map((each) => row.parse(each));
}

export type ManualWhere = NonNullable<NonNullable<Parameters<Tx['manualInvoice']['findMany']>[0]>['where']>;
