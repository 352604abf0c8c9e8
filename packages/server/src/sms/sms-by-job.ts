import { type Database, newId } from '@repo/db';
import { AppError } from '@repo/facts';
import { isLocale } from '@repo/i18n';
import { z } from 'zod';
import type { JobPort } from '../jobs/collect-jobs.ts';
import { definePlatformJob, type PlatformJob } from '../jobs/platform-job.ts';
import { maskPersonalData } from '../log/mask.ts';
import { countSms } from './count-sms.ts';
import { mobileNumber } from './mobile-number.ts';
import { longestSms, type Sms, type SmsPort, smsLimits } from './sms-port.ts';

const name = 'platform.sms';

export interface SmsOptions {
  readonly db: Database;
  /** Null where nothing is sent: the row is what the inbox shows. */
  readonly jobs: JobPort | null;
  readonly now?: () => Date;
}

/** Counts a message against the limits, keeps it as a row and sends it by a job: all of it, or nothing. */
export function smsByJob({ db, jobs, now = () => new Date() }: SmsOptions): SmsPort {
  return {
    async send({ to: typed, text, locale, template, orgId }) {
      const to = mobileNumber(typed);
      if (to === null) throw new AppError('PHONE_INVALID', { field: 'to' });
      if (text.length > longestSms) throw new AppError('SMS_TOO_LONG', { field: 'text' });
      const at = now();
      const data = { id: newId(), to, text, locale, template, organizationId: orgId, createdAt: at };
      await db.withPlatform(
        'a text message to send',
        (tx) => tx.smsMessage.create({ data }),
        () => async (connection) => {
          await countSms(connection, `number:${to}`, smsLimits.number, at);
          const [payer, limit] =
            orgId === null
              ? (['platform', smsLimits.platform] as const)
              : ([`organization:${orgId}`, smsLimits.organization] as const);
          await countSms(connection, payer, limit, at);
          await jobs?.insert(connection, [{ name, orgId: null, input: { id: data.id }, options: {} }]);
        },
      );
      jobs?.wake();
    },
  };
}

/** Hands a message to the sender: throws what it says. */
export type SmsSender = (message: Pick<Sms, 'to' | 'text' | 'locale' | 'template'>, signal: AbortSignal) => Promise<void>;

/** Hands a message to a sender and deletes it. A process that dies between the two sends it twice. */
export function smsJob(db: Pick<Database, 'prisma'>, send: SmsSender): PlatformJob<{ id: string }> {
  return definePlatformJob({
    name,
    input: z.strictObject({ id: z.uuid() }),
    // A text message that comes an hour late confuses: five attempts within about ten minutes.
    retry: { limit: 4, delaySeconds: 20 },
    policy: { concurrency: 2, timeoutSeconds: 30 },
    async handler({ attempt, signal }, { id }) {
      const row = await db.prisma.smsMessage.findUnique({ where: { id } });
      if (!row) return;
      const { to, text, locale, template } = row;
      try {
        await send({ to, text, locale: isLocale(locale) ? locale : 'en', template }, signal);
      } catch (error) {
        const lastError = maskPersonalData(String(error)).slice(0, 500);
        await db.prisma.smsMessage.updateMany({ where: { id }, data: { attempts: attempt, lastError } });
        throw error;
      }
      await db.prisma.smsMessage.deleteMany({ where: { id } });
    },
  });
}
