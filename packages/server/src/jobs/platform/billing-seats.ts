import { z } from 'zod';
import { definePlatformJob, type PlatformJob } from '../platform-job.ts';

/**
 * Every ten minutes: plans are paid for as many seats as there are members, in one change for all who joined and left meanwhile.
 * @param settle `settleSeats` of `@repo/billing`
 */
export function billingSeatsJob(settle: () => Promise<number>): PlatformJob<Record<never, never>> {
  return definePlatformJob({
    name: 'platform.billing-seats',
    input: z.strictObject({}),
    retry: { limit: 2, delaySeconds: 60 },
    policy: { concurrency: 1, timeoutSeconds: 300 },
    schedule: '*/10 * * * *',
    async handler() {
      await settle();
    },
  });
}
