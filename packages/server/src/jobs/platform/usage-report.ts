import { z } from 'zod';
import { definePlatformJob, type PlatformJob } from '../platform-job.ts';

/**
 * Every ten minutes: what was used is sent to whoever charges it.
 * @param report `reportUsage` of `@repo/billing`
 */
export function usageReportJob(report: () => Promise<number>): PlatformJob<Record<never, never>> {
  return definePlatformJob({
    name: 'platform.usage-report',
    input: z.strictObject({}),
    retry: { limit: 2, delaySeconds: 60 },
    policy: { concurrency: 1, timeoutSeconds: 600 },
    schedule: '*/10 * * * *',
    async handler() {
      await report();
    },
  });
}
