import { type Database, listAudit, newId, recoverAuditIntents } from '@repo/db';
import { createOrganization, describeDatabases } from '@repo/db/testing';
import { AppError } from '@repo/facts';
import { beforeEach, expect, test } from 'vitest';
import type { SubscriptionChange } from '../provider/provider.ts';
import { settleSeats } from './settle-seats.ts';

describeDatabases('seats that are paid for', (open: () => Database) => {
  let organizationId: string;
  let now: Date;
  let changes: SubscriptionChange[];
  let refusal: AppError | null;
  const where = () => ({ organizationId_vertical: { organizationId, vertical: 'shop' } });

  beforeEach(async () => {
    now = new Date('2026-11-20T09:00:00Z');
    changes = [];
    refusal = null;
    ({ orgId: organizationId } = await createOrganization(open()));
    const { prisma } = open();
    await prisma.subscription.updateMany({ data: { status: 'ended' } });
    await prisma.billingCustomer.create({ data: { organizationId, provider: 'local', reference: newId(), createdAt: now } });
    await prisma.subscription.create({
      data: {
        organizationId,
        vertical: 'shop',
        provider: 'local',
        reference: organizationId,
        plan: 'team',
        interval: 'month',
        currency: 'PKR',
        seats: 1,
        status: 'active',
        periodStart: new Date('2026-11-01T00:00:00Z'),
        periodEnd: new Date('2026-12-01T00:00:00Z'),
        updatedAt: now,
      },
    });
  });
  const join = async (count: number) => {
    const { prisma } = open();
    for (const userId of Array.from({ length: count }, () => newId())) {
      await prisma.user.create({ data: { id: userId, name: 'Aisha', email: `${userId}@example.com` } });
      await prisma.member.create({ data: { id: newId(), organizationId, userId, role: 'member' } });
    }
  };
  const settle = () =>
    settleSeats({
      db: open(),
      now: () => now,
      desk: {
        async change(_organization, _vertical, change) {
          changes.push(change);
          if (refusal) throw refusal;
        },
        async sync() {
          await open().prisma.subscription.update({ where: where(), data: { seats: changes.at(-1)?.seats ?? 0 } });
          return null;
        },
      },
    });

  test('follow the members: one change for a burst, none where nothing changed', async () => {
    expect(await settle()).toBe(0);
    await join(4);
    expect(await settle()).toBe(1);
    expect(await settle()).toBe(0);
    expect(changes.map(({ seats }) => seats)).toEqual([5]);
    await open().prisma.member.deleteMany({ where: { organizationId, role: 'member' } });
    await settle();
    expect(changes.map(({ seats }) => seats)).toEqual([5, 1]);
  });

  test('are sent again under the same name where the provider was away', async () => {
    await join(1);
    refusal = new AppError('PROVIDER_UNAVAILABLE', { kind: 'unavailable' });
    await expect(settle()).rejects.toThrow('seats of 1 subscriptions');
    refusal = null;
    expect(await settle()).toBe(1);
    expect(new Set(changes.map(({ requestId }) => requestId)).size).toBe(1);
  });

  test('that a card refused are asked for once a day', async () => {
    await join(1);
    refusal = new AppError('PAYMENT_DECLINED', { kind: 'conflict' });
    for (let run = 0; run < 3; run += 1) expect(await settle()).toBe(0);
    expect(changes).toHaveLength(1);
    now = new Date('2026-11-21T09:00:00Z');
    refusal = null;
    expect(await settle()).toBe(1);
  });

  test('are in the audit log: what was asked for, refused, or not known to have arrived', async () => {
    const entries = async () => {
      await recoverAuditIntents(open(), new Date(Date.now() + 6 * 60_000));
      return listAudit(open(), { orgId: organizationId, limit: 9 });
    };
    await join(1);
    refusal = new AppError('PROVIDER_UNAVAILABLE', { kind: 'unavailable' });
    await expect(settle()).rejects.toThrow();
    refusal = new AppError('PAYMENT_DECLINED', { kind: 'conflict' });
    await settle();
    await settle();
    now = new Date('2026-11-21T09:00:00Z');
    refusal = null;
    await settle();
    await settle();
    const seats = { from: '1', to: '2' };
    expect(await entries()).toMatchObject([
      { action: 'billing.seats', actorKind: 'system', targetKind: 'vertical', targetId: 'shop', details: seats },
      { action: 'billing.seats', details: { ...seats, outcome: 'failed', code: 'PAYMENT_DECLINED' } },
      { action: 'billing.seats', details: { ...seats, outcome: 'unknown', code: 'PROVIDER_UNAVAILABLE' } },
    ]);
  });

  test('stay where a payment is missing and where the plan has ended', async () => {
    await join(1);
    const { subscription } = open().prisma;
    await subscription.update({ where: where(), data: { status: 'past-due', pastDueSince: now } });
    await settle();
    await subscription.update({
      where: where(),
      data: { status: 'active', pastDueSince: null, endsAtPeriodEnd: true, periodEnd: now },
    });
    await settle();
    await subscription.update({ where: where(), data: { status: 'ended' } });
    await settle();
    expect(changes).toEqual([]);
  });
});
