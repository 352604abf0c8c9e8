import type { BillingJob, BillingJobs } from '../receiver.ts';

/** A queue as the host's: of jobs with one key one waits at most. */
export interface MemoryQueue extends BillingJobs {
  readonly waiting: readonly BillingJob[];
  /** How many of a name were ever taken in. */
  count(name: string): number;
  take(): BillingJob | undefined;
}

export function createMemoryQueue(): MemoryQueue {
  const sent: BillingJob[] = [];
  const waiting: BillingJob[] = [];
  return {
    waiting,
    async insert(_connection, jobs) {
      for (const job of jobs) {
        if (job.key !== undefined && waiting.some(({ key }) => key === job.key)) continue;
        sent.push(job);
        waiting.push(job);
      }
    },
    wake: () => {},
    count: (name) => sent.filter((job) => job.name === name).length,
    take: () => waiting.shift(),
  };
}
