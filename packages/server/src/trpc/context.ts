import type { SessionInfo } from '@repo/auth';
import type { ApiKeyInfo } from '@repo/auth/api-keys';
import type { Entitlements, Metering } from '@repo/billing';
import type { Database, NewAuditEntry, Tx } from '@repo/db';
import type { AppError } from '@repo/facts';
import type { Locale } from '@repo/i18n';
import type { JobSender, Tool } from '@repo/vertical';
import type { InferencePort } from '../inference/port.ts';
import type { JobPort } from '../jobs/collect-jobs.ts';
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
  /** The person who asks; null for a visitor and for a program. */
  readonly session: SessionInfo | null;
  /** The key of the program that asks. */
  readonly apiKey?: ApiKeyInfo | undefined;
  readonly db: Database;
  /** The clock; tests pass their own. */
  readonly now: () => Date;
  /** What the verticals that run here offer to each other. */
  readonly tools: readonly Tool<Tx>[];
  /** What `buniyad.config.ts` says of each vertical, by its id; checked at the start by the vertical's own schema. */
  readonly config: Readonly<Record<string, unknown>>;
  /** What is used is set aside and booked here. Outside of a transaction: it has statements of its own. */
  readonly metering: Metering;
  /** What organizations may do with each vertical that has plans. */
  readonly entitlements: Entitlements;
  /** How fast people may change something. */
  readonly mutations: Rates & { readonly limits: MutationLimits };
  /** The model that answers, or why none does. */
  readonly inference: InferencePort;
  /** Where jobs go: procedures of an organization send them through `jobs`. */
  readonly jobQueue: JobPort;
  /** Runs what outlives the request. */
  readonly outlive: Outlive;
  /** Writes the request id with every line. */
  readonly log: Log;
  /** Told of a call when it has ended: its procedure, the HTTP status that it means, seconds. */
  readonly onCall?: ((procedure: string, status: number, seconds: number) => void) | undefined;
  /** What the call is answered with, before anything of it is looked at. */
  readonly refusal?: AppError | null | undefined;
  /** Of a call over HTTP; absent where a procedure is called in this process. */
  readonly http?: CallOverHttp | undefined;
}

export interface CallOverHttp {
  readonly idempotencyKey: string | null;
  /** The organization that the page of the caller shows; null when it names none. */
  readonly organization: string | null;
}

export type AuditTarget = NonNullable<NewAuditEntry['target']>;

/** Who asks for an organization's data. */
export type Principal =
  | { readonly kind: 'person'; readonly userId: string }
  | { readonly kind: 'key'; readonly keyId: string; readonly scopes: readonly string[] };

/** What `organizationProcedure` adds. All of it comes from the membership or the key, never from input. */
export interface OrganizationContext {
  readonly orgId: string;
  readonly role: NonNullable<SessionInfo['organization']>['role'];
  /** Of the person, or of the key: the maker of what is written. */
  readonly userId: string;
  readonly principal: Principal;
  /**
   * Opens the procedure's transaction, scoped to the organization. One at a time: opening a second one inside the first would
   * wait for the only connection of the embedded database.
   */
  readonly tenant: <T>(fn: (tx: Tx) => Promise<T>) => Promise<T>;
  /**
   * Says what a mutation does more exactly than its path, which is written to the audit log otherwise: inside or before `tenant`.
   * Ids alone, never a name or an address.
   */
  readonly audit: (action: string, target?: AuditTarget, details?: Readonly<Record<string, string>>) => void;
  /** Sends jobs with the transaction that is open. */
  readonly jobs: JobSender;
}
