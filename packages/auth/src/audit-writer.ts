/**
 * What people do with accounts, organizations and members, in the audit log. The library works outside of our transactions, so each
 * deed is an intent first, and the transaction that writes its entry deletes the intent. What a process that dies leaves behind becomes
 * an entry later: see `recoverAuditIntents`. An entry that cannot be written is logged as an error and changes no answer; its intent stays.
 */
import { createHmac } from 'node:crypto';
import {
  type AuditIntent,
  appendAudit,
  beginAuditIntent,
  type Database,
  dropAuditIntent,
  endAuditIntent,
  type NewAuditEntry,
  platformOrg,
  type Tx,
} from '@repo/db';
import { z } from 'zod';
import { loudly } from './loudly.ts';
import type { PlatformEvent } from './operators/platform-event.ts';
import type { AuthLog } from './types.ts';

/** Whether the audit log has what this path of the library does. */
export const isAudited = (path: string): boolean => Object.hasOwn(deeds, path);

export interface AuditWriter {
  /**
   * Writes down what a request is about to do, so that a process that dies in the middle does not hide it; nothing for a request that
   * changes nothing. @throws whatever keeps it from being written: then it is not done
   */
  begin(request: Request | undefined, intent: Begun): Promise<void>;
  /** Forgets what was begun and is neither done nor followed: it was refused. */
  drop(request: Request | undefined): Promise<void>;
  /** Writes what a request to the library did; nothing for one that changes nothing. */
  done(request: DoneRequest): Promise<void>;
  /**
   * Writes that somebody tried to open a second account with the address of this one. A sign-up does the same work whether the address
   * is known or not.
   */
  signedUpAgain(request: Request | undefined, userId: string): Promise<void>;
  /** Writes what follows from a link that was mailed to this person. */
  followed(request: Request | undefined, action: FollowedAction, userId: string): Promise<void>;
  /** Writes what an operator does, in the transaction that does it. */
  acted(event: PlatformEvent, tx: Tx): Promise<void>;
  /**
   * Writes that a rule stopped sign-ins, once in a while for each address or account, so that a siege does not fill the log.
   * @param what is stored as an HMAC only
   */
  stopped(rule: 'address' | 'account', what: string): Promise<void>;
}

export type FollowedAction = 'account.reset-password' | 'account.change-email' | 'account.verify-email';

/** What is known before. */
export interface Begun extends Pick<AuditIntent, 'orgId' | 'actorId' | 'target'> {
  /** Of the library, or what follows from a link. */
  readonly what: { readonly path: string } | { readonly action: FollowedAction };
  /** The operator in that person's place. */
  readonly impersonatorId?: string;
}

export interface DoneRequest {
  readonly request: Request | undefined;
  readonly path: string;
  /** What the library answered. */
  readonly returned: unknown;
  /** Who asked, signed in or signed up; null for a visitor. */
  readonly userId: string | null;
}

/** What is known of a request that is being answered. */
type Pending = Pick<Begun, 'actorId' | 'impersonatorId'> & { readonly intent: string };

interface Needs {
  readonly db: Database;
  /** Keys the HMAC. */
  readonly secret: string;
  readonly log: AuthLog;
  readonly requestId: () => string;
  readonly now?: () => Date;
}

type Deed = Pick<NewAuditEntry, 'orgId' | 'target' | 'details'>;

interface Kind {
  readonly action: string;
  /** What the library's answer says. */
  readonly deedOf: (returned: unknown) => Deed;
}

const member = z.object({ id: z.string(), organizationId: z.string(), role: z.string() });
const invitation = z.object({ id: z.string(), organizationId: z.string(), role: z.string().nullish() });

/** An answer holds what it is about itself, or below a name. */
const ofMember = (action: string): Kind => ({
  action,
  deedOf: (returned) => {
    const { id, organizationId, role } = z
      .union([z.object({ member }).transform((found) => found.member), member])
      .parse(returned);
    return { orgId: organizationId, target: { kind: 'member', id }, details: { role } };
  },
});

const ofInvitation = (action: string): Kind => ({
  action,
  deedOf: (returned) => {
    const inner = z.object({ invitation }).transform((found) => found.invitation);
    const { id, organizationId, role } = z.union([inner, invitation]).parse(returned);
    return { orgId: organizationId, target: { kind: 'invitation', id }, details: role ? { role } : {} };
  },
});

const ofOrganization = (action: string): Kind => ({
  action,
  deedOf: (returned) => {
    const { id } = z.object({ id: z.string() }).parse(returned);
    return { orgId: id, target: { kind: 'organization', id } };
  },
});

const ofAccount = (action: string): Kind => ({ action, deedOf: () => ({ orgId: platformOrg }) });

/** By the path of the library. */
const deeds: Readonly<Record<string, Kind>> = {
  '/organization/create': ofOrganization('organization.create'),
  '/organization/update': ofOrganization('organization.update'),
  '/organization/invite-member': ofInvitation('invitation.create'),
  '/organization/cancel-invitation': ofInvitation('invitation.cancel'),
  '/organization/accept-invitation': ofInvitation('invitation.accept'),
  '/organization/reject-invitation': ofInvitation('invitation.reject'),
  '/organization/update-member-role': ofMember('member.set-role'),
  '/organization/remove-member': ofMember('member.remove'),
  '/organization/leave': ofMember('member.leave'),
  '/sign-up/email': ofAccount('account.create'),
  '/sign-in/email': ofAccount('session.create'),
  '/sign-out': ofAccount('session.end'),
  '/revoke-other-sessions': ofAccount('session.end-others'),
  '/update-user': ofAccount('account.update'),
  '/change-password': ofAccount('account.change-password'),
  '/change-email': ofAccount('account.ask-new-email'),
};

/** Milliseconds in which one address or account is written once. */
const quiet = 15 * 60 * 1000;
/** Names remembered at most. */
const remembered = 10_000;

export function createAuditWriter({ db, secret, log, requestId, now = () => new Date() }: Needs): AuditWriter {
  const told = new Map<string, number>();

  const begun = new WeakMap<Request, Pending>();
  const take = (request: Request | undefined): Pending | undefined => {
    const pending = request && begun.get(request);
    if (request) begun.delete(request);
    return pending;
  };

  const write = async (entry: Omit<NewAuditEntry, 'requestId' | 'at'>, intent?: string): Promise<void> => {
    const whole: NewAuditEntry = { ...entry, requestId: requestId(), at: now() };
    const { orgId } = whole;
    await db.withTenant(
      { orgId },
      (tx) => appendAudit(tx, whole),
      () => (intent === undefined ? null : (connection) => endAuditIntent(connection, intent)),
    );
  };
  return {
    async begin(request, { what, impersonatorId, ...known }) {
      const action = 'action' in what ? what.action : deeds[what.path]?.action;
      if (!request || action === undefined) return;
      const { actorId } = known;
      // An intent has room for one who acts.
      const inPlace = impersonatorId && actorId ? { actorId: impersonatorId, target: { kind: 'person', id: actorId } } : {};
      const intent = await beginAuditIntent(db, { ...known, ...inPlace, action, requestId: requestId() });
      begun.set(request, { intent, actorId, ...(impersonatorId ? { impersonatorId } : {}) });
    },
    async drop(request) {
      const pending = take(request);
      if (pending) await loudly(log, 'drop', () => dropAuditIntent(db, pending.intent));
    },
    async done({ request, path, returned, userId }) {
      const kind = deeds[path];
      const pending = take(request);
      // Whoever signs out without a session ends none.
      if (!kind || (path === '/sign-out' && !pending)) return;
      const id = userId ?? pending?.actorId ?? null;
      const actor = { kind: id === null ? 'system' : 'person', id } as const;
      const by = pending?.impersonatorId ? { impersonatorId: pending.impersonatorId } : {};
      await loudly(log, path, () => write({ action: kind.action, ...kind.deedOf(returned), actor, ...by }, pending?.intent));
    },
    signedUpAgain: (request, userId) =>
      loudly(log, 'account.create-again', () => {
        const target = { kind: 'person', id: userId };
        const actor = { kind: 'system', id: null } as const;
        return write({ orgId: platformOrg, action: 'account.create-again', actor, target }, take(request)?.intent);
      }),
    followed: (request, action, userId) =>
      loudly(log, action, () =>
        write({ orgId: platformOrg, action, actor: { kind: 'person', id: userId } }, take(request)?.intent),
      ),
    acted: ({ action, actorId, subjectId, reason }, tx) =>
      appendAudit(tx, {
        orgId: platformOrg,
        actor: { kind: 'operator', id: actorId },
        action,
        target: { kind: 'person', id: subjectId },
        details: reason === null ? {} : { reason },
        requestId: requestId(),
        at: now(),
      }),
    async stopped(rule, what) {
      const id = createHmac('sha256', secret).update(`audit:${rule}:${what.toLowerCase()}`).digest('hex').slice(0, 32);
      const time = now().getTime();
      if (time - (told.get(id) ?? Number.NEGATIVE_INFINITY) < quiet) return;
      if (told.size >= remembered) told.clear();
      told.set(id, time);
      const action = 'session.attempts-stopped';
      await loudly(log, action, () =>
        write({ orgId: platformOrg, actor: { kind: 'system', id: null }, action, target: { kind: rule, id } }),
      );
    },
  };
}
