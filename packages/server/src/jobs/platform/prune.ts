import type { Database } from '@repo/db';
import { z } from 'zod';
import { smsLimits } from '../../sms/sms-port.ts';
import { definePlatformJob, type PlatformJob } from '../platform-job.ts';

const dayMillis = 86_400_000;

/** Days that messages of the local inbox, and those that could not be sent, are kept. */
export const messageDays = 30;

/** Days that events of providers of payments are kept: longer than any provider sends one again. */
export const eventDays = 90;

/** Days that what they say is kept: names, addresses and the ends of cards. No provider lists one for longer. */
export const payloadDays = 30;

/** Every night: what has run out goes, so that no table grows for ever and nothing personal stays longer than it is used. */
export function pruneJob(db: Pick<Database, 'prisma'>, now: () => Date = () => new Date()): PlatformJob<Record<never, never>> {
  return definePlatformJob({
    name: 'platform.prune',
    input: z.strictObject({}),
    retry: { limit: 2, delaySeconds: 60 },
    policy: { concurrency: 1, timeoutSeconds: 300 },
    schedule: '30 3 * * *',
    async handler() {
      const at = now();
      const before = (millis: number) => new Date(at.getTime() - millis);
      const { prisma } = db;
      await prisma.session.deleteMany({ where: { expiresAt: { lt: at } } });
      await prisma.verification.deleteMany({ where: { expiresAt: { lt: at } } });
      await prisma.mailMessage.deleteMany({ where: { createdAt: { lt: before(messageDays * dayMillis) } } });
      await prisma.smsMessage.deleteMany({ where: { createdAt: { lt: before(messageDays * dayMillis) } } });
      await prisma.billingEvent.deleteMany({ where: { receivedAt: { lt: before(eventDays * dayMillis) } } });
      await prisma.billingEvent.updateMany({
        where: { receivedAt: { lt: before(payloadDays * dayMillis) }, NOT: { payload: { equals: {} } } },
        data: { payload: {} },
      });
      await prisma.localCheckout.deleteMany({ where: { expiresAt: { lt: before(messageDays * dayMillis) }, paidAt: null } });
      const longest = Math.max(...Object.values(smsLimits).map(({ seconds }) => seconds));
      await prisma.smsCount.deleteMany({ where: { since: { lt: before(longest * 1_000) } } });
    },
  });
}
