import { renderMail } from '@repo/auth';
import { findUsageAlerts, type Meter, type UsageAlert } from '@repo/billing';
import type { Locale } from '@repo/i18n';
import { z } from 'zod';
import type { App } from '../../app.ts';
import { inEach } from '../../mail/in-each.ts';
import { type Telling, tellOwners } from '../../mail/tell-owners.ts';
import { mountVerticals } from '../../mount.ts';
import { plansPage } from '../../platform/billing/return-addresses.ts';
import { definePlatformJob, type PlatformJob } from '../platform-job.ts';

export interface AlertOptions extends Omit<Telling, 'now'> {
  readonly app: App;
  readonly meters: readonly Meter[];
  readonly publicUrl: URL;
  /** The clock; tests pass their own. */
  readonly now?: () => Date;
}

/** Every hour: owners hear once when half, four fifths and all of a month's limit is used. */
export function usageAlertsJob(options: AlertOptions): PlatformJob<Record<never, never>> {
  const { app, meters, publicUrl, now = () => new Date() } = options;
  const { locales, formatIn } = inEach(app.config);
  const tell = async ({ meter: id, organizationId, key, percent, used, limit, resets }: UsageAlert) => {
    const meter = meters.find((each) => each.id === id);
    const mounted = mountVerticals(app).find(({ vertical }) => vertical.id === meter?.vertical);
    // Of a vertical that this deployment has no more.
    if (!(meter && mounted)) return;
    const params = (locale: Locale) => {
      const format = formatIn(locale);
      return {
        ...{ app: mounted.vertical.name[locale], what: meter.label[locale], percent: format.number(percent) },
        ...{ used: format.number(used), limit: format.number(limit), resets: format.date(resets) },
      };
    };
    const url = plansPage(new URL(mounted.basePath, publicUrl));
    const mailTo = (to: string) => renderMail({ template: 'usage-alert', to, locales, brand: app.brand, url, params });
    await tellOwners({ ...options, now }, { organizationId, key, mailTo });
  };
  return definePlatformJob({
    name: 'platform.usage-alerts',
    input: z.strictObject({}),
    retry: { limit: 2, delaySeconds: 60 },
    policy: { concurrency: 1, timeoutSeconds: 300 },
    schedule: '25 * * * *',
    async handler() {
      for (const alert of await findUsageAlerts(options.db, now())) await tell(alert);
    },
  });
}
