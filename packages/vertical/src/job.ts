import type { ZodType } from 'zod';

export interface JobRetry {
  /** Attempts after the first one. */
  readonly limit: number;
  /** Seconds before the second attempt; twice as long before each further one, and up to twice that by chance. */
  readonly delaySeconds: number;
}

export interface JobPolicy {
  /** How many a process runs at once. Defaults to 2. */
  readonly concurrency?: number;
  /** How many of one organization a process runs at once. Defaults to 1. */
  readonly perOrganization?: number;
  /** Seconds after which an attempt has failed. Defaults to 60. */
  readonly timeoutSeconds?: number;
}

export interface SendOptions {
  /** A second job with the same key is not taken while the first is kept: half a day after its end. */
  readonly dedupe?: string;
  /** Seconds that it waits at least. */
  readonly delaySeconds?: number;
}

export interface JobSender {
  /**
   * Sends a job with the transaction that is open: it is there once that commits, and never if it does not.
   * @throws Error outside of a transaction; ZodError for an input that the job's schema refuses
   */
  send<Input>(job: Job<Input>, input: Input, options?: SendOptions): void;
}

/** What an attempt runs in. */
export interface JobContext<Tx> {
  readonly orgId: string;
  /** 1 for the first. */
  readonly attempt: number;
  /** Aborted when the attempt has taken too long, or the process ends and waits no longer. */
  readonly signal: AbortSignal;
  /** Opens a transaction scoped to the organization; one at a time. */
  readonly tenant: <T>(fn: (tx: Tx) => Promise<T>) => Promise<T>;
  readonly jobs: JobSender;
}

export interface JobDefinition<Input, Tx> {
  /** `<id of the vertical>.<what it does>`: "shop.remind". */
  readonly name: string;
  /** Of the payload, which is stored as JSON: no transformation. */
  readonly input: ZodType<Input>;
  readonly retry: JobRetry;
  readonly policy?: JobPolicy;
  /** Cron with five fields, in Pakistan's time: each organization gets a job with the input `{}` then. */
  readonly schedule?: string;
  /** Runs at least once, so a second run must change nothing. What it throws is tried again, then kept as a dead letter. */
  readonly handler: (context: JobContext<Tx>, input: Input) => Promise<void>;
}

/** A job as others see it: whatever it is given goes through its schema first. */
export interface Job<Input = unknown, Tx = never> extends Omit<JobDefinition<Input, Tx>, 'handler'> {
  /** Runs one attempt. Throws a ZodError for a payload that its schema refuses. */
  readonly run: (context: JobContext<Tx>, payload: unknown) => Promise<void>;
}
