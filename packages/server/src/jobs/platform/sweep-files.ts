import { z } from 'zod';
import type { Files } from '../../files/files.ts';
import { definePlatformJob, type PlatformJob } from '../platform-job.ts';

/** Every night: bytes that no row needs go, such as a crash leaves between the two. */
export function sweepFilesJob(files: Pick<Files, 'sweep'>): PlatformJob<Record<never, never>> {
  return definePlatformJob({
    name: 'platform.sweep-files',
    input: z.strictObject({}),
    retry: { limit: 2, delaySeconds: 60 },
    policy: { concurrency: 1, timeoutSeconds: 900 },
    schedule: '50 3 * * *',
    async handler() {
      await files.sweep();
    },
  });
}
