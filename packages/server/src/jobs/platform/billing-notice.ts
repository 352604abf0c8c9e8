import { renderMail } from '@repo/auth';
import { type BillingJob, type BillingNotice, graceDays } from '@repo/billing';
import { todayInKarachi } from '@repo/facts';
import { z } from 'zod';
import type { App } from '../../app.ts';
import { inEach } from '../../mail/in-each.ts';
import { type Telling, tellOwners } from '../../mail/tell-owners.ts';
import { type MountedVertical, mountVerticals } from '../../mount.ts';
import { plansPage } from '../../platform/billing/return-addresses.ts';
import { definePlatformJob, type PlatformJob } from '../platform-job.ts';

const name = 'platform.billing-notice';

const input = z.strictObject({
  kind: z.enum(['payment-failed', 'trial-ending', 'trial-ended', 'plan-bought-twice']),
  organizationId: z.uuid(),
  vertical: z.string(),
  at: z.iso.datetime(),
});
type Input = z.output<typeof input>;

/** The job by which the owners of an organization hear of something. */
export const noticeJobs = ({ at, ...notice }: BillingNotice): readonly BillingJob[] => [
  { name, orgId: null, input: { ...notice, at: at.toISOString() } satisfies Input, options: {} },
];

export interface NoticeOptions extends Omit<Telling, 'now'> {
  readonly app: App;
  readonly publicUrl: URL;
  /** The clock; tests pass their own. */
  readonly now?: () => Date;
}

const dayMillis = 86_400_000;

/** Tells every owner once, however often it runs. */
export function billingNoticeJob({ db, app, publicUrl, port, now = () => new Date() }: NoticeOptions): PlatformJob<Input> {
  const { locales, formatIn } = inEach(app.config);
  const mailTo = (to: string, { kind, at }: Input, { vertical, basePath }: MountedVertical) => {
    const since = new Date(at);
    return renderMail({
      ...{ template: kind, to, locales, brand: app.brand },
      url: plansPage(new URL(basePath, publicUrl)),
      params: (locale) => {
        const day = (instant: Date) => formatIn(locale).date(todayInKarachi(instant));
        const until = new Date(since.getTime() + graceDays * dayMillis);
        return { app: vertical.name[locale], date: day(since), until: day(until) };
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
      const mounted = mountVerticals(app).find(({ vertical: each }) => each.id === vertical);
      // Of a vertical that this deployment has no more.
      if (!mounted) return;
      const key = `told:${kind}:${organizationId}:${vertical}:${at}`;
      await tellOwners({ db, port, now }, { organizationId, key, mailTo: (to) => mailTo(to, notice, mounted) });
    },
  });
}
