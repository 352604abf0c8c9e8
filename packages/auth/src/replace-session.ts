/** A sign-in in a browser that has a session already. */
import type { Database } from '@repo/db';
import { readSessionToken } from './session-cookie.ts';

/** Whoever signs in again as the same person stays in the same organization. */
const replaceSql = `
  WITH old AS (DELETE FROM session WHERE token = $1 AND token <> $2 RETURNING "userId", "activeOrganizationId")
  UPDATE session n SET "activeOrganizationId" = coalesce(old."activeOrganizationId", n."activeOrganizationId")
  FROM old WHERE n.token = $2 AND n."userId" = old."userId"`;

/** Ends the session that a sign-in has replaced: a token that was planted or stolen before is worth nothing after it. */
export async function replaceSession(db: Pick<Database, 'query'>, oldToken: string, newToken: string): Promise<void> {
  await db.query(replaceSql, [oldToken, newToken]);
}

/** The session token that an answer sets; null when it sets none. */
export function tokenSetBy(answer: Response, cookieName: string, secrets: readonly string[]): string | null {
  const pairs = answer.headers.getSetCookie().map((line) => line.split(';')[0] ?? '');
  return readSessionToken(new Headers({ cookie: pairs.join('; ') }), cookieName, secrets)?.token ?? null;
}
