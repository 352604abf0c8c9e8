/** What plans give binds: units of meters, and seats. */
import { type Database, newId } from '@repo/db';
import { createOrganization, describeDatabases, type TestOrganization } from '@repo/db/testing';
import { isoDate } from '@repo/facts';
import { beforeEach, expect, test } from 'vitest';
import { createMetering } from '../metering/create-metering.ts';
import { checkInvariants } from '../metering/testing/accounts.ts';
import { catalogueOf } from '../plans/catalogue.ts';
import { shopPlans } from '../plans/testing/shop-plans.ts';
import { createEntitlements } from './create-entitlements.ts';
import { createMeterLimits } from './meter-limits.ts';
import { createSeats } from './seats.ts';

const text = { ur: 'آرڈر', en: 'Orders' };
const shop = {
  id: 'shop',
  plans: shopPlans,
  meters: [{ id: 'shop.orders', label: text, unit: text, monthlyLimit: () => null }],
};
const catalogue = catalogueOf([shop]);
const now = () => new Date('2026-11-20T09:00:00Z');

describeDatabases('what plans give', (open: () => Database) => {
  let org: TestOrganization;
  let given: string | null;
  beforeEach(async () => {
    org = await createOrganization(open());
    given = null;
  });
  const entitlements = () => createEntitlements({ db: open(), catalogue, givenTo: () => given, now });
  const metering = (most: bigint | null = null) =>
    createMetering({
      db: open(),
      meters: [{ id: 'shop.orders', vertical: 'shop', label: text, unit: text, monthlyLimit: most }],
      limits: createMeterLimits({ entitlements: entitlements(), catalogue }),
      now,
    });
  const order = (most?: bigint | null) =>
    metering(most).reserve({
      organizationId: org.orgId,
      principalId: org.userId,
      meter: 'shop.orders',
      vertical: 'shop',
      model: null,
      requestId: newId(),
      units: 1n,
    });
  const buy = async (
    plan: 'team' | 'scale',
    changes: { status?: string; endsAtPeriodEnd?: boolean; periodEnd?: Date } = {},
  ) => {
    const where = { organizationId_vertical: { organizationId: org.orgId, vertical: 'shop' } };
    const data = {
      provider: 'local',
      reference: org.orgId,
      plan,
      interval: 'month',
      currency: 'PKR',
      seats: 1,
      status: 'active',
      periodStart: new Date('2026-11-01T00:00:00Z'),
      periodEnd: new Date('2026-12-01T00:00:00Z'),
      updatedAt: now(),
      ...changes,
    };
    const create = { organizationId: org.orgId, vertical: 'shop', ...data };
    await open().prisma.subscription.upsert({ where, create, update: data });
  };
  const budget = async () => (await metering().usage({ organizationId: org.orgId, period: isoDate('2026-11-01') })).budgets;

  test('of 40 at once the free plan lets exactly its 10 through, and the refusal says of what, until when and what gives more', async () => {
    const outcomes = await Promise.allSettled(Array.from({ length: 40 }, () => order()));
    const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
    expect(refused).toHaveLength(30);
    for (const reason of refused) {
      expect(reason).toMatchObject({
        code: 'QUOTA_EXCEEDED',
        messageKey: 'errors.QUOTA_EXCEEDED_RAISE',
        params: { 'what.en': 'Orders', limit: '10', used: '10', resets: '2026-12-01', 'plan.ur': 'Team', 'plan.en': 'Team' },
      });
    }
    await checkInvariants(open(), org.orgId);
  });

  test('a larger plan holds at the next reservation of the same month, and so does the free one after its end', async () => {
    for (let count = 0; count < 10; count += 1) await order();
    await expect(order()).rejects.toMatchObject({ code: 'QUOTA_EXCEEDED' });
    await buy('team');
    await order();
    expect(await budget()).toMatchObject([{ limit: 1_000n, reserved: 11n }]);
    await buy('team', { status: 'ended' });
    await expect(order()).rejects.toMatchObject({ params: { limit: '10', used: '11' } });
    await buy('scale');
    await order();
    expect(await budget()).toMatchObject([{ limit: null, reserved: 12n }]);
  });

  test('the deployment allows the most, whatever the plan; then no plan is named', async () => {
    await buy('scale');
    await order(1n);
    await expect(order(1n)).rejects.toMatchObject({ messageKey: 'errors.QUOTA_EXCEEDED', params: { limit: '1' } });
    await buy('team', { status: 'ended' });
    await expect(order(1n)).rejects.toMatchObject({ messageKey: 'errors.QUOTA_EXCEEDED', params: { limit: '1' } });
  });

  test('the organization of the demo has the largest plan, and nothing is bought for it', async () => {
    given = org.orgId;
    expect(await entitlements().of(org.orgId)).toMatchObject([{ plan: 'scale', access: 'full', seats: null, raisedBy: null }]);
    for (let count = 0; count < 11; count += 1) await order();
    expect(await open().prisma.subscription.count({ where: { organizationId: org.orgId } })).toBe(0);
  });

  test('seats are those of the plan, never fewer than members, and the end of a plan throws nobody out', async () => {
    const seats = createSeats({ db: open(), entitlements: entitlements(), catalogue });
    const { prisma } = open();
    const counter = async () =>
      (await prisma.organizationCounter.findUniqueOrThrow({ where: { organizationId: org.orgId } })).seats;
    const join = async () => {
      const userId = newId();
      await prisma.user.create({ data: { id: userId, name: 'Aisha', email: `${userId}@example.com` } });
      await prisma.member.create({ data: { id: newId(), organizationId: org.orgId, userId, role: 'member' } });
      return userId;
    };
    expect(await seats.bind(org.orgId)).toEqual({ raisedBy: shopPlans[1]?.name });
    expect(await counter()).toBe(2);
    await join();
    await expect(join()).rejects.toThrow();

    await buy('team');
    expect(await seats.bind(org.orgId)).toEqual({ raisedBy: shopPlans[2]?.name });
    expect(await counter()).toBe(20);
    const third = await join();

    await buy('team', { endsAtPeriodEnd: true, periodEnd: now() });
    await seats.bind(org.orgId);
    expect([await counter(), await prisma.member.count({ where: { organizationId: org.orgId } })]).toEqual([3, 3]);
    await prisma.member.deleteMany({ where: { organizationId: org.orgId, userId: third } });
    await seats.bind(org.orgId);
    expect(await counter()).toBe(2);

    await buy('scale');
    expect(await seats.bind(org.orgId)).toEqual({ raisedBy: null });
    expect(await counter()).toBeGreaterThan(1_000_000);
  });
});
