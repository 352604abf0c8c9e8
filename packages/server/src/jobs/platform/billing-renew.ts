import type { LocalProvider, ProviderId } from '@repo/billing';
import { z } from 'zod';
import { definePlatformJob, type PlatformJob } from '../platform-job.ts';

/**
 * Every hour: what time has made due at the local provider. A second run at the same time changes nothing.
 * @param collects who collects in this deployment: where it is somebody else, what was bought with play money ends
 */
export function billingRenewJob(
  local: Pick<LocalProvider, 'renew' | 'endAll'>,
  collects: ProviderId = 'local',
): PlatformJob<Record<never, never>> {
  return definePlatformJob({
    name: 'platform.billing-renew',
    input: z.strictObject({}),
    retry: { limit: 3, delaySeconds: 60 },
    policy: { concurrency: 1, timeoutSeconds: 900 },
    schedule: '5 * * * *',
    async handler() {
      await (collects === 'local' ? local.renew() : local.endAll());
    },
  });
}
