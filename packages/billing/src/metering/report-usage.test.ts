/** What the ledger says and what a provider counted, whoever dies in between. */
import { type Database, newId } from '@repo/db';
import { createOrganization, describeDatabases } from '@repo/db/testing';
import { leaveFigure } from '@repo/facts/testing';
import { expect, test } from 'vitest';
import type { UsageReport } from '../provider/provider.ts';
import { dyingAt, isDeath } from '../receiver/testing/dying-at.ts';
import { createMetering } from './create-metering.ts';
import { reportUsage } from './report-usage.ts';

const text = { ur: 'آرڈر', en: 'Orders' };
const meter = { id: 'shop.orders', vertical: 'shop', label: text, unit: text, monthlyLimit: null };
const start = new Date('2026-11-20T09:00:00Z');
const deep = process.env.TEST_DEEP !== undefined;
const calls = deep ? 10_000 : 40;
const callsOfRun = deep ? 5 : 1;

/** Counts a name once, as Stripe does. */
function createCounter() {
  const counted = new Map<string, UsageReport>();
  return {
    id: 'stripe' as const,
    counted,
    sum: (customer: string) =>
      [...counted.values()].filter((report) => report.customer === customer).reduce((sum, { units }) => sum + units, 0n),
    async reportUsage(report: UsageReport) {
      if (!counted.has(report.identifier)) counted.set(report.identifier, report);
    },
  };
}

describeDatabases('usage that is charged', (open: () => Database) => {
  const openShop = async () => {
    const { orgId: organizationId, userId: principalId } = await createOrganization(open());
    const customer = `cus_${organizationId}`;
    const createdAt = new Date('2026-11-01T00:00:00Z');
    await open().prisma.billingCustomer.create({
      data: { organizationId, provider: 'stripe', reference: customer, createdAt },
    });
    let clock = start;
    const now = () => clock;
    const metering = createMetering({ db: open(), meters: [meter], now });
    const use = async (units: bigint) => {
      const wish = { organizationId, principalId, meter: meter.id, vertical: 'shop', model: null, requestId: newId(), units };
      await metering.commit((await metering.reserve(wish)).id, units, { source: 'counted' });
    };
    const pass = (seconds: number) => {
      clock = new Date(clock.getTime() + seconds * 1_000);
    };
    const ledger = async () => {
      const { rows } = await open().query<{ sum: string }>(
        'SELECT coalesce(sum(units), 0)::text AS sum FROM meter_ledger WHERE "organizationId" = $1',
        [organizationId],
      );
      return BigInt(rows[0]?.sum ?? 0);
    };
    return { customer, use, pass, ledger, now, organizationId };
  };

  test('AB-092 what is in the ledger is what was sent, wherever a process ends', { timeout: 1_200_000 }, async ({ task }) => {
    const { customer, use, pass, ledger, now } = await openShop();
    const counter = createCounter();
    let deaths = 0;
    for (let call = 0; call < calls; call += 1) {
      await use(BigInt((call % 7) + 1));
      pass(17);
      if (call % callsOfRun > 0) continue;
      const run = call / callsOfRun;
      // One of ten ends well: else more waits from day to day than is sent, and what is a day late is not sent.
      const { db, provider } = dyingAt(run % 10 === 9 ? Number.POSITIVE_INFINITY : run % 10, open(), counter);
      const report = reportUsage({ db, provider, meters: [meter.id], now });
      if (await report.then(() => false, isDeath)) deaths += 1;
    }
    await reportUsage({ db: open(), provider: counter, meters: [meter.id], now });
    const [used, sent] = [await ledger(), counter.sum(customer)];
    expect(sent).toBe(used);
    expect(deaths).toBeGreaterThan(calls / callsOfRun / 3);
    leaveFigure(task, `${calls} calls, ${deaths} ends: ledger ${used}, sent ${sent}, difference ${used - sent}`);
    const before = counter.counted.size;
    await reportUsage({ db: open(), provider: counter, meters: [meter.id], now });
    expect(counter.counted.size).toBe(before);
  });

  test('of several at once each entry is in one report', async () => {
    const { customer, use, ledger, now } = await openShop();
    const counter = createCounter();
    for (let call = 0; call < 10; call += 1) await use(3n);
    const runs = Array.from({ length: 5 }, () => reportUsage({ db: open(), provider: counter, meters: [meter.id], now }));
    expect((await Promise.allSettled(runs)).some(({ status }) => status === 'fulfilled')).toBe(true);
    await reportUsage({ db: open(), provider: counter, meters: [meter.id], now });
    expect(counter.sum(customer)).toBe(await ledger());
    expect(await ledger()).toBe(30n);
  });

  test('what may have been counted a day ago is not sent again but named; other meters and former times are not sent', async () => {
    const { customer, use, pass, now, organizationId } = await openShop();
    const counter = createCounter();
    await use(5n);
    expect(await reportUsage({ db: open(), provider: counter, meters: [], now })).toBe(0);
    const { db, provider } = dyingAt(1, open(), counter);
    await reportUsage({ db, provider, meters: [meter.id], now }).catch(isDeath);
    const where = { where: { organizationId } };
    expect(await open().prisma.meterReport.findMany(where)).toMatchObject([{ units: 5n, sentAt: null }]);
    pass(86_400);
    await use(2n);
    const late = reportUsage({ db: open(), provider: counter, meters: [meter.id], now });
    await expect(late).rejects.toThrow(/^\d+ reports of usage waited for a day/);
    expect(counter.sum(customer)).toBe(2n);
  });
});
