import type { ManualInvoice, ManualReceipt } from '@repo/billing';
import type { Database } from '@repo/db';
import { z } from 'zod';
import { operatorProcedure } from '../../trpc/operator-procedure.ts';
import type { Billing } from './billing.ts';
import { manualView, manualViewOf } from './manual-view.ts';
import { amount, instant } from './views.ts';

interface Reader {
  readonly db: Pick<Database, 'prisma'>;
  readonly userId: string;
}

const receiptView = z.object({
  id: z.string(),
  /** Below 0: it was sent back. */
  amount,
  bankReference: z.string(),
  receivedAt: instant,
  /** Of the bank that it came from: ISO 3166-1 alpha-2. */
  payerCountry: z.string().nullable(),
  /** SHA-256 of the proof that was looked at, in hex. */
  proof: z.string().nullable(),
  /** The receipt that this one sends back, with why. */
  reverses: z.object({ id: z.string(), reason: z.string() }).nullable(),
  state: z.enum(['waiting', 'confirmed', 'dismissed']),
  /** Whoever asks recorded it, so somebody else confirms it. */
  own: z.boolean(),
  /** Name of the operator; null: their account is no more. */
  recordedBy: z.string().nullable(),
});

function stateOf({ confirmedAt, dismissedAt }: ManualReceipt): z.output<typeof receiptView>['state'] {
  if (confirmedAt) return 'confirmed';
  return dismissedAt ? 'dismissed' : 'waiting';
}

const bookedView = manualView.extend({
  organizationId: z.string(),
  buyer: z.string(),
  /** The organization was deleted: nothing begins for it any more. */
  gone: z.boolean(),
  receipts: z.array(receiptView),
});

async function bookOf(invoices: readonly ManualInvoice[], { db, userId }: Reader): Promise<z.output<typeof bookedView>[]> {
  const ids = invoices.flatMap(({ receipts }) => receipts.map(({ recordedBy }) => recordedBy));
  const people = await db.prisma.user.findMany({ where: { id: { in: [...new Set(ids)] } }, select: { id: true, name: true } });
  const names = new Map(people.map(({ id: person, name }) => [person, name]));
  const owners = [...new Set(invoices.map(({ organizationId }) => organizationId))];
  const there = await db.prisma.organization.findMany({ where: { id: { in: owners } }, select: { id: true } });
  const known = new Set(there.map(({ id }) => id));
  const receiptOf = (receipt: ManualReceipt): z.output<typeof receiptView> => ({
    ...{ id: receipt.id, amount: String(receipt.amount), bankReference: receipt.bankReference },
    ...{ payerCountry: receipt.payerCountry, proof: receipt.proof },
    receivedAt: receipt.receivedAt.toISOString(),
    reverses: receipt.reversesId === null ? null : { id: receipt.reversesId, reason: receipt.reason ?? '' },
    state: stateOf(receipt),
    own: receipt.recordedBy === userId,
    recordedBy: names.get(receipt.recordedBy) ?? null,
  });
  return invoices.map((invoice) => ({
    ...manualViewOf(invoice),
    organizationId: invoice.organizationId,
    buyer: invoice.buyer.name,
    gone: !known.has(invoice.organizationId),
    receipts: invoice.receipts.map(receiptOf),
  }));
}

/** A page of the books of all organizations: what waits for a second person, what is open, what is paid, or what is looked for. */
export const listBooks = ({ manual }: Billing) =>
  operatorProcedure
    .input(
      z.strictObject({
        show: z.enum(['waiting', 'open', 'settled', 'all']),
        /** A part of a number, of a reference or of the name of who buys. */
        find: z.string().trim().min(1).max(140).optional(),
        /** `next` of the page before. */
        after: z.uuid().optional(),
      }),
    )
    .output(z.object({ items: z.array(bookedView), next: z.string().nullable() }))
    .query(async ({ ctx, input: { show, find, after } }) => {
      const page = await manual.list({ show, ...(find && { find }), ...(after && { after }) });
      return { items: await bookOf(page.items, ctx), next: page.next };
    });
