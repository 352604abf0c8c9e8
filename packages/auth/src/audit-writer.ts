/**
 * What people do with accounts, organizations and members, in the audit log. The library works outside of our transactions, so an
 * entry is written right after its success: a process that dies between the two leaves a deed without an entry. An entry that
 * cannot be written is logged as an error and changes no answer.
 */
import { createHmac } from 'node:crypto';
import { appendAudit, type Database, type NewAuditEntry, platformOrg } from '@repo/db';
import { z } from 'zod';
import type { PlatformEvent } from './operators/platform-event.ts';
import type { AuthLog } from './types.ts';

/** Whether the audit log has what this path of the library does. */
export const isAudited = (path: string): boolean => Object.hasOwn(deeds, path);

export interface AuditWriter {
  /** Writes what a request to the library did; nothing for one that changes nothing. */
  done(request: DoneRequest): Promise<void>;
  /** Writes what follows from a link that was mailed to this person. */
  followed(action: 'account.reset-password' | 'account.change-email', userId: string): Promise<void>;
  /** Writes what an operator is about to do. @throws whatever keeps it from being written: then it is not done */
  acted(event: PlatformEvent): Promise<void>;
  /**
   * Writes that a rule stopped sign-ins, once in a while for each address or account, so that a siege does not fill the log.
   * @param what is stored as an HMAC only
   */
  stopped(rule: 'address' | 'account', what: string): Promise<void>;
}

export interface DoneRequest {
  readonly path: string;
  /** What the library answered. */
  readonly returned: unknown;
  /** Who asked, or signed in; null for a visitor. */
  readonly userId: string | null;
}

interface Needs {
  readonly db: Database;
  /** Keys the HMAC. */
  readonly secret: string;
  readonly log: AuthLog;
  readonly requestId: () => string;
  readonly now?: () => Date;
}

type Deed = Pick<NewAuditEntry, 'orgId' | 'action' | 'target' | 'details'>;

const member = z.object({ id: z.string(), organizationId: z.string(), role: z.string() });
const invitation = z.object({ id: z.string(), organizationId: z.string(), role: z.string().nullish() });

/** An answer holds what it is about itself, or below a name. */
const ofMember =
  (action: string) =>
  (returned: unknown): Deed => {
    const { id, organizationId, role } = z
      .union([z.object({ member }).transform((found) => found.member), member])
      .parse(returned);
    return { orgId: organizationId, action, target: { kind: 'member', id }, details: { role } };
  };

const ofInvitation =
  (action: string) =>
  (returned: unknown): Deed => {
    const inner = z.object({ invitation }).transform((found) => found.invitation);
    const { id, organizationId, role } = z.union([inner, invitation]).parse(returned);
    return { orgId: organizationId, action, target: { kind: 'invitation', id }, details: role ? { role } : {} };
  };

const ofOrganization =
  (action: string) =>
  (returned: unknown): Deed => {
    const { id } = z.object({ id: z.string() }).parse(returned);
    return { orgId: id, action, target: { kind: 'organization', id } };
  };

const ofAccount = (action: string) => (): Deed => ({ orgId: platformOrg, action });

/** By the path of the library. */
const deeds: Readonly<Record<string, (returned: unknown) => Deed>> = {
  '/organization/create': ofOrganization('organization.create'),
  '/organization/update': ofOrganization('organization.update'),
  '/organization/invite-member': ofInvitation('invitation.create'),
  '/organization/cancel-invitation': ofInvitation('invitation.cancel'),
  '/organization/accept-invitation': ofInvitation('invitation.accept'),
  '/organization/reject-invitation': ofInvitation('invitation.reject'),
  '/organization/update-member-role': ofMember('member.set-role'),
  '/organization/remove-member': ofMember('member.remove'),
  '/organization/leave': ofMember('member.leave'),
  '/sign-in/email': ofAccount('session.create'),
  '/change-password': ofAccount('account.change-password'),
  '/change-email': ofAccount('account.ask-new-email'),
};

/** Milliseconds in which one address or account is written once. */
const quiet = 15 * 60 * 1000;
/** Names remembered at most. */
const remembered = 10_000;

export function createAuditWriter({ db, secret, log, requestId, now = () => new Date() }: Needs): AuditWriter {
  const told = new Map<string, number>();

  const write = async (entry: Omit<NewAuditEntry, 'requestId' | 'at'>): Promise<void> => {
    const whole: NewAuditEntry = { ...entry, requestId: requestId(), at: now() };
    const { orgId } = whole;
    await db.withTenant({ orgId }, (tx) => appendAudit(tx, whole));
  };
  const loudly = async (action: string, work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (err) {
      log.error({ err, action }, 'this is not in the audit log');
    }
  };

  return {
    async done({ path, returned, userId }) {
      const deed = deeds[path];
      if (!deed) return;
      const kind = userId === null ? 'system' : 'person';
      await loudly(path, () => write({ ...deed(returned), actor: { kind, id: userId } }));
    },
    followed: (action, userId) =>
      loudly(action, () => write({ orgId: platformOrg, action, actor: { kind: 'person', id: userId } })),
    acted: ({ action, actorId, subjectId, reason }) =>
      write({
        orgId: platformOrg,
        actor: { kind: 'operator', id: actorId },
        action,
        target: { kind: 'person', id: subjectId },
        details: reason === null ? {} : { reason },
      }),
    async stopped(rule, what) {
      const id = createHmac('sha256', secret).update(`audit:${rule}:${what.toLowerCase()}`).digest('hex').slice(0, 32);
      const time = now().getTime();
      if (time - (told.get(id) ?? Number.NEGATIVE_INFINITY) < quiet) return;
      if (told.size >= remembered) told.clear();
      told.set(id, time);
      const action = 'session.attempts-stopped';
      await loudly(action, () =>
        write({ orgId: platformOrg, actor: { kind: 'system', id: null }, action, target: { kind: rule, id } }),
      );
    },
  };
}
