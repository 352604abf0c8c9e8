/** What a request is about to do, for the audit log: told once all checks of our own are passed. */
import type { Database } from '@repo/db';
import type { createAuthMiddleware } from 'better-auth/api';
import { getSessionFromCtx } from 'better-auth/api';
import { z } from 'zod';
import { type AuditWriter, type Begun, isAudited } from './audit-writer.ts';
import { followedAction, readLink } from './verification-link.ts';

type Context = Parameters<Parameters<typeof createAuthMiddleware>[0]>[0];

interface Needs {
  readonly db: Pick<Database, 'query'>;
  readonly audit: Pick<AuditWriter, 'begin'>;
}

/** Whatever is no id is no target: an entry holds ids alone. */
const id = z.uuid().optional().catch(undefined);
const named = z
  .object({
    memberId: id,
    memberIdOrEmail: id,
    invitationId: id,
    organizationId: id,
    token: z.string().optional().catch(undefined),
  })
  .catch({});

const ofResetSql = 'SELECT value AS id FROM verification WHERE identifier = $1 AND "expiresAt" > clock_timestamp()';
const inPlaceSql = 'SELECT "impersonatedBy" FROM session WHERE id = $1';
const ofEmailSql = 'SELECT id FROM "user" WHERE email = lower($1)';

/** A sign-in begins later, with its session: attempts that fail write nothing. */
const later = '/sign-in/email';

/** @param organizationId that the checks have found; null where none of them asks */
export async function beginAudit(context: Context, { db, audit }: Needs, organizationId: string | null): Promise<void> {
  const { path, request } = context;
  const asked = named.parse(context.body ?? context.query ?? {});
  if (path === '/sign-up/email') {
    await audit.begin(request, { what: { path }, orgId: null, actorId: null });
    return;
  }
  if (isAudited(path) && path !== later) {
    const session = await getSessionFromCtx(context);
    if (!session) return;
    await audit.begin(request, {
      what: { path },
      orgId: organizationId ?? asked.organizationId ?? null,
      actorId: session.user.id,
      ...targetOf(asked),
      ...(path === '/sign-out' ? await impersonatorOf(session.session.id, db) : {}),
    });
    return;
  }
  const link = linkOf(path, asked.token ?? '');
  if (!link) return;
  const { rows } = await db.query<{ id: string }>(link.sql, [link.value]);
  // The library looks at the token later: of a forged one nobody learns by the time it takes whether there is such an account.
  await audit.begin(request, { what: { action: link.action }, orgId: null, actorId: rows[0]?.id ?? null });
}

/** Everything else that is audited here is closed to an operator in somebody's place. */
async function impersonatorOf(sessionId: string, db: Needs['db']): Promise<Pick<Begun, 'impersonatorId'>> {
  const { rows } = await db.query<{ impersonatedBy: string | null }>(inPlaceSql, [sessionId]);
  const impersonatorId = rows[0]?.impersonatedBy;
  return impersonatorId ? { impersonatorId } : {};
}

function targetOf({ memberId, memberIdOrEmail, invitationId }: z.output<typeof named>): Pick<Begun, 'target'> {
  const member = memberId ?? memberIdOrEmail;
  if (member !== undefined) return { target: { kind: 'member', id: member } };
  return invitationId === undefined ? {} : { target: { kind: 'invitation', id: invitationId } };
}

/** What follows from a link that was mailed, and how its owner is found. */
function linkOf(path: string, token: string) {
  if (path === '/reset-password') {
    return { action: 'account.reset-password', sql: ofResetSql, value: `reset-password:${token}` } as const;
  }
  const link = path === '/verify-email' ? readLink(token) : null;
  const action = link && followedAction(link);
  return action && ({ action, sql: ofEmailSql, value: link.email } as const);
}
