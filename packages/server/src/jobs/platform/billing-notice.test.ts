import { type Database, newId } from '@repo/db';
import { createOrganization, describeDatabases } from '@repo/db/testing';
import { defineVertical } from '@repo/vertical';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { defineApp } from '../../app.ts';
import { brand, config } from '../../testing/sample-app.ts';
import { router } from '../../trpc/router.ts';
import { noJobs } from '../collect-jobs.ts';
import { billingNoticeJob, noticeJobs } from './billing-notice.ts';

const attempt = { attempt: 1, signal: new AbortController().signal };
const text = { ur: 'دکان', en: 'Shop' };
const shop = defineVertical({
  ...{ id: 'shop', name: text, router: router({}), navigation: [], tables: [], seed: async () => {}, config: z.unknown() },
  card: { summary: text, figure: async () => null, empty: text, action: { path: '/', label: text } },
});
const app = defineApp({ id: 'home', verticals: [shop], brand, config });
const publicUrl = new URL('https://home.example');

describeDatabases('a notice of billing', (open: () => Database) => {
  const mailsTo = (to: string) => open().prisma.mailMessage.findMany({ where: { to } });

  test('reaches every owner once, however often its job runs', async () => {
    const db = open();
    const { orgId: organizationId, email } = await createOrganization(db);
    const [admin, unverified] = [newId(), newId()];
    for (const [id, role] of [
      [admin, 'admin'],
      [unverified, 'owner'],
    ] as const) {
      const user = { id, name: 'x', email: `${id}@example.test`, emailVerified: id === admin };
      await db.prisma.user.create({ data: user });
      await db.prisma.member.create({ data: { organizationId, userId: id, role } });
    }
    const at = new Date('2026-11-28T20:00:00Z');
    const [request] = noticeJobs({ kind: 'payment-failed', organizationId, vertical: 'shop', at });
    const job = billingNoticeJob({ db, app, publicUrl, port: null });
    expect(request?.name).toBe(job.name);
    await Promise.all([1, 2, 3].map(() => job.run(attempt, request?.input)));
    const mails = await mailsTo(email);
    expect(mails).toMatchObject([{ locale: 'ur', template: 'payment-failed' }]);
    // 1 a.m. of the next day in Karachi, and the last day of grace.
    expect(mails[0]?.text).toContain('29 نومبر 2026');
    expect(mails[0]?.text).toContain('13 دسمبر 2026');
    for (const part of ['29 November 2026', '13 December 2026', 'the plan of Shop', 'دکان']) {
      expect(mails[0]?.text).toContain(part);
    }
    expect(mails[0]?.text).toContain('https://home.example/shop/organization/billing');
    for (const id of [admin, unverified]) expect(await mailsTo(`${id}@example.test`)).toEqual([]);
  });

  test('says of a plan that was bought twice which day that was, in both languages', async () => {
    const db = open();
    const { orgId: organizationId, email } = await createOrganization(db);
    const at = new Date('2026-11-28T20:00:00Z');
    const [request] = noticeJobs({ kind: 'plan-bought-twice', organizationId, vertical: 'shop', at });
    await billingNoticeJob({ db, app, publicUrl, port: null }).run(attempt, request?.input);
    const [mail] = await mailsTo(email);
    for (const part of ['29 نومبر 2026', 'a second time on 29 November 2026', 'sent back to the same card']) {
      expect(mail?.text).toContain(part);
    }
  });

  test('is told again when its mails could not be put into the queue', async () => {
    const db = open();
    const { orgId: organizationId, email } = await createOrganization(db);
    const [request] = noticeJobs({ kind: 'trial-ending', organizationId, vertical: 'shop', at: new Date() });
    const failing = billingNoticeJob({ db, app, publicUrl, port: noJobs });
    await expect(failing.run(attempt, request?.input)).rejects.toThrow('no job queue');
    expect(await mailsTo(email)).toEqual([]);
    await billingNoticeJob({ db, app, publicUrl, port: null }).run(attempt, request?.input);
    expect(await mailsTo(email)).toHaveLength(1);
  });
});
