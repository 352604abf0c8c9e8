import type { JobPolicy, JobRetry } from '@repo/vertical';
import type { ZodType } from 'zod';

export interface PlatformAttempt {
  /** 1 for the first. */
  readonly attempt: number;
  /** Aborted when the attempt has taken too long, or the process ends and waits no longer. */
  readonly signal: AbortSignal;
}

/** A job of the platform itself: it belongs to no organization, though its payload may name one. */
export interface PlatformJob<Input = never> {
  /** `platform.<what it does>` */
  readonly name: string;
  readonly input: ZodType<Input>;
  readonly retry: JobRetry;
  readonly policy?: Omit<JobPolicy, 'perOrganization'>;
  /** One that waits stands for all that are sent with its key meanwhile; one that runs does not. */
  readonly absorbs?: true;
  /** Cron with five fields, in Pakistan's time: one job with the input `{}` then. */
  readonly schedule?: string;
  readonly run: (attempt: PlatformAttempt, payload: unknown) => Promise<void>;
}

export interface PlatformJobDefinition<Input> extends Omit<PlatformJob<Input>, 'run'> {
  /** Runs at least once, so a second run must change nothing. */
  readonly handler: (attempt: PlatformAttempt, input: Input) => Promise<void>;
}

export function definePlatformJob<Input>({ handler, ...job }: PlatformJobDefinition<Input>): PlatformJob<Input> {
  return { ...job, run: async (attempt, payload) => handler(attempt, job.input.parse(payload)) };
}
