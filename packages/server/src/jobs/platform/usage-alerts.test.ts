import { createMetering, metersOf } from '@repo/billing';
import { type Database, newId } from '@repo/db';
import { createOrganization, describeDatabases } from '@repo/db/testing';
import { defineVertical } from '@repo/vertical';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { defineApp } from '../../app.ts';
import { brand, config } from '../../testing/sample-app.ts';
import { router } from '../../trpc/router.ts';
import { usageAlertsJob } from './usage-alerts.ts';

const attempt = { attempt: 1, signal: new AbortController().signal };
const text = { ur: 'دکان', en: 'Shop' };
const orders = { ur: 'آرڈر', en: 'Orders' };
const shop = defineVertical({
  ...{ id: 'shop', name: text, router: router({}), navigation: [], tables: [], seed: async () => {}, config: z.unknown() },
  card: { summary: text, figure: async () => null, empty: text, action: { path: '/', label: text } },
  meters: [{ id: 'shop.orders', label: orders, unit: orders, monthlyLimit: () => 10 }],
});
const app = defineApp({ id: 'shop', verticals: [shop], brand, config });
const meters = metersOf([shop], {});
const now = () => new Date('2026-11-20T09:00:00Z');

describeDatabases('alerts of usage', (open: () => Database) => {
  test('owners hear once of each half, four fifths and all of a limit, and of the largest share that was reached at once', async () => {
    const db = open();
    const { orgId: organizationId, userId: principalId, email } = await createOrganization(db);
    const metering = createMetering({ db, meters, now });
    const use = async (units: bigint) => {
      const wish = {
        organizationId,
        principalId,
        meter: 'shop.orders',
        vertical: 'shop',
        model: null,
        requestId: newId(),
        units,
      };
      await metering.commit((await metering.reserve(wish)).id, units, { source: 'counted' });
    };
    const told = async () => {
      const job = usageAlertsJob({ db, app, meters, publicUrl: new URL('https://shop.example'), port: null, now });
      await Promise.all([job.run(attempt, {}), job.run(attempt, {})]);
      await job.run(attempt, {});
      const mails = await db.prisma.mailMessage.findMany({ where: { to: email }, orderBy: { id: 'asc' } });
      return mails.map(({ subject }) => /(\d+) فیصد/.exec(subject)?.[1]);
    };
    await use(4n);
    expect(await told()).toEqual([]);
    await use(1n);
    expect(await told()).toEqual(['50']);
    await use(1n);
    expect(await told()).toEqual(['50']);
    await use(4n);
    expect(await told()).toEqual(['50', '100']);
    const [mail] = await db.prisma.mailMessage.findMany({ where: { to: email }, orderBy: { id: 'desc' }, take: 1 });
    expect(mail?.text).toContain('1 دسمبر 2026');
    for (const part of ['10 of 10 used', '1 December 2026', 'Orders in Shop', 'آرڈر']) expect(mail?.text).toContain(part);
    expect(mail?.text).toContain('https://shop.example/organization/billing');
  });
});
