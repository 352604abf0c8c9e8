/** Who is behind a session token, in one statement. */
import type { Database } from '@repo/db';
import { demoUserSql } from './demo.ts';
import { limits } from './limits.ts';
import { parseRole } from './roles.ts';
import type { SessionInfo } from './types.ts';

interface Row {
  sessionId: string;
  userId: string;
  name: string;
  email: string;
  emailVerified: boolean;
  createdAt: Date;
  expiresAt: Date;
  organizationId: string | null;
  organizationName: string | null;
  organizationSlug: string | null;
  role: string | null;
}

const absoluteEnd = `s."createdAt" + ${limits.sessionAbsolute} * interval '1 second'`;

/** Without an active organization the first membership counts; an active one that was left counts for nothing. */
const sessionSql = `
  SELECT s.id AS "sessionId", u.id AS "userId", u.name, u.email, u."emailVerified", s."createdAt",
    least(s."expiresAt", ${absoluteEnd}) AS "expiresAt",
    o.id AS "organizationId", o.name AS "organizationName", o.slug AS "organizationSlug", m.role
  FROM session s
  JOIN "user" u ON u.id = s."userId"
  LEFT JOIN member m ON m."userId" = s."userId" AND m."organizationId" = coalesce(
    s."activeOrganizationId",
    (SELECT f."organizationId" FROM member f WHERE f."userId" = s."userId" ORDER BY f."createdAt", f.id LIMIT 1))
  LEFT JOIN organization o ON o.id = m."organizationId"
  WHERE s.token = $1 AND s."expiresAt" > clock_timestamp() AND ${absoluteEnd} > clock_timestamp()
    AND ($2 OR u.id IS DISTINCT FROM ${demoUserSql})`;

/** Ends a session that the library would still honour: past its absolute age, or of the demo account where that is closed. */
const endOverdueSql = `
  DELETE FROM session s
  WHERE s.token = $1 AND (${absoluteEnd} <= clock_timestamp() OR (NOT $2 AND s."userId" = ${demoUserSql}))`;

function organizationOf(row: Row): SessionInfo['organization'] {
  const role = parseRole(row.role ?? '');
  if (!role || !row.organizationId || row.organizationName === null || row.organizationSlug === null) return null;
  return { id: row.organizationId, name: row.organizationName, slug: row.organizationSlug, role };
}

/** @param demoLogin false when sessions of the demo account do not count */
export async function findSession(db: Pick<Database, 'query'>, token: string, demoLogin: boolean): Promise<SessionInfo | null> {
  const { rows } = await db.query<Row>(sessionSql, [token, demoLogin]);
  const [row] = rows;
  if (!row) return null;
  return {
    sessionId: row.sessionId,
    userId: row.userId,
    name: row.name,
    email: row.email,
    emailVerified: row.emailVerified,
    organization: organizationOf(row),
    createdAt: row.createdAt,
    expiresAt: row.expiresAt,
  };
}

/** @param demoLogin false when sessions of the demo account do not count */
export async function endOverdueSession(db: Pick<Database, 'query'>, token: string, demoLogin: boolean): Promise<void> {
  await db.query(endOverdueSql, [token, demoLogin]);
}
