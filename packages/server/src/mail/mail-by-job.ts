import type { MailPort } from '@repo/auth';
import { type Database, newId } from '@repo/db';
import { isLocale } from '@repo/i18n';
import { z } from 'zod';
import { type JobPort, type JobRequest, sending } from '../jobs/collect-jobs.ts';
import { definePlatformJob, type PlatformJob } from '../jobs/platform-job.ts';
import { maskPersonalData } from '../log/mask.ts';

const name = 'platform.mail';

/** The job that sends a mail which is a row already. */
export const mailRequest = (id: string): JobRequest => ({ name, orgId: null, input: { id }, options: {} });

/** Keeps a mail as a row and sends it by a job: whoever asks does not wait for a mail server, and a process may die meanwhile. */
export function mailByJob(db: Database, port: JobPort): MailPort {
  return {
    async send({ to, subject, text, html, locale, template }) {
      const data = { id: newId(), to, subject, text, html, locale, template };
      await db.withPlatform('a mail to send', (tx) => tx.mailMessage.create({ data }), sending(port, [mailRequest(data.id)]));
      port.wake();
    },
  };
}

/**
 * Hands a mail to a mail server and deletes it. A process that dies between the two sends it twice.
 * @param mail sends at once, and throws what the server says
 */
export function mailJob(db: Pick<Database, 'prisma'>, mail: MailPort): PlatformJob<{ id: string }> {
  return definePlatformJob({
    name,
    input: z.strictObject({ id: z.uuid() }),
    // The last attempt is one to two hours after the first: a mail server that is away comes back.
    retry: { limit: 9, delaySeconds: 5 },
    policy: { concurrency: 2, timeoutSeconds: 60 },
    async handler({ attempt }, { id }) {
      const row = await db.prisma.mailMessage.findUnique({ where: { id } });
      if (!row) return;
      const { to, subject, text, html, locale, template } = row;
      try {
        await mail.send({ to, subject, text, html, locale: isLocale(locale) ? locale : 'en', template });
      } catch (error) {
        const lastError = maskPersonalData(String(error)).slice(0, 500);
        await db.prisma.mailMessage.updateMany({ where: { id }, data: { attempts: attempt, lastError } });
        throw error;
      }
      await db.prisma.mailMessage.deleteMany({ where: { id } });
    },
  });
}
