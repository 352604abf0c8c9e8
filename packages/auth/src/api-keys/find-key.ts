/** Which key a text is. The hash alone is looked up: the database never sees the key, and no comparison depends on its characters. */
import type { Database } from '@repo/db';
import { hashOfKey, isKeyText } from './key-text.ts';

/** A key that is good at this moment. */
export interface ApiKeyInfo {
  readonly id: string;
  readonly name: string;
  readonly organizationId: string;
  readonly scopes: readonly string[];
}

const findSql = `
  SELECT k.id, k.name, k."organizationId", k.scopes,
    k."lastUsedAt" IS NULL OR k."lastUsedAt" < clock_timestamp() - interval '1 minute' AS "unseen"
  FROM api_key k
  JOIN organization o ON o.id = k."organizationId"
  LEFT JOIN "user" u ON u.id = k."createdById"
  WHERE k.hash = $1 AND u.banned IS NOT TRUE AND k."revokedAt" IS NULL AND (k."expiresAt" IS NULL OR k."expiresAt" > clock_timestamp())`;

/** The condition stands here again: of parallel requests one writes. */
const seenSql = `
  UPDATE api_key SET "lastUsedAt" = clock_timestamp()
  WHERE id = $1 AND ("lastUsedAt" IS NULL OR "lastUsedAt" < clock_timestamp() - interval '1 minute')`;

/**
 * One statement a request, and one more a minute and key. Nothing is kept in memory, so that a key that is revoked is refused from
 * the next request on. Null for a key that is unknown, revoked or expired, for one whose maker is kept out, and for a text that is none.
 */
export async function findApiKey(db: Pick<Database, 'query'>, text: string): Promise<ApiKeyInfo | null> {
  if (!isKeyText(text)) return null;
  const { rows } = await db.query<ApiKeyInfo & { unseen: boolean }>(findSql, [hashOfKey(text)]);
  const [row] = rows;
  if (!row) return null;
  if (row.unseen) await db.query(seenSql, [row.id]);
  const { id, name, organizationId, scopes } = row;
  return { id, name, organizationId, scopes };
}
