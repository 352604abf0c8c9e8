import { newId, type Tx } from '@repo/db';
import { z } from 'zod';
import { storeLines } from '../invoices/stored-lines.ts';
import { takeNumbers } from '../invoices/take-numbers.ts';
import { daysAfter } from '../local/periods.ts';
import { heldPlan } from '../provider/held-plan.ts';
import type { PurchaseWish } from '../provider/provider.ts';
import { refusal } from '../refusal.ts';
import { check } from './check-typed.ts';
import { changeBooks, customerOf, type ManualDeps, needInvoice } from './manual-books.ts';
import type { ManualInvoice } from './manual-invoice.ts';
import { manualLine } from './manual-line.ts';
import type { ManualProvider } from './manual-provider.ts';
import { readManualInvoices } from './read-manual.ts';

/** Days in which an invoice is to be paid. */
export const dueDays = 15;

/** Issues an invoice with the next number; the same request once. */
export async function requestInvoice(
  deps: ManualDeps,
  wish: PurchaseWish,
  { method, buyer }: Parameters<ManualProvider['request']>[1],
): Promise<ManualInvoice> {
  const { organizationId, requestId, vertical, plan, interval, currency } = wish;
  const { catalogue, issuer } = deps;
  const seats = check(z.int().positive(), wish.seats, 'seats');
  const price = catalogue.price({ vertical, plan, interval, currency });
  const name = catalogue.plan(vertical, plan)?.name;
  if (!(price && name) || (method === 'raast' && currency !== 'PKR')) {
    throw refusal('CURRENCY_UNAVAILABLE', { kind: 'invalid', params: { currency } });
  }
  return changeBooks(deps, organizationId, async ({ tx, at, changedAt }) => {
    const where = { organizationId, requestId };
    const [there] = await readManualInvoices(tx, where);
    if (there) return there;
    await refuseOther(tx, wish, at);
    const data = { organizationId, provider: 'manual', reference: customerOf(organizationId), createdAt: at };
    await tx.billingCustomer.createMany({ data: [data], skipDuplicates: true });
    const sold = manualLine({ name, interval, seats, unit: price.amount });
    const [number = ''] = await takeNumbers(tx, { issuer, at, count: 1 });
    await tx.manualInvoice.create({
      data: {
        ...{ id: newId(), organizationId, requestId, issuer, number, vertical, plan, interval, currency, seats, method },
        ...{ total: sold.amount, lines: storeLines([sold]), buyerName: buyer.name, buyerNtn: buyer.ntn },
        ...{ issuedAt: at, dueAt: daysAfter(at, dueDays), changedAt },
      },
    });
    return needInvoice(tx, where);
  });
}

/** A plan that is paid by transfer may be paid ahead; any other one that is held is changed, not bought again. */
async function refuseOther(tx: Tx, { organizationId, vertical, plan }: PurchaseWish, at: Date): Promise<void> {
  const held = await heldPlan(tx, { organizationId, vertical, at });
  if (held && (held.provider !== 'manual' || held.plan !== plan)) throw refusal('PLAN_HELD');
}
