import { renderMail } from '@repo/auth';
import { type BillingJob, type BillingNotice, graceDays } from '@repo/billing';
import { type Database, newId } from '@repo/db';
import { todayInKarachi } from '@repo/facts';
import { formatters } from '@repo/i18n';
import { z } from 'zod';
import type { App } from '../../app.ts';
import { mailRequest } from '../../mail/mail-by-job.ts';
import { mountVerticals } from '../../mount.ts';
import { plansPage } from '../../platform/billing/return-addresses.ts';
import { type JobPort, sending } from '../collect-jobs.ts';
import { definePlatformJob, type PlatformJob } from '../platform-job.ts';

const name = 'platform.billing-notice';

const input = z.strictObject({
  kind: z.enum(['payment-failed', 'trial-ending']),
  organizationId: z.uuid(),
  vertical: z.string(),
  at: z.iso.datetime(),
});
type Input = z.output<typeof input>;

/** The job by which the owners of an organization hear of something. */
export const noticeJobs = ({ at, ...notice }: BillingNotice): readonly BillingJob[] => [
  { name, orgId: null, input: { ...notice, at: at.toISOString() } satisfies Input, options: {} },
];

export interface NoticeOptions {
  readonly db: Database;
  readonly app: App;
  readonly publicUrl: URL;
  /** Where the mails are sent from; null: they stay as rows, for the local inbox. */
  readonly port: JobPort | null;
  /** The clock; tests pass their own. */
  readonly now?: () => Date;
}

const dayMillis = 86_400_000;

/** Writes to every owner, once: what was told and its mails are there together or not at all. */
export function billingNoticeJob({ db, app, publicUrl, port, now = () => new Date() }: NoticeOptions): PlatformJob<Input> {
  const locale = app.config.defaultLocale;
  const format = formatters({ locale, digits: app.config.defaultDigits });
  const day = (instant: Date) => format.date(todayInKarachi(instant));
  const mailTo = (to: string, { kind, vertical: id, at }: Input) => {
    const mounted = mountVerticals(app).find(({ vertical }) => vertical.id === id);
    if (!mounted) return null;
    const since = new Date(at);
    return renderMail({
      ...{ template: kind, to, locale, brand: app.brand },
      url: plansPage(new URL(mounted.basePath, publicUrl)),
      params: {
        app: mounted.vertical.name[locale],
        date: day(since),
        until: day(new Date(since.getTime() + graceDays * dayMillis)),
      },
    });
  };
  return definePlatformJob({
    name,
    input,
    retry: { limit: 5, delaySeconds: 30 },
    policy: { concurrency: 1, timeoutSeconds: 60 },
    async handler(_attempt, notice) {
      const { organizationId, kind, vertical, at } = notice;
      const ids: string[] = [];
      await db.withPlatform(
        'a notice of billing',
        async (tx) => {
          const key = `told:${kind}:${organizationId}:${vertical}:${at}`;
          const { count } = await tx.billingEffect.createMany({
            data: [{ key, organizationId, at: now() }],
            skipDuplicates: true,
          });
          if (count === 0) return;
          const where = { organizationId, role: 'owner', user: { emailVerified: true, banned: false } };
          const owners = await tx.member.findMany({ where, select: { user: { select: { email: true } } } });
          for (const { user } of owners) {
            const mail = mailTo(user.email, notice);
            if (!mail) continue;
            const { to, subject, text, html, template } = mail;
            const id = newId();
            await tx.mailMessage.create({ data: { id, to, subject, text, html, locale, template } });
            ids.push(id);
          }
        },
        port ? () => sending(port, ids.map(mailRequest))() : undefined,
      );
      if (ids.length > 0) port?.wake();
    },
  });
}
