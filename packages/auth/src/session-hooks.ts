/** What happens to a session before it is stored. */
import type { Database } from '@repo/db';
import type { GenericEndpointContext } from 'better-auth';
import { APIError } from 'better-auth/api';
import type { AuditWriter } from './audit-writer.ts';
import { isDemoUser } from './demo.ts';

const firstMembershipSql = `
  SELECT "organizationId" FROM member WHERE "userId" = $1 ORDER BY "createdAt", id LIMIT 1`;

const bannedSql = 'SELECT 1 FROM "user" WHERE id = $1 AND banned';

/**
 * Puts a new session into the person's first organization, and refuses one for people who are kept out and for the demo account where
 * that is closed, by whatever way it was asked for.
 */
export function activateSession(db: Pick<Database, 'query'>, demoLogin: boolean, audit: Pick<AuditWriter, 'begin'>) {
  return async (session: { userId: string }, context: GenericEndpointContext | null) => {
    if (!demoLogin && (await isDemoUser(db, session.userId))) {
      throw new APIError('FORBIDDEN', { code: 'DEMO_LOGIN_CLOSED', message: 'The demo login is closed on this server' });
    }
    const { rows: kept } = await db.query(bannedSql, [session.userId]);
    if (kept.length > 0) throw new APIError('FORBIDDEN', { code: 'ACCOUNT_BANNED', message: 'This account is kept out' });
    if (context?.path === '/sign-in/email') {
      await audit.begin(context.request, { what: { path: context.path }, orgId: null, actorId: session.userId });
    }
    const { rows } = await db.query<{ organizationId: string }>(firstMembershipSql, [session.userId]);
    return { data: { activeOrganizationId: rows[0]?.organizationId ?? null } };
  };
}
