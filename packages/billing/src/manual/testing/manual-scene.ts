/** An organization that pays by transfer, and two operators, for tests. */
import { type Database, newId } from '@repo/db';
import { createOrganization } from '@repo/db/testing';
import { AppError } from '@repo/facts';
import { createEntitlements } from '../../entitlements/create-entitlements.ts';
import { catalogueOf } from '../../plans/catalogue.ts';
import { shopPlans } from '../../plans/testing/shop-plans.ts';
import type { PurchaseWish } from '../../provider/provider.ts';
import { createManualProvider } from '../create-manual-provider.ts';
import type { BookQuery } from '../manual-provider.ts';

const text = { ur: 'آرڈر', en: 'orders' };
const meters = [{ id: 'shop.orders', label: text, unit: text, monthlyLimit: () => null }];
export const catalogue = catalogueOf([{ id: 'shop', plans: shopPlans, meters }]);

export const at = (instant: string): Date => new Date(`${instant}:00Z`);

export function code(thrown: unknown): string {
  return thrown instanceof AppError ? thrown.code : String(thrown);
}

export function manualScene(open: () => Database) {
  const [first, second] = [newId(), newId()];
  const buyer = { name: 'میر ٹریڈرز', ntn: '1234567-8' };
  const now = { organizationId: '', issuer: '', clock: new Date(0) };
  const manual = () => createManualProvider({ db: open(), catalogue, issuer: now.issuer, now: () => now.clock });
  const wish = (changes: Partial<PurchaseWish> = {}): PurchaseWish => ({
    ...{ organizationId: now.organizationId, customer: `manual_${now.organizationId}`, vertical: 'shop', plan: 'team' },
    ...{ interval: 'month', currency: 'PKR', seats: 3, trialDays: 14, locale: 'ur', requestId: newId() },
    buyer: { userId: newId(), email: 'a@example.test', name: 'عائشہ' },
    ...changes,
  });
  const receive = (invoiceId: string, amount: bigint, bankReference: string = newId()) => {
    const proof = 'ab'.repeat(32);
    return manual().record(first, { invoiceId, amount, bankReference, receivedAt: now.clock, proof });
  };
  const own = () => ({ organizationId: now.organizationId });
  return Object.assign(now, {
    ...{ first, second, buyer, manual, wish, receive },
    /** Another organization and another series of numbers. */
    async begin() {
      now.organizationId = (await createOrganization(open())).orgId;
      now.issuer = `Issuer ${newId()}`;
      now.clock = at('2026-11-10T09:00');
    },
    request: (changes: Partial<PurchaseWish> = {}) => manual().request(wish(changes), { method: 'raast', buyer }),
    async pay(invoiceId: string, amount: bigint) {
      const receipt = await receive(invoiceId, amount);
      await manual().confirm(second, receipt);
      return receipt;
    },
    held: () => open().prisma.subscription.findFirst({ where: own() }),
    written: () => open().prisma.invoice.findMany({ where: own(), orderBy: { number: 'asc' } }),
    payments: () => open().prisma.settledPayment.findMany({ where: own(), orderBy: { recordedAt: 'asc' } }),
    /** Ids of its invoices on a shelf of the books. */
    shelf: async (show: BookQuery['show']) => {
      const ids: string[] = [];
      for (let after: string | null | undefined; after !== null; ) {
        const page = await manual().list({ show, ...(after === undefined ? {} : { after }) });
        ids.push(...page.items.filter((each) => each.organizationId === now.organizationId).map(({ id }) => id));
        after = page.next;
      }
      return ids;
    },
    entitlement: async () =>
      (await createEntitlements({ db: open(), catalogue, now: () => now.clock }).of(now.organizationId))[0],
  });
}
