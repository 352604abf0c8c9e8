import type { SessionInfo } from '@repo/auth';
import type { Database, Tx } from '@repo/db';
import type { Locale } from '@repo/i18n';
import type { JobSender, Tool } from '@repo/vertical';
import type { InferencePort } from '../inference/port.ts';
import type { JobPort } from '../jobs/collect-jobs.ts';
import type { Log } from '../log/log.ts';
import type { Outlive } from './outlive.ts';

/** What every procedure gets. */
export interface RequestContext {
  readonly requestId: string;
  /** The language of the page that asks. */
  readonly locale: Locale;
  readonly session: SessionInfo | null;
  readonly db: Database;
  /** The clock; tests pass their own. */
  readonly now: () => Date;
  /** Whether somebody runs this deployment. */
  readonly isOperator: (session: Pick<SessionInfo, 'email' | 'emailVerified'>) => boolean;
  /** What the verticals that run here offer to each other. */
  readonly tools: readonly Tool<Tx>[];
  /** What `buniyad.config.ts` says of each vertical, by its id; checked at the start by the vertical's own schema. */
  readonly config: Readonly<Record<string, unknown>>;
  /** The model that answers, or why none does. */
  readonly inference: InferencePort;
  /** Where jobs go: procedures of an organization send them through `jobs`. */
  readonly jobQueue: JobPort;
  /** Runs what outlives the request. */
  readonly outlive: Outlive;
  /** Writes the request id with every line. */
  readonly log: Log;
}

/** What `organizationProcedure` adds. All of it comes from the membership, never from input or headers. */
export interface OrganizationContext {
  readonly orgId: string;
  readonly role: NonNullable<SessionInfo['organization']>['role'];
  readonly userId: string;
  /**
   * Opens the procedure's transaction, scoped to the organization. One at a time: opening a second one inside the first would
   * wait for the only connection of the embedded database.
   */
  readonly tenant: <T>(fn: (tx: Tx) => Promise<T>) => Promise<T>;
  /** Sends jobs with the transaction that is open. */
  readonly jobs: JobSender;
}
