/** Who is behind a session token, in one statement. */
import type { Database } from '@repo/db';
import { demoUserSql } from './demo.ts';
import { limits } from './limits.ts';
import { noOperators } from './operators/operators.ts';
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
  operator: boolean;
  impersonatedBy: string | null;
}

/** However much it is used: the library would prolong an operator's quarter of an hour to days. */
const absoluteEnd = `s."createdAt" + CASE WHEN s."impersonatedBy" IS NULL THEN ${limits.sessionAbsolute}
  ELSE ${limits.impersonation} END * interval '1 second'`;

/** Without an active organization the first membership counts; an active one that was left counts for nothing. */
const sessionSql = `
  SELECT s.id AS "sessionId", u.id AS "userId", u.name, u.email, u."emailVerified", s."createdAt",
    least(s."expiresAt", ${absoluteEnd}) AS "expiresAt",
    o.id AS "organizationId", o.name AS "organizationName", o.slug AS "organizationSlug", m.role,
    s."impersonatedBy" IS NULL AND ((u."emailVerified" AND u.email = ANY ($3::text[]))
      OR ($4::boolean AND u.id IS NOT DISTINCT FROM ${demoUserSql})) AS operator, s."impersonatedBy"
  FROM session s
  JOIN "user" u ON u.id = s."userId"
  LEFT JOIN member m ON m."userId" = s."userId" AND m."organizationId" = coalesce(
    s."activeOrganizationId",
    (SELECT f."organizationId" FROM member f WHERE f."userId" = s."userId" ORDER BY f."createdAt", f.id LIMIT 1))
  LEFT JOIN organization o ON o.id = m."organizationId"
  WHERE s.token = $1 AND s."expiresAt" > clock_timestamp() AND ${absoluteEnd} > clock_timestamp()
    AND NOT u.banned AND ($2 OR u.id IS DISTINCT FROM ${demoUserSql})`;

/** Ends a session that the library would still honour: past its absolute age, of somebody kept out, or of the demo account where that is closed. */
const endOverdueSql = `
  DELETE FROM session s USING "user" u
  WHERE s.token = $1 AND u.id = s."userId" AND (${absoluteEnd} <= clock_timestamp() OR u.banned OR (NOT $2 AND s."userId" = ${demoUserSql}))`;

function organizationOf(row: Row): SessionInfo['organization'] {
  const role = parseRole(row.role ?? '');
  if (!role || !row.organizationId || row.organizationName === null || row.organizationSlug === null) return null;
  return { id: row.organizationId, name: row.organizationName, slug: row.organizationSlug, role };
}

/** @param demoLogin false when sessions of the demo account do not count */
export async function findSession(
  db: Pick<Database, 'query'>,
  token: string,
  demoLogin: boolean,
  operators = noOperators,
): Promise<SessionInfo | null> {
  const { rows } = await db.query<Row>(sessionSql, [token, demoLogin, operators.emails, operators.demo]);
  const [row] = rows;
  if (!row) return null;
  return {
    sessionId: row.sessionId,
    userId: row.userId,
    name: row.name,
    email: row.email,
    emailVerified: row.emailVerified,
    organization: organizationOf(row),
    operator: row.operator,
    impersonatedBy: row.impersonatedBy,
    createdAt: row.createdAt,
    expiresAt: row.expiresAt,
  };
}

/** @param demoLogin false when sessions of the demo account do not count */
export async function endOverdueSession(db: Pick<Database, 'query'>, token: string, demoLogin: boolean): Promise<void> {
  await db.query(endOverdueSql, [token, demoLogin]);
}
