/** Money that people of the deployment see to: transfers that arrive or are sent back, and play money that is given back. */
import { appendAudit, type Database, platformOrg } from '@repo/db';
import { z } from 'zod';
import type { RequestContext } from '../../trpc/context.ts';
import { fresh } from '../../trpc/fresh.ts';
import { operatorProcedure } from '../../trpc/operator-procedure.ts';
import type { Billing, BillingDatabase } from './billing.ts';

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
    query: db.query,
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
