import { type Database, holdLock, newId, type Tx } from '@repo/db';
import { AppError } from '@repo/facts';
import { z } from 'zod';
import { storeLines } from '../invoices/stored-lines.ts';
import { takeNumbers } from '../invoices/take-numbers.ts';
import { anchorOf, daysAfter, periodEndOf } from '../local/periods.ts';
import type { Catalogue } from '../plans/catalogue.ts';
import { heldPlan, isHeldElsewhere } from '../provider/held-plan.ts';
import type { ProviderCapabilities, PurchaseWish } from '../provider/provider.ts';
import { writeTruthIn } from '../provider/write-truth.ts';
import { refusal } from '../refusal.ts';
import { manualLine } from './manual-line.ts';
import type { ManualInvoice, ManualProvider, ManualReceipt, TransferMethod } from './manual-provider.ts';
import { manualTruth } from './manual-truth.ts';
import { isConfirmed, isWaiting, type ManualWhere, readManualInvoices, readPaidLast } from './read-manual.ts';

export interface ManualProviderOptions {
  readonly db: Pick<Database, 'prisma' | 'withPlatform'>;
  readonly catalogue: Catalogue;
  /** Names the series of numbers: another legal person begins its own. */
  readonly issuer: string;
  /** The address of the page of an invoice. */
  readonly pageOf?: (invoiceId: string) => string;
  /** The clock; tests pass their own. */
  readonly now?: () => Date;
}

/** Days in which an invoice is to be paid. */
export const dueDays = 15;

/** Paid invoices that operators see. */
const settledSize = 24;

const capabilities: ProviderCapabilities = {
  recurring: false,
  usage: false,
  refunds: true,
  portal: false,
  currencies: ['PKR', 'USD'],
  playMoney: false,
};

const notFound = () => new AppError('NOT_FOUND', { kind: 'not-found' });
const reference = z.string().trim().min(1).max(140);
const amount = z.bigint().positive();
const country = z.string().regex(/^[A-Z]{2}$/);
const proofHash = z.string().regex(/^[0-9a-f]{64}$/);

function check<T>(schema: z.ZodType<T>, value: T, field: string): T {
  const checked = schema.safeParse(value);
  if (!checked.success) throw new AppError('INVALID_INPUT', { field });
  return checked.data;
}

const customerOf = (organizationId: string): string => `manual_${organizationId}`;

/**
 * Invoices by bank transfer or Raast. Whatever changes one also writes what the product reads, in the same transaction.
 *
 * @example const manual = createManualProvider({ db, catalogue, issuer: brand.legal.operator });
 */
export function createManualProvider(options: ManualProviderOptions): ManualProvider {
  const { db, catalogue, issuer, pageOf = (id) => `/billing/invoices/${id}`, now = () => new Date() } = options;

  /** One after the other for an organization: what is read inside is what is there until the end. */
  const inOrganization = <T>(organizationId: string, deed: (tx: Tx, at: Date, stamp: Date) => Promise<T>): Promise<T> =>
    db.withPlatform('the manual invoices of an organization', async (tx) => {
      await holdLock(tx, `billing:${organizationId}`);
      const at = now();
      const last = await lastChange(tx, organizationId);
      // Later than the one before, whatever the clock says: an older state never overwrites a newer one.
      const stamp = new Date(Math.max(at.getTime(), (last?.getTime() ?? 0) + 1));
      const result = await deed(tx, at, stamp);
      const truth = await truthIn(tx, organizationId, at);
      if (truth) await writeTruthIn(tx, 'manual', truth, at);
      return result;
    });
  const lastChange = async (tx: Pick<Tx, 'manualInvoice'>, organizationId: string): Promise<Date | null> => {
    const { _max } = await tx.manualInvoice.aggregate({ where: { organizationId }, _max: { changedAt: true } });
    return _max.changedAt;
  };
  const truthIn = async (tx: Pick<Tx, 'manualInvoice'>, organizationId: string, at: Date) => {
    // Before the invoices: what is changed meanwhile is then older here than it is.
    const fetchedAt = await lastChange(tx, organizationId);
    const invoices = await readManualInvoices(tx, { organizationId });
    return fetchedAt && manualTruth(invoices, { organizationId, customer: customerOf(organizationId), fetchedAt }, at);
  };
  const needIn = async (tx: Pick<Tx, 'manualInvoice'>, where: ManualWhere): Promise<ManualInvoice> => {
    const [invoice] = await readManualInvoices(tx, where);
    if (!invoice) throw notFound();
    return invoice;
  };
  const need = async (where: ManualWhere): Promise<ManualInvoice> => needIn(db.prisma, where);
  const receiptOf = ({ receipts }: ManualInvoice, id: string): ManualReceipt => {
    const receipt = receipts.find((each) => each.id === id);
    if (!receipt) throw notFound();
    return receipt;
  };

  const request: ManualProvider['request'] = async (wish, { method, buyer }) => {
    const { organizationId, requestId, vertical, plan, interval, currency } = wish;
    const seats = check(z.int().positive(), wish.seats, 'seats');
    const price = catalogue.price({ vertical, plan, interval, currency });
    const name = catalogue.plan(vertical, plan)?.name;
    if (!(price && name) || (method === 'raast' && currency !== 'PKR')) {
      throw new AppError('CURRENCY_UNAVAILABLE', { kind: 'invalid', params: { currency } });
    }
    return inOrganization(organizationId, async (tx, at, stamp) => {
      const where = { organizationId, requestId };
      const [there] = await readManualInvoices(tx, where);
      if (there) return there;
      await refuseOther(tx, wish, at);
      const data = { organizationId, provider: 'manual', reference: customerOf(organizationId), createdAt: at };
      await tx.billingCustomer.createMany({ data: [data], skipDuplicates: true });
      const line = manualLine({ name, interval, seats, unit: price.amount });
      const [number = ''] = await takeNumbers(tx, { issuer, at, count: 1 });
      await tx.manualInvoice.create({
        data: {
          ...{ id: newId(), organizationId, requestId, issuer, number, vertical, plan, interval, currency, seats, method },
          ...{ total: line.amount, lines: storeLines([line]), buyerName: buyer.name, buyerNtn: buyer.ntn },
          ...{ issuedAt: at, dueAt: daysAfter(at, dueDays), changedAt: stamp },
        },
      });
      return needIn(tx, where);
    });
  };

  return {
    id: 'manual',
    capabilities,
    request,
    async createCustomer({ organizationId }) {
      return customerOf(organizationId);
    },
    async createCheckout(wish) {
      const where = { where: { id: wish.organizationId }, select: { name: true } };
      const { name } = await db.prisma.organization.findUniqueOrThrow(where);
      const method: TransferMethod = 'bank';
      const { id } = await request(wish, { method, buyer: { name, ntn: null } });
      return { url: pageOf(id) };
    },
    read: (id, organizationId) => need({ id: checkId(id), ...(organizationId === null ? {} : { organizationId }) }),
    open: () =>
      readManualInvoices(db.prisma, {
        voidedAt: null,
        OR: [{ paidAt: null }, { reversedAt: { not: null } }, { receipts: { some: { confirmedAt: null, dismissedAt: null } } }],
      }),
    settled: () => readPaidLast(db.prisma, settledSize),
    async declare(invoiceId, organizationId, typed) {
      const payerReference = check(reference, typed, 'payerReference');
      await inOrganization(organizationId, async (tx, _at, changedAt) => {
        const where = { id: checkId(invoiceId), organizationId };
        const { count } = await tx.manualInvoice.updateMany({ where, data: { payerReference, changedAt } });
        if (count === 0) throw notFound();
      });
    },
    async cancel(invoiceId, organizationId) {
      await inOrganization(organizationId, async (tx, voidedAt, changedAt) => {
        const where = { id: checkId(invoiceId), organizationId };
        const { receipts, voidedAt: before } = await needIn(tx, where);
        if (before !== null) return;
        if (receipts.some((each) => isConfirmed(each) || isWaiting(each))) throw refusal('INVOICE_PAID');
        await tx.manualInvoice.updateMany({ where, data: { voidedAt, changedAt } });
      });
    },
    async record(recordedBy, { invoiceId, ...given }) {
      const data = {
        amount: check(amount, given.amount, 'amount'),
        bankReference: check(reference, given.bankReference, 'bankReference'),
        receivedAt: check(z.date().max(now()), given.receivedAt, 'receivedAt'),
        proof: given.proof === undefined ? null : check(proofHash, given.proof, 'proof'),
      };
      const payer = given.payerCountry === undefined ? null : check(country, given.payerCountry, 'payerCountry');
      const { organizationId, method } = await need({ id: checkId(invoiceId) });
      // Raast moves money within Pakistan alone.
      const payerCountry = method === 'raast' ? 'PK' : payer;
      return inOrganization(organizationId, async (tx, recordedAt, changedAt) => {
        const invoice = await needIn(tx, { id: invoiceId });
        if (invoice.voidedAt !== null) throw refusal('INVOICE_VOID');
        const row = { ...data, payerCountry, reason: null, reversesId: null, recordedBy, recordedAt };
        return addReceipt(tx, { invoice, row, changedAt });
      });
    },
    async reverse(recordedBy, { receiptId, at: receivedAt, ...given }) {
      const taken = check(amount, given.amount, 'amount');
      const bankReference = check(reference, given.bankReference, 'bankReference');
      const reason = check(reference, given.reason, 'reason');
      check(z.date().max(now()), receivedAt, 'at');
      const { organizationId, id: invoiceId } = await need({ receipts: { some: { id: checkId(receiptId) } } });
      return inOrganization(organizationId, async (tx, recordedAt, changedAt) => {
        const invoice = await needIn(tx, { id: invoiceId });
        const receipt = receiptOf(invoice, receiptId);
        if (receipt.amount < 0n || receipt.confirmedAt === null) throw notFound();
        const { payerCountry } = receipt;
        const moved = { amount: -taken, bankReference, receivedAt, payerCountry, proof: null, reason, reversesId: receiptId };
        const row = { ...moved, recordedBy, recordedAt };
        const before = invoice.receipts.filter((each) => each.reversesId === receiptId && each.dismissedAt === null);
        const left = before.reduce((sum, each) => sum + each.amount, receipt.amount);
        if (!sameReceipt(invoice, row) && taken > left) throw refusal('REFUND_TOO_LARGE');
        return addReceipt(tx, { invoice, row, changedAt });
      });
    },
    async confirm(confirmedBy, receiptId) {
      const { organizationId, id } = await need({ receipts: { some: { id: checkId(receiptId) } } });
      await inOrganization(organizationId, async (tx, at, changedAt) => {
        const receipt = receiptOf(await needIn(tx, { id }), receiptId);
        if (receipt.confirmedAt !== null) return;
        if (receipt.dismissedAt !== null) throw notFound();
        if (receipt.recordedBy === confirmedBy) throw refusal('SECOND_PERSON', { kind: 'forbidden' });
        await refuseUsed(tx, receipt);
        await tx.manualReceipt.update({ where: { id: receiptId }, data: { confirmedBy, confirmedAt: at } });
        await settleInvoice(tx, await needIn(tx, { id }), { at, changedAt });
      });
    },
    async dismiss(dismissedBy, receiptId) {
      const { organizationId, id } = await need({ receipts: { some: { id: checkId(receiptId) } } });
      await inOrganization(organizationId, async (tx, dismissedAt, changedAt) => {
        const receipt = receiptOf(await needIn(tx, { id }), receiptId);
        if (receipt.dismissedAt !== null) return;
        if (receipt.confirmedAt !== null) throw notFound();
        await tx.manualReceipt.update({ where: { id: receiptId }, data: { dismissedBy, dismissedAt } });
        await tx.manualInvoice.update({ where: { id }, data: { changedAt } });
      });
    },
    async changeSubscription(subscription, { endsAtPeriodEnd, plan, interval }) {
      if (!subscription.startsWith('manual_')) throw notFound();
      // It always ends with its period, and its seats are those of its next invoice.
      if (endsAtPeriodEnd === false || plan !== undefined || interval !== undefined) throw refusal('INVOICE_NEEDED');
    },
    async fetchTruth(customer) {
      const [, organizationId] = /^manual_([0-9a-f-]{36})$/.exec(customer) ?? [];
      return organizationId === undefined ? null : truthIn(db.prisma, checkId(organizationId), now());
    },
  };
}

function checkId(id: string): string {
  if (!z.uuid().safeParse(id).success) throw notFound();
  return id;
}

/** A plan that is paid by transfer may be paid ahead; any other one that is held is changed, not bought again. */
async function refuseOther(tx: Tx, { organizationId, vertical, plan }: PurchaseWish, at: Date): Promise<void> {
  const held = await heldPlan(tx, { organizationId, vertical, at });
  if (held && (held.provider !== 'manual' || held.plan !== plan)) throw new AppError('PLAN_HELD', { kind: 'conflict' });
}

type ReceiptRow = Omit<ManualReceipt, 'id' | 'confirmedBy' | 'confirmedAt' | 'dismissedBy' | 'dismissedAt'>;

/** The same amount and reference is the same receipt, unless it was dismissed. */
const sameReceipt = ({ receipts }: ManualInvoice, row: ReceiptRow): ManualReceipt | undefined =>
  receipts.find(
    ({ amount: sum, bankReference, reversesId, dismissedAt }) =>
      dismissedAt === null && sum === row.amount && bankReference === row.bankReference && reversesId === row.reversesId,
  );

/** @returns the id of the receipt, which may be there */
async function addReceipt(
  tx: Tx,
  { invoice, row, changedAt }: { readonly invoice: ManualInvoice; readonly row: ReceiptRow; readonly changedAt: Date },
): Promise<string> {
  const there = sameReceipt(invoice, row);
  if (there) return there.id;
  const id = newId();
  await tx.manualReceipt.create({ data: { id, invoiceId: invoice.id, ...row } });
  await tx.manualInvoice.update({ where: { id: invoice.id }, data: { changedAt } });
  return id;
}

/** One transfer pays one invoice: its reference counts once, for whichever organization. */
async function refuseUsed(tx: Tx, { id, bankReference, amount: sum }: ManualReceipt): Promise<void> {
  if (sum < 0n) return;
  await holdLock(tx, `manual-reference:${bankReference}`);
  const where = { bankReference, amount: { gt: 0 }, confirmedAt: { not: null }, id: { not: id } };
  if ((await tx.manualReceipt.count({ where })) > 0) throw refusal('TRANSFER_USED');
}

/** What a confirmation makes of an invoice: paid for a period that begins now or when the one before ends, or paid no longer. */
async function settleInvoice(
  tx: Tx,
  { id, organizationId, vertical, interval, status, period, reversedAt }: ManualInvoice,
  { at, changedAt }: { readonly at: Date; readonly changedAt: Date },
): Promise<void> {
  const where = { id };
  if (period) {
    const since = status === 'paid' ? null : (reversedAt ?? at);
    await tx.manualInvoice.update({ where, data: { reversedAt: since, changedAt } });
    return;
  }
  // What was bought elsewhere meanwhile stays: the money is in the books, and somebody sends it back.
  if (status === 'open' || (await isHeldElsewhere(tx, 'manual', { organizationId, vertical, at }))) {
    await tx.manualInvoice.update({ where, data: { changedAt } });
    return;
  }
  const { _max } = await tx.manualInvoice.aggregate({
    where: { organizationId, vertical, reversedAt: null },
    _max: { periodEnd: true },
  });
  const periodStart = _max.periodEnd && _max.periodEnd > at ? _max.periodEnd : at;
  const periodEnd = periodEndOf(periodStart, interval, anchorOf(periodStart));
  await tx.manualInvoice.update({ where, data: { periodStart, periodEnd, paidAt: at, changedAt } });
}
