import { z } from 'zod';
import { definePlatformJob, type PlatformJob } from '../platform-job.ts';

/** Every hour: what time has made due at the local provider. A second run at the same time changes nothing. */
export function billingRenewJob(local: { renew(): Promise<number> }): PlatformJob<Record<never, never>> {
  return definePlatformJob({
    name: 'platform.billing-renew',
    input: z.strictObject({}),
    retry: { limit: 3, delaySeconds: 60 },
    policy: { concurrency: 1, timeoutSeconds: 900 },
    schedule: '5 * * * *',
    async handler() {
      await local.renew();
    },
  });
}
