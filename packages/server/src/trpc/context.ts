import type { SessionInfo } from '@repo/auth';
import type { Metering } from '@repo/billing';
import type { Database, Tx } from '@repo/db';
import type { Locale } from '@repo/i18n';
import type { Tool } from '@repo/vertical';
import type { InferencePort } from '../inference/port.ts';
import type { Log } from '../log/log.ts';
import type { MutationLimits } from './mutation-limits.ts';
import type { Outlive } from './outlive.ts';
import type { Rates } from './rates.ts';

/** What every procedure gets. */
export interface RequestContext {
  readonly requestId: string;
  /** Address of the client: the socket's, or what a trusted proxy says. */
  readonly clientIp: string;
  /** The language of the page that asks. */
  readonly locale: Locale;
  readonly session: SessionInfo | null;
  readonly db: Database;
  /** The clock; tests pass their own. */
  readonly now: () => Date;
  /** What the verticals that run here offer to each other. */
  readonly tools: readonly Tool<Tx>[];
  /** What `buniyad.config.ts` says of each vertical, by its id; checked at the start by the vertical's own schema. */
  readonly config: Readonly<Record<string, unknown>>;
  /** What is used is set aside and booked here. Outside of a transaction: it has statements of its own. */
  readonly metering: Metering;
  /** How fast people may change something. */
  readonly mutations: Rates & { readonly limits: MutationLimits };
  /** The model that answers, or why none does. */
  readonly inference: InferencePort;
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
}
