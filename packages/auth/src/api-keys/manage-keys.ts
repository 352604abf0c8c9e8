/** The keys of an organization: listed, made and revoked. Rights are the caller's business. */
import { type Database, holdLock, newId } from '@repo/db';
import { AppError } from '@repo/facts';
import { newKeyText } from './key-text.ts';

/** A key as people see it; the key itself is not among it. */
export interface ApiKeyRow {
  readonly id: string;
  readonly name: string;
  readonly prefix: string;
  readonly scopes: readonly string[];
  /** Null when the person is gone. */
  readonly madeBy: string | null;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
}

/** Keys that are not revoked, of one organization. */
export const maximumKeys = 50;

/** Rows of a list: revoked keys stay in it, the newest first. */
const listed = 200;

const listSql = `
  SELECT k.id, k.name, k.prefix, k.scopes, u.name AS "madeBy", k."createdAt", k."expiresAt", k."lastUsedAt", k."revokedAt"
  FROM api_key k LEFT JOIN "user" u ON u.id = k."createdById"
  WHERE k."organizationId" = $1
  ORDER BY k."revokedAt" IS NOT NULL, k."createdAt" DESC, k.id DESC LIMIT ${listed}`;

export async function listApiKeys(db: Pick<Database, 'query'>, organizationId: string): Promise<readonly ApiKeyRow[]> {
  const { rows } = await db.query<ApiKeyRow>(listSql, [organizationId]);
  return rows;
}

export interface NewApiKey {
  readonly organizationId: string;
  readonly createdById: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
}

const noRoom = () => {
  const params = { max: String(maximumKeys) };
  return new AppError('KEYS_FULL', { kind: 'conflict', messageKey: 'auth.error.keys-full', params });
};

/**
 * However many are made at once, there are never more than the maximum.
 * @returns the id and the text of the key, which nobody can be shown again
 * @throws AppError `KEYS_FULL`
 */
export async function createApiKey(
  db: Pick<Database, 'withPlatform'>,
  key: NewApiKey,
): Promise<{ readonly id: string; readonly text: string }> {
  const id = newId();
  const { text, prefix, hash } = newKeyText();
  const { organizationId, scopes } = key;
  await db.withPlatform('make an API key', async (tx) => {
    // Whoever makes one for the same organization counts after this one is there.
    await holdLock(tx, `api-keys:${organizationId}`);
    if ((await tx.apiKey.count({ where: { organizationId, revokedAt: null } })) >= maximumKeys) throw noRoom();
    await tx.apiKey.create({ data: { ...key, id, prefix, hash, scopes: [...scopes] } });
  });
  return { id, text };
}

/**
 * From the next request on the key is refused. Revoking twice is no error.
 * @throws AppError `KEY_NOT_FOUND` when the organization has no such key
 */
export async function revokeApiKey(db: Pick<Database, 'withPlatform'>, organizationId: string, id: string): Promise<void> {
  await db.withPlatform('revoke an API key', async (tx) => {
    const own = { id, organizationId };
    if ((await tx.apiKey.count({ where: own })) === 0) {
      throw new AppError('KEY_NOT_FOUND', { kind: 'not-found', messageKey: 'auth.error.key-not-found' });
    }
    await tx.apiKey.updateMany({ where: { ...own, revokedAt: null }, data: { revokedAt: new Date() } });
  });
}
