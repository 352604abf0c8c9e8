import type { JobPolicy, JobRetry } from '@repo/vertical';
import { z } from 'zod';

/** What the queue stores of a job. */
export const payloadSchema = z.object({
  /** Null for a job of the platform, and for the tick of a schedule. */
  orgId: z.string().nullable(),
  input: z.unknown(),
});

export type Payload = z.output<typeof payloadSchema>;

export interface Attempt {
  readonly id: string;
  readonly payload: Payload;
  /** 1 for the first. */
  readonly attempt: number;
  readonly signal: AbortSignal;
}

/** A queue and what takes from it. */
export interface Queue {
  readonly name: string;
  readonly retry: JobRetry;
  readonly policy: Required<JobPolicy>;
  readonly schedule: string | null;
  /** See `PlatformJob`. */
  readonly absorbs?: true;
  readonly run: (attempt: Attempt) => Promise<void>;
}

export function policyOf({ concurrency = 2, perOrganization = 1, timeoutSeconds = 60 }: JobPolicy = {}): Required<JobPolicy> {
  return { concurrency, perOrganization, timeoutSeconds };
}

/** Where the jobs of a queue end that failed for good. */
export const deadLettersOf = (name: string): string => `${name}.dead`;
