/** What auth is given and what it gives. */
import type { Database } from '@repo/db';
import type { Locale } from '@repo/i18n';
import type { Brand } from '@repo/vertical';
import type { JoinCodes } from './join-codes/join-codes.ts';
import type { People } from './operators/people.ts';
import type { RecordPlatformEvent } from './operators/platform-event.ts';
import type { Role } from './roles.ts';
import type { SeatsPort } from './seats.ts';
import type { SessionChange } from './session-changes.ts';

/** A mail as it leaves the product. */
export interface MailMessage {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** The first of its languages. */
  readonly locale: Locale;
  /** Name of the template, for logs and tests. */
  readonly template: string;
}

/** Where mail goes: a mail service, or rows of a local inbox. */
export interface MailPort {
  send(message: MailMessage): Promise<void>;
}

/** What auth logs through; pino's logger fits it. */
export interface AuthLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export interface AuthOptions {
  readonly db: Database;
  /** 32 characters at least; the first signs, the others are still accepted. */
  readonly secret: string | readonly string[];
  /** Origin under which the product is reached, "https://example.com"; links in mails begin with it. */
  readonly publicUrl: string;
  /** Exact origins that may call, besides `publicUrl`. No wildcards. */
  readonly trustedOrigins: readonly string[];
  readonly mail: MailPort;
  readonly brand: Brand;
  /** Language of the person behind a request; mails to that person are written in it. */
  readonly localeOf: (request: Request) => Locale;
  readonly log: AuthLog;
  /** Id of the request that is being answered, for the audit log; defaults to none. */
  readonly requestId?: () => string;
  /** False closes the shipped demo account: a host that listens on a network must not have a login that everyone knows. */
  readonly demoLogin?: boolean;
  /** Addresses of the people who run this deployment. */
  readonly operators?: readonly string[];
  /** True makes the demo account an operator: on the embedded database on one's own machine alone. */
  readonly demoOperator?: boolean;
  /** Asked before somebody is to join; without it the seats of an organization are what its counter says. */
  readonly seats?: SeatsPort;
  /** Keeps the record of what operators do; without one it goes to the log. */
  readonly recordPlatformEvent?: RecordPlatformEvent;
}

/** Who is behind a request. */
export interface SessionInfo {
  readonly sessionId: string;
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly emailVerified: boolean;
  /** The active organization, from membership only. */
  readonly organization: { readonly id: string; readonly name: string; readonly slug: string; readonly role: Role } | null;
  /** Runs this deployment. Never true in somebody's place. */
  readonly operator: boolean;
  /** The operator who acts as this person; null for the person. */
  readonly impersonatedBy: string | null;
  readonly createdAt: Date;
  /** The earlier of the idle and the absolute limit. */
  readonly expiresAt: Date;
}

export interface AuthService {
  /** Answers `/api/auth/*`. The host has set `x-real-ip` on the request itself. Errors are JSON `AuthErrorData`. */
  handle(request: Request): Promise<Response>;
  /**
   * Who sends these headers; null when the cookie is missing, forged, revoked or too old. One SQL statement, or none for five
   * seconds after it, unless the database tells of a change.
   */
  readSession(headers: Headers): Promise<SessionInfo | null>;
  /** Tells whose sessions may be others now, or none; `readSession` knows already. @returns what ends it */
  onSessionChange(hear: (change: SessionChange) => void): () => void;
  /** Waits until every change that was committed before is known here, for a second at most. */
  settled(): Promise<void>;
  /** Hears no more changes. */
  close(): void;
  /** Codes by which people join an organization. */
  readonly joinCodes: JoinCodes;
  /** What operators may do to people. */
  readonly people: People;
  /** Resolves when the mails that answers have set off are handed over. */
  idle(): Promise<void>;
}
