/** Money that people of the deployment see to: transfers that arrive or are sent back, and play money that is given back. */
import type { ManualInvoice, ManualReceipt } from '@repo/billing';
import { appendAudit, type Database, platformOrg } from '@repo/db';
import { z } from 'zod';
import type { RequestContext } from '../../trpc/context.ts';
import { fresh } from '../../trpc/fresh.ts';
import { operatorProcedure } from '../../trpc/operator-procedure.ts';
import type { Billing, BillingDatabase } from './billing.ts';
import { manualView, manualViewOf } from './manual-view.ts';
import { amount, instant } from './views.ts';

const freshOperator = operatorProcedure.use(fresh);
const id = z.uuid();
const minor = z.string().regex(/^[1-9]\d{0,15}$/);
const reference = z.string().trim().min(1).max(140);

type Operator = Pick<RequestContext, 'requestId' | 'now'> & { readonly db: Database; readonly userId: string };

interface Deed {
  /** Of the procedure. */
  readonly action: `platform.billing.books.${'record' | 'confirm' | 'reverse' | 'dismiss' | 'refund'}`;
  readonly target: { readonly kind: 'manual-invoice' | 'receipt' | 'payment'; readonly id: string };
  readonly details?: Readonly<Record<string, string>>;
}

/** The platform's audit log tells of a deed in the transaction that does it. */
function telling({ db, userId, requestId, now }: Operator, { action, target, details = {} }: Deed): BillingDatabase {
  const actor = { kind: 'operator', id: userId } as const;
  return {
    prisma: db.prisma,
    withPlatform: (purpose, fn, last) =>
      db.withPlatform(
        { reason: typeof purpose === 'string' ? purpose : purpose.reason, by: actor, requestId },
        async (tx) => {
          const result = await fn(tx);
          await appendAudit(tx, { orgId: platformOrg, actor, action, target, details, requestId, at: now() });
          return result;
        },
        last,
      ),
  };
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

const bookedView = manualView.extend({ organizationId: z.string(), buyer: z.string(), receipts: z.array(receiptView) });

async function bookOf(invoices: readonly ManualInvoice[], { db, userId }: Operator): Promise<z.output<typeof bookedView>[]> {
  const ids = invoices.flatMap(({ receipts }) => receipts.map(({ recordedBy }) => recordedBy));
  const people = await db.prisma.user.findMany({ where: { id: { in: [...new Set(ids)] } }, select: { id: true, name: true } });
  const names = new Map(people.map(({ id: person, name }) => [person, name]));
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
        find: reference.optional(),
        /** `next` of the page before. */
        after: id.optional(),
      }),
    )
    .output(z.object({ items: z.array(bookedView), next: z.string().nullable() }))
    .query(async ({ ctx, input: { show, find, after } }) => {
      const page = await manual.list({ show, ...(find && { find }), ...(after && { after }) });
      return { items: await bookOf(page.items, ctx), next: page.next };
    });

/** Records what reached the account. It counts once another operator confirms it. */
export const recordReceipt = ({ manualOn }: Billing) =>
  freshOperator
    .input(
      z.strictObject({
        invoiceId: id,
        amount: minor,
        bankReference: reference,
        receivedAt: z.iso.datetime(),
        payerCountry: z
          .string()
          .regex(/^[A-Z]{2}$/)
          .optional(),
        proof: z
          .string()
          .regex(/^[0-9a-f]{64}$/)
          .optional(),
      }),
    )
    .output(z.object({ id: z.string() }))
    .mutation(async ({ ctx, input: { invoiceId, amount: typed, bankReference, receivedAt, payerCountry, proof } }) => {
      const target = { kind: 'manual-invoice', id: invoiceId } as const;
      const books = manualOn(
        telling(ctx, { action: 'platform.billing.books.record', target, details: { amount: typed, bankReference } }),
      );
      const receipt = { invoiceId, amount: BigInt(typed), bankReference, receivedAt: new Date(receivedAt) };
      return {
        id: await books.record(ctx.userId, { ...receipt, ...(payerCountry && { payerCountry }), ...(proof && { proof }) }),
      };
    });

/** Records that a confirmed receipt, or a part of it, was sent back: a row of its own, which another operator confirms. */
export const reverseReceipt = ({ manualOn }: Billing) =>
  freshOperator
    .input(z.strictObject({ receiptId: id, amount: minor, bankReference: reference, at: z.iso.datetime(), reason: reference }))
    .output(z.object({ id: z.string() }))
    .mutation(async ({ ctx, input: { at, amount: typed, ...input } }) => {
      const target = { kind: 'receipt', id: input.receiptId } as const;
      const books = manualOn(
        telling(ctx, { action: 'platform.billing.books.reverse', target, details: { amount: typed, reason: input.reason } }),
      );
      return { id: await books.reverse(ctx.userId, { ...input, amount: BigInt(typed), at: new Date(at) }) };
    });

/** Confirms what another operator recorded: `SECOND_PERSON` otherwise. */
export const confirmReceipt = ({ manualOn }: Billing) =>
  freshOperator
    .input(z.strictObject({ receiptId: id }))
    .output(z.null())
    .mutation(async ({ ctx, input: { receiptId } }) => {
      const deed = { action: 'platform.billing.books.confirm', target: { kind: 'receipt', id: receiptId } } as const;
      await manualOn(telling(ctx, deed)).confirm(ctx.userId, receiptId);
      return null;
    });

/** Sets a receipt aside that is wrong and not confirmed. */
export const dismissReceipt = ({ manualOn }: Billing) =>
  freshOperator
    .input(z.strictObject({ receiptId: id }))
    .output(z.null())
    .mutation(async ({ ctx, input: { receiptId } }) => {
      const deed = { action: 'platform.billing.books.dismiss', target: { kind: 'receipt', id: receiptId } } as const;
      await manualOn(telling(ctx, deed)).dismiss(ctx.userId, receiptId);
      return null;
    });

/** Gives play money back; the subscription goes on. */
export const refundLocal = ({ localOn }: Billing) =>
  freshOperator
    .input(z.strictObject({ payment: z.string().max(120), amount: minor }))
    .output(z.null())
    .mutation(async ({ ctx, input: { payment, amount: typed } }) => {
      const target = { kind: 'payment', id: payment } as const;
      const books = localOn(telling(ctx, { action: 'platform.billing.books.refund', target, details: { amount: typed } }));
      await books.refund(payment, BigInt(typed), ctx.http?.idempotencyKey ?? ctx.requestId);
      return null;
    });
