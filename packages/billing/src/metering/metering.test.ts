import { type Database, newId, type Tx } from '@repo/db';
import { createOrganization, describeDatabases, type TestOrganization } from '@repo/db/testing';
import { type IsoDate, isoDate } from '@repo/facts';
import { deepRuns } from '@repo/facts/testing';
import { beforeEach, describe, expect, test } from 'vitest';
import { createMetering } from './create-metering.ts';
import type { Metering, ReserveInput } from './metering.ts';
import { metersOf } from './meters-of.ts';
import { checkInvariants, ledgerSum, tokens } from './testing/accounts.ts';

const november = isoDate('2026-11-01');
const rivals = deepRuns(30, 100);

describeDatabases('metering', (open: () => Database) => {
  let org: TestOrganization;
  let now: Date;
  beforeEach(async () => {
    org = await createOrganization(open());
    now = new Date('2026-11-20T09:00:00Z');
  });
  const metering = (limit: bigint | null = 10n): Metering =>
    createMetering({ db: open(), meters: [tokens(limit)], now: () => now, holdMs: 60_000 });
  const wish = (units = 1n, requestId: string = newId()): ReserveInput => ({
    organizationId: org.orgId,
    principalId: org.userId,
    meter: 'shop.tokens',
    vertical: 'shop',
    model: 'small',
    requestId,
    units,
  });
  const budgetOf = async (period: IsoDate = november) => {
    const { budgets } = await metering().usage({ organizationId: org.orgId, period });
    return budgets.map(({ reserved, committed }) => [reserved, committed]);
  };

  test('AB-093 admits exactly 10 of many parallel reservations where the budget holds 10', async () => {
    const port = metering(10n);
    const outcomes = await Promise.allSettled(Array.from({ length: rivals }, () => port.reserve(wish())));
    const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
    expect(refused).toHaveLength(rivals - 10);
    for (const reason of refused) {
      expect(reason).toMatchObject({
        code: 'QUOTA_EXCEEDED',
        kind: 'too-many',
        messageKey: 'errors.QUOTA_EXCEEDED',
        retryAfter: 10 * 86_400 + 10 * 3_600,
        params: { meter: 'shop.tokens', limit: '10', used: '10', resets: '2026-12-01' },
      });
    }
    expect(await budgetOf()).toEqual([[10n, 0n]]);
    await checkInvariants(open(), org.orgId);
  });

  test('what costs more than the whole budget is refused at once, and one that just fits is not', async () => {
    await expect(metering(10n).reserve(wish(11n))).rejects.toMatchObject({ params: { limit: '10', used: '0' } });
    await metering(10n).reserve(wish(10n));
    await expect(metering(0n).reserve(wish())).rejects.toMatchObject({ code: 'QUOTA_EXCEEDED' });
  });

  test('without a limit everything is counted and nothing refused', async () => {
    for (let count = 0; count < 3; count += 1) {
      const { id } = await metering(null).reserve(wish(4_000_000_000_000_000n));
      await metering(null).commit(id, 4_000_000_000_000_000n, { source: 'reported' });
    }
    expect(await budgetOf()).toEqual([[0n, 12_000_000_000_000_000n]]);
  });

  test('a request reserves once, in turn and at the same time', async () => {
    const port = metering();
    const first = await port.reserve(wish(3n, 'a'));
    expect(await port.reserve(wish(3n, 'a'))).toEqual(first);
    const parallel = await Promise.all(Array.from({ length: 8 }, () => port.reserve(wish(2n, 'b'))));
    expect(new Set(parallel.map(({ id }) => id)).size).toBe(1);
    expect(await budgetOf()).toEqual([[5n, 0n]]);
    await port.commit(first.id, 1n, { source: 'reported' });
    expect(await port.reserve(wish(3n, 'a'))).toEqual({ ...first, state: 'committed' });
    await checkInvariants(open(), org.orgId);
  });

  test('what is committed is booked once, and the rest is given back', async () => {
    const port = metering();
    const { id } = await port.reserve(wish(8n));
    const commits = Array.from({ length: 5 }, () => port.commit(id, 3n, { source: 'reported' }));
    await Promise.all([...commits, port.release(id)].reverse());
    expect(await budgetOf()).toEqual([[0n, 3n]]);
    await port.reserve(wish(7n));
    await expect(port.commit(newId(), 1n, { source: 'reported' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await checkInvariants(open(), org.orgId);
  });

  test('more than was reserved is booked as it was delivered', async () => {
    const port = metering();
    const { id } = await port.reserve(wish(5n));
    await port.commit(id, 14n, { source: 'counted', model: 'other' });
    expect(await budgetOf()).toEqual([[0n, 14n]]);
    await expect(port.reserve(wish())).rejects.toMatchObject({ params: { used: '14' } });
    const { lines } = await port.usage({ organizationId: org.orgId, period: november });
    expect(lines).toEqual([
      {
        principalId: org.userId,
        meter: 'shop.tokens',
        vertical: 'shop',
        model: 'other',
        units: 14n,
        counted: 14n,
        times: 1,
      },
    ]);
  });

  test('what is released is there for others, once', async () => {
    const port = metering();
    const { id } = await port.reserve(wish(10n));
    await Promise.all(Array.from({ length: 4 }, () => port.release(id)));
    await port.reserve(wish(10n));
    expect(await budgetOf()).toEqual([[10n, 0n]]);
    await checkInvariants(open(), org.orgId);
  });

  test('a reservation that nobody settles is given back when the next one needs it, and what it delivers later is booked', async () => {
    const port = metering();
    const { id } = await port.reserve(wish(10n));
    now = new Date(now.getTime() + 59_000);
    await expect(port.reserve(wish(4n))).rejects.toMatchObject({ code: 'QUOTA_EXCEEDED' });
    now = new Date(now.getTime() + 1_000);
    await port.reserve(wish(4n));
    expect(await budgetOf()).toEqual([[4n, 0n]]);
    expect(await port.commit(id, 9n, { source: 'reported' })).toEqual({ late: true });
    expect(await port.commit(id, 9n, { source: 'reported' })).toEqual({ late: false });
    expect(await budgetOf()).toEqual([[4n, 9n]]);
    await checkInvariants(open(), org.orgId);
  });

  test('expiry gives back what ran out of all organizations, by many at the same time', async () => {
    now = new Date('2026-11-21T09:00:00Z');
    await metering().expire();
    const other = await createOrganization(open());
    for (const organizationId of [org.orgId, other.orgId]) {
      for (let count = 0; count < 4; count += 1) await metering().reserve({ ...wish(2n), organizationId });
    }
    now = new Date(now.getTime() + 60_000);
    const counts = await Promise.all(Array.from({ length: 5 }, () => metering().expire()));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(8);
    expect(await budgetOf()).toEqual([[0n, 0n]]);
    await checkInvariants(open(), org.orgId);
    await checkInvariants(open(), other.orgId);
  });

  test('the month ends at midnight in Karachi; what began in it is booked in it', async () => {
    now = new Date('2026-11-30T18:59:59Z');
    const port = metering();
    const { id } = await port.reserve(wish(10n));
    now = new Date('2026-11-30T19:00:00Z');
    await port.reserve(wish(10n));
    await port.commit(id, 10n, { source: 'reported' });
    expect(await budgetOf()).toEqual([[0n, 10n]]);
    expect(await budgetOf(isoDate('2026-12-01'))).toEqual([[10n, 0n]]);
    const { periods } = await port.usage({ organizationId: org.orgId, period: november });
    expect(periods).toEqual([november]);
  });

  test('usage can be that of one person; the limit of this month is the one in force', async () => {
    const colleague = newId();
    for (const [principalId, units] of [
      [org.userId, 2n],
      [colleague, 5n],
    ] as const) {
      const { id } = await metering().reserve({ ...wish(units), principalId });
      await metering().commit(id, units, { source: 'reported' });
    }
    const all = await metering(20n).usage({ organizationId: org.orgId, period: november });
    expect(all.lines.map(({ principalId, units }) => [principalId, units])).toEqual([
      [colleague, 5n],
      [org.userId, 2n],
    ]);
    expect(all.budgets).toEqual([{ meter: 'shop.tokens', limit: 20n, reserved: 0n, committed: 7n }]);
    const own = await metering().usage({ organizationId: org.orgId, period: november, principalId: org.userId });
    expect(own.lines.map(({ units }) => units)).toEqual([2n]);
    const none = await metering().usage({ organizationId: org.orgId, period: isoDate('2026-10-01') });
    expect(none).toMatchObject({ lines: [], budgets: [{ meter: 'shop.tokens', reserved: 0n, committed: 0n }] });
  });

  test('another organization has a budget of its own', async () => {
    await metering().reserve(wish(10n));
    const { orgId } = await createOrganization(open());
    await metering().reserve({ ...wish(10n), organizationId: orgId });
  });

  test('entries of the ledger are never changed and never deleted, and leave with their organization', async () => {
    const { id } = await metering().reserve(wish(2n));
    await metering().commit(id, 2n, { source: 'reported' });
    const change = (sql: string) => open().query(sql, [id]);
    await expect(change('UPDATE meter_ledger SET units = 0 WHERE "reservationId" = $1')).rejects.toThrow();
    await expect(change('DELETE FROM meter_ledger WHERE "reservationId" = $1')).rejects.toThrow();
    expect(await ledgerSum(open(), org.orgId)).toBe(2n);
    await open().prisma.organization.delete({ where: { id: org.orgId } });
    expect(await ledgerSum(open(), org.orgId)).toBe(0n);
  });

  test('a tenant reads and writes nothing of it', async () => {
    const counts: readonly ((tx: Tx) => Promise<number>)[] = [
      (tx) => tx.meterBudget.count(),
      (tx) => tx.meterReservation.count(),
      (tx) => tx.meterLedger.count(),
    ];
    for (const count of counts) {
      await expect(open().withTenant({ orgId: org.orgId }, count)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    }
  });

  test('a meter that nobody declares, and nothing, cannot be reserved', async () => {
    await expect(metering().reserve({ ...wish(), meter: 'shop.pens' })).rejects.toThrow(RangeError);
    await expect(metering().reserve(wish(0n))).rejects.toThrow(RangeError);
  });
});

describe('the meters of a deployment', () => {
  const text = { ur: 'ٹوکن', en: 'tokens' };
  const shop = (limit: number | null) => ({
    id: 'shop',
    meters: [{ id: 'shop.tokens', label: text, unit: text, monthlyLimit: () => limit }],
  });

  test('have the limit that their vertical takes from its configuration', () => {
    const configured = {
      id: 'shop',
      meters: [
        {
          id: 'shop.tokens',
          label: text,
          unit: text,
          monthlyLimit: (config: unknown) => (typeof config === 'object' && config !== null && 'most' in config ? 7 : null),
        },
      ],
    };
    expect(metersOf([configured, { id: 'bare' }], { shop: { most: 7 } })).toMatchObject([
      { vertical: 'shop', monthlyLimit: 7n },
    ]);
    expect(metersOf([configured], {})).toMatchObject([{ monthlyLimit: null }]);
  });

  test.each([-1, 1.5, Number.NaN])('have no limit of %s', (limit) => {
    expect(() => metersOf([shop(limit)], {})).toThrow(RangeError);
  });
});
