import { type Meter, metersOf } from '@repo/billing';
import type { Database } from '@repo/db';
import { createOrganization, type TestOrganization } from '@repo/db/testing';
import { defineVertical, type PlanDefinition, type TransferAccount } from '@repo/vertical';
import { z } from 'zod';
import { plansOf } from '../../../host/plans-of.ts';
import { brand, config } from '../../../testing/sample-app.ts';
import { testContext, testSession } from '../../../testing/test-context.ts';
import { createCallerFactory, router } from '../../../trpc/router.ts';
import { billingRouter } from '../billing-router.ts';
import { openBilling } from '../open-billing.ts';

const text = { ur: 'دکان', en: 'Shop' };
const each = (PKR: bigint) => ({ PKR, USD: PKR / 100n });
const prices = { month: each(250_000n), year: each(2_500_000n) };
const plans: readonly PlanDefinition[] = [
  { id: 'free', name: text, summary: text, prices: null, trialDays: 0, seats: 2, limits: { 'shop.orders': 10 } },
  { id: 'team', name: text, summary: text, prices, trialDays: 14, seats: 20, limits: { 'shop.orders': 100 } },
  { id: 'scale', name: text, summary: text, prices, trialDays: 0, seats: null, limits: { 'shop.orders': null } },
];
export const shop = defineVertical({
  ...{ id: 'shop', name: text, router: router({}), navigation: [], tables: [], seed: async () => {}, config: z.unknown() },
  card: { summary: text, figure: async () => null, empty: text, action: { path: '/', label: text } },
  meters: [{ id: 'shop.orders', label: text, unit: text, monthlyLimit: () => 10 }],
  plans,
});
export const account = { title: 'Sample Ltd', bank: 'Sample Bank', iban: 'PK36SCBL0000001123456702' };
export const mounted = [{ vertical: shop, basePath: '/shop/' }];
export const meters: readonly Meter[] = metersOf([shop], {});
export const publicUrl = new URL('https://shop.example');
/** What the shop sells. */
export const shopPlans = (db: Database, demoOrgId: () => string | null = () => null) =>
  plansOf({ app: { verticals: [shop], config }, db, demoOrgId });
export const wishOf = (plan: 'team' | 'scale') => ({ vertical: 'shop', plan, interval: 'month', currency: 'PKR' }) as const;
export const wish = { vertical: 'shop', interval: 'month', currency: 'PKR', app: 'shop' } as const;

/** An organization and its callers, in front of a shop that sells plans. */
export function billingScene(open: () => Database) {
  const now: { org: TestOrganization | null; demo: string | null; transfer: TransferAccount | undefined } = {
    ...{ org: null, demo: null, transfer: undefined },
  };
  const org = (): TestOrganization => {
    if (!now.org) throw new Error('begin() comes first');
    return now.org;
  };
  const billingNow = () => {
    const db = open();
    const demoOrgId = () => now.demo;
    return openBilling({
      ...{ db, plans: shopPlans(db, demoOrgId), secret: 's'.repeat(40), demoOrgId },
      app: { brand: { ...brand, legal: { ...brand.legal, ntn: '7654321-0' } } },
      ...{ publicUrl, transfer: now.transfer },
    });
  };
  const caller = (session: ReturnType<typeof testSession>, age: number) => {
    const createdAt = new Date(Date.now() - age);
    const ctx = testContext({ db: open(), session: { ...session, createdAt }, meters });
    return createCallerFactory(billingRouter(billingNow(), mounted))(ctx);
  };
  /** @param age of the sign-in, in milliseconds */
  const callerAs = (role: 'owner' | 'admin' | 'member', { orgId, userId } = org(), age = 0) =>
    caller({ ...testSession({ userId, orgId, role }), email: `${userId}@example.test` }, age);
  return {
    ...{ now, org, callerAs },
    async begin() {
      now.demo = null;
      now.transfer = undefined;
      now.org = await createOrganization(open(), { name: 'ستارہ فوڈز' });
    },
    operator: (userId: string, age = 0) => caller({ ...testSession({ userId, orgId: null }), operator: true }, age).books,
    /** Somebody who is signed in and no operator. */
    visitor: () => caller(testSession({ userId: org().userId, orgId: org().orgId }), 0),
    checkoutOf: (url: string) => url.replace('https://shop.example/shop/organization/billing/checkout/', ''),
  };
}
