/** What providers tell of their own accord, and what the product does about it. */
import type { SqlExecutor } from '@repo/db';
import type { ProviderId } from '../provider/provider.ts';

/** A job as the host's queue takes it. */
export interface BillingJob {
  readonly name: string;
  readonly orgId: null;
  readonly input: unknown;
  readonly options: Readonly<Record<never, never>>;
  /** Of jobs with one key at most one waits. */
  readonly key?: string;
}

/** Where jobs go: the host's queue. */
export interface BillingJobs {
  insert(connection: SqlExecutor, jobs: readonly BillingJob[]): Promise<void>;
  wake(): void;
}

export const syncJobName = 'platform.billing-sync';

/** Something that the owners of an organization should hear of. */
export interface BillingNotice {
  readonly kind: 'payment-failed' | 'trial-ending' | 'trial-ended' | 'plan-bought-twice';
  readonly organizationId: string;
  readonly vertical: string;
  /** Since when a payment is missing, when the trial ends or was ended, or when the plan was bought the second time. */
  readonly at: Date;
}

export interface Receiver {
  /**
   * Keeps what a provider sent to its address, and has its customer synced. It fetches nothing, so it answers at once.
   * @param provider as the address names it: anybody's word
   * @returns false: it is about nobody of ours
   * @throws AppError `NOT_FOUND` for a provider that tells nothing, `WEBHOOK_REFUSED`; whatever the database throws
   */
  receive(provider: string, raw: string, headers: Headers): Promise<boolean>;
  /** Makes what we know of a customer what the provider knows, and does what follows from it once. At any time, as often as one likes. */
  syncCustomer(provider: ProviderId, customer: string): Promise<void>;
  /** Keeps what was told since then but never arrived; left out: since the last look that came to its end. @returns how many those were */
  reconcile(since?: Date): Promise<number>;
}
