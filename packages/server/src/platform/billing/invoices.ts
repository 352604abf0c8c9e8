import { type HeldPlan, type ManualInvoice, type OrganizationInvoice, type PayTo, printInvoice } from '@repo/billing';
import { AppError, addDays, todayInKarachi } from '@repo/facts';
import { z } from 'zod';
import type { Billing } from './billing.ts';
import { readBillingProcedure } from './billing-procedure.ts';
import { amount, instant, method, text } from './views.ts';

const invoiceView = z.object({
  id: z.string(),
  /** Null while it is a draft of the provider. */
  number: z.string().nullable(),
  status: z.enum(['open', 'paid', 'void', 'uncollectible']),
  currency: z.string(),
  total: amount,
  paid: amount,
  issuedAt: instant,
  dueAt: instant.nullable(),
  /** The provider's own page of it. */
  url: z.string().nullable(),
  /** It is open, but its plan has ended: whoever pays it gets nothing for it. */
  lapsed: z.boolean(),
});
export type InvoiceView = z.output<typeof invoiceView>;

/** @param held what the organization has or had of each vertical */
function viewOf(invoice: OrganizationInvoice, held: readonly HeldPlan[]): InvoiceView {
  const { id, number, status, currency, total, paid, issuedAt, dueAt, url } = invoice;
  const lapsed = isLapsed(invoice, held);
  return {
    ...{ id, number, status, currency, url: lapsed ? null : url, lapsed },
    total: String(total),
    paid: String(paid),
    issuedAt: issuedAt.toISOString(),
    dueAt: dueAt?.toISOString() ?? null,
  };
}

/** What is paid by transfer begins with its payment, also after the plan before it has ended. */
const isLapsed = ({ provider, vertical, status }: OrganizationInvoice, held: readonly HeldPlan[]): boolean =>
  status === 'open' &&
  provider !== 'manual' &&
  held.some((each) => each.vertical === vertical && each.provider === provider && each.status === 'ended');

/** The newest first. @param before `issuedAt` of the last one seen */
export const invoices = ({ desk }: Billing) =>
  readBillingProcedure
    .input(z.strictObject({ before: z.iso.datetime().optional() }))
    .output(z.object({ items: z.array(invoiceView), next: instant.nullable() }))
    .query(async ({ ctx, input: { before } }) => {
      const [items, { subscriptions }] = await Promise.all([
        desk.invoices(ctx.orgId, before === undefined ? undefined : new Date(before)),
        desk.overview(ctx.orgId),
      ]);
      const last = items.length >= fullPage ? items.at(-1) : undefined;
      return { items: items.map((each) => viewOf(each, subscriptions)), next: last?.issuedAt.toISOString() ?? null };
    });

/** Fewer than this are the last ones. */
const fullPage = 24;

const printView = z.object({
  invoice: invoiceView,
  issuedOn: z.string(),
  dueOn: z.string().nullable(),
  issuer: z.object({ name: z.string(), email: z.string(), ntn: z.string().nullable() }),
  buyer: z.object({ name: z.string(), ntn: z.string().nullable() }),
  lines: z.array(z.object({ description: text, quantity: z.number(), amount })),
  /** What is still to be paid; below 0: what was paid too much. */
  balance: amount,
  totalInWords: text,
  /** No money moves: the page says so. */
  playMoney: z.boolean(),
  /** How it is paid by transfer; null: it is paid otherwise. */
  transfer: z
    .object({
      /** By this name the transfer is declared and the invoice withdrawn. */
      id: z.string(),
      method,
      /** Null: the deployment has no account any more, the issuer is asked. */
      payTo: z.object({ title: z.string(), bank: z.string(), iban: z.string(), raastId: z.string().nullable() }).nullable(),
      payerReference: z.string().nullable(),
      /** What arrived and is not confirmed yet. */
      waiting: amount,
      /** What counts: money that arrived, or was sent back (below 0). */
      moved: z.array(z.object({ on: z.string(), amount, reference: z.string() })),
      /** What was paid for; the last day is the one before the next period. Null: it has not begun. */
      period: z.object({ from: z.string(), to: z.string() }).nullable(),
    })
    .nullable(),
});

const transferOf = (
  { id, method: way, payerReference, waiting, receipts, period }: ManualInvoice,
  payTo: PayTo | null,
): z.output<typeof printView>['transfer'] => ({
  ...{ id, method: way, payTo: payTo && { ...payTo }, payerReference, waiting: String(waiting) },
  moved: receipts
    .filter(({ confirmedAt }) => confirmedAt !== null)
    .map(({ amount: sum, receivedAt, bankReference }) => ({
      ...{ on: todayInKarachi(receivedAt), amount: String(sum), reference: bankReference },
    })),
  period: period && {
    from: todayInKarachi(period.start),
    to: addDays(todayInKarachi(period.end), -1),
  },
});

/** All that stands on the printed page of an invoice, which an invoice by transfer also has by its own id there. @throws `NOT_FOUND`, also for a draft and for one of another organization */
export const invoice = ({ desk, manual, payTo, brand }: Billing) =>
  readBillingProcedure
    .input(z.strictObject({ id: z.uuid() }))
    .output(printView)
    .query(async ({ ctx, input: { id } }) => {
      const [found, { subscriptions }] = await Promise.all([desk.invoice(ctx.orgId, id), desk.overview(ctx.orgId)]);
      if (found.number === null) throw new AppError('NOT_FOUND', { kind: 'not-found' });
      const transfer = found.provider === 'manual' ? await manual.read(found.reference, ctx.orgId) : null;
      const name = await ctx.tenant(
        async (tx) => (await tx.organization.findUniqueOrThrow({ where: { id: ctx.orgId }, select: { name: true } })).name,
      );
      const { issuedOn, dueOn, issuer, buyer, lines, balance, totalInWords } = printInvoice({
        invoice: { ...found, number: found.number },
        buyer: transfer?.buyer ?? { name, ntn: null },
        brand,
        issuer: transfer?.issuer,
      });
      return {
        invoice: viewOf(found, subscriptions),
        ...{
          issuedOn,
          dueOn,
          buyer: { ...buyer },
          issuer: { ...issuer },
          totalInWords: { ur: totalInWords.ur, en: totalInWords.en },
        },
        lines: lines.map((line) => ({
          quantity: line.quantity,
          amount: String(line.amount),
          description: { ur: line.description.ur, en: line.description.en },
        })),
        balance: String(balance),
        playMoney: found.provider === 'local',
        transfer: transfer && transferOf(transfer, payTo),
      };
    });
