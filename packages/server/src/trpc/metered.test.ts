/** What costs a unit of a meter, and what a missing payment stops. */
import { catalogueOf, createEntitlements, createMeterLimits } from '@repo/billing';
import { type Database, newId } from '@repo/db';
import { createOrganization, describeDatabases, type TestOrganization } from '@repo/db/testing';
import type { PlanDefinition } from '@repo/vertical';
import { beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { session } from '../platform/session.ts';
import { testContext, testSession } from '../testing/test-context.ts';
import { metered } from './metered.ts';
import { organizationProcedure } from './organization-procedure.ts';
import { createCallerFactory, router } from './router.ts';

const text = { ur: 'آرڈر', en: 'Orders' };
const words = { name: text, summary: text };
const prices = { month: { PKR: 100n, USD: 1n }, year: { PKR: 1_000n, USD: 10n } };
const plans: readonly PlanDefinition[] = [
  { id: 'free', ...words, prices: null, trialDays: 0, seats: 2, limits: { 'shop.orders': 5 } },
  { id: 'team', ...words, prices, trialDays: 14, seats: 9, limits: { 'shop.orders': 50 } },
];
const meters = [{ id: 'shop.orders', vertical: 'shop', label: text, unit: text, monthlyLimit: null }];
const shopOf = { id: 'shop', plans, meters: [{ id: 'shop.orders', label: text, unit: text, monthlyLimit: () => null }] };
const catalogue = catalogueOf([shopOf]);
const now = () => new Date('2026-11-20T09:00:00Z');
const input = z.strictObject({ key: z.string(), fail: z.boolean().optional() });

/** Each order is a setting: a row that a second request finds. */
const order = router({
  add: organizationProcedure.input(input).mutation(({ ctx, input: { key, fail } }) =>
    metered(ctx, {
      meter: 'shop.orders',
      of: key,
      isThere: async () => (await ctx.db.prisma.setting.count({ where: { key } })) === 1,
      make: async () => {
        if (fail) throw new Error('the engine refuses');
        const { count } = await ctx.db.prisma.setting.createMany({ data: [{ key, value: true }], skipDuplicates: true });
        return { answer: key, made: count === 1 };
      },
    }),
  ),
  read: organizationProcedure.query(() => 'read'),
  delete: organizationProcedure.meta({ whileUnpaid: true }).mutation(() => 'deleted'),
});
const createCaller = createCallerFactory(
  router({ shop: router({ order }), other: router({ order }), session: session(() => null) }),
);

describeDatabases('a deed that costs a unit', (open: () => Database) => {
  let org: TestOrganization;
  beforeEach(async () => {
    org = await createOrganization(open());
  });
  const shop = (http?: { idempotencyKey: string }) => {
    const entitlements = createEntitlements({ db: open(), catalogue, now });
    const limits = createMeterLimits({ entitlements, catalogue });
    const context = testContext({ db: open(), session: testSession(org), now, meters, limits, entitlements });
    return createCaller({ ...context, http: http && { ...http, organization: null } });
  };
  const budget = async () => {
    const { rows } = await open().query<{ reserved: string; committed: string }>(
      'SELECT reserved::text, committed::text FROM meter_budget WHERE "organizationId" = $1',
      [org.orgId],
    );
    return rows.map(({ reserved, committed }) => [reserved, committed]);
  };

  test('of 20 at once exactly 5 are made and booked', async () => {
    const made = await Promise.allSettled(Array.from({ length: 20 }, () => shop().shop.order.add({ key: newId() })));
    expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
    expect(await budget()).toEqual([['0', '5']]);
  });

  test('the same one is booked once, and is answered also when the month is used up', async () => {
    const key = newId();
    await Promise.all([1, 2, 3].map(() => shop().shop.order.add({ key })));
    expect(await budget()).toEqual([['0', '1']]);
    for (let count = 0; count < 4; count += 1) await shop({ idempotencyKey: newId() }).shop.order.add({ key: newId() });
    expect(await shop().shop.order.add({ key })).toBe(key);
    await expect(shop().shop.order.add({ key: newId() })).rejects.toMatchObject({ code: 'TOO_MANY_REQUESTS' });
    expect(await budget()).toEqual([['0', '5']]);
  });

  test('what fails costs nothing, and its retry has to fit as everything else', async () => {
    const keys = Array.from({ length: 6 }, () => newId());
    for (const key of keys) await expect(shop().shop.order.add({ key, fail: true })).rejects.toThrow();
    expect(await budget()).toEqual([['0', '0']]);
    const made = await Promise.allSettled(keys.map((key) => shop().shop.order.add({ key })));
    expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
  });

  test('a payment that was missing too long stops changes of its vertical alone, not reading and not deleting', async () => {
    const since = new Date('2026-11-06T09:00:00Z');
    expect(await shop().session()).toMatchObject({ organization: { readOnly: [] } });
    await open().prisma.subscription.create({
      data: {
        organizationId: org.orgId,
        vertical: 'shop',
        provider: 'local',
        reference: org.orgId,
        plan: 'team',
        interval: 'month',
        currency: 'PKR',
        seats: 1,
        status: 'past-due',
        pastDueSince: since,
        periodStart: since,
        periodEnd: new Date('2026-12-06T09:00:00Z'),
        updatedAt: since,
      },
    });
    await expect(shop().shop.order.add({ key: newId() })).rejects.toMatchObject({
      code: 'PAYMENT_REQUIRED',
      cause: { code: 'PAYMENT_REQUIRED', messageKey: 'errors.PAYMENT_REQUIRED' },
    });
    expect(await shop().session()).toMatchObject({ organization: { id: org.orgId, readOnly: ['shop'] } });
    expect(await budget()).toEqual([]);
    expect([await shop().shop.order.read(), await shop().shop.order.delete()]).toEqual(['read', 'deleted']);
    expect(await shop().other.order.delete()).toBe('deleted');
  });
});
