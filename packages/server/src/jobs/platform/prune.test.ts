import { newId } from '@repo/db';
import { createOrganization, describeDatabases } from '@repo/db/testing';
import { expect, test } from 'vitest';
import { pruneJob } from './prune.ts';

const now = new Date('2026-03-02T22:30:00Z');
const ago = (days: number) => new Date(now.getTime() - days * 86_400_000);

describeDatabases('the nightly prune', (open) => {
  test('what has run out goes, the rest stays; a second run changes nothing', async () => {
    const { prisma } = open();
    const { orgId: organizationId, userId } = await createOrganization(open());
    for (const days of [1, -1]) {
      await prisma.session.create({ data: { userId, token: `token ${days}`, expiresAt: ago(days) } });
      await prisma.verification.create({ data: { identifier: `id ${days}`, value: 'x', expiresAt: ago(days) } });
    }
    for (const days of [31, 29]) {
      const mail = { to: 'a@example.com', subject: 's', text: 't', html: 'h', locale: 'en', template: `${days}` };
      await prisma.mailMessage.create({ data: { ...mail, createdAt: ago(days) } });
      const sms = { id: newId(), to: '+923001234567', text: 't', locale: 'en', template: `${days}` };
      await prisma.smsMessage.create({ data: { ...sms, createdAt: ago(days) } });
    }
    for (const days of [2, 0.5]) await prisma.smsCount.create({ data: { key: `number:${days}`, count: 1, since: ago(days) } });
    for (const days of [91, 89, 29]) {
      const event = {
        provider: 'stripe',
        type: 'invoice.paid',
        customer: 'cus_1',
        createdAt: ago(days),
        payload: { email: 'a@example.com' },
        deliveries: 1,
      };
      await prisma.billingEvent.create({ data: { ...event, id: `evt_${days}`, receivedAt: ago(days) } });
    }
    for (const [requestId, paidAt] of [
      ['forgotten', null],
      ['paid', ago(40)],
    ] as const) {
      const page = { doneUrl: '/', abandonedUrl: '/', createdAt: ago(40), expiresAt: ago(40), wish: {} };
      await prisma.localCheckout.create({ data: { ...page, organizationId, requestId, paidAt } });
    }

    const job = pruneJob(open(), () => now);
    const attempt = { attempt: 1, signal: new AbortController().signal };
    for (let run = 0; run < 2; run += 1) {
      await job.run(attempt, {});
      expect((await prisma.session.findMany()).map(({ token }) => token)).toEqual(['token -1']);
      expect((await prisma.verification.findMany()).map(({ identifier }) => identifier)).toEqual(['id -1']);
      expect((await prisma.mailMessage.findMany()).map(({ template }) => template)).toEqual(['29']);
      expect((await prisma.smsMessage.findMany()).map(({ template }) => template)).toEqual(['29']);
      expect((await prisma.smsCount.findMany()).map(({ key }) => key)).toEqual(['number:0.5']);
      const events = await prisma.billingEvent.findMany({ orderBy: { receivedAt: 'asc' } });
      expect(events.map(({ id, payload }) => [id, payload])).toEqual([
        ['evt_89', {}],
        ['evt_29', { email: 'a@example.com' }],
      ]);
      expect((await prisma.localCheckout.findMany()).map(({ requestId }) => requestId)).toEqual(['paid']);
    }
  });
});
