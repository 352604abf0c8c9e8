/** The keys of an organization: listed, made and revoked. Rights are the caller's business. */
import { type Database, newId } from '@repo/db';
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

type Client = Pick<Database, 'query'>;

const listSql = `
  SELECT k.id, k.name, k.prefix, k.scopes, u.name AS "madeBy", k."createdAt", k."expiresAt", k."lastUsedAt", k."revokedAt"
  FROM api_key k LEFT JOIN "user" u ON u.id = k."createdById"
  WHERE k."organizationId" = $1
  ORDER BY k."revokedAt" IS NOT NULL, k."createdAt" DESC, k.id DESC LIMIT ${listed}`;

export async function listApiKeys(db: Client, organizationId: string): Promise<readonly ApiKeyRow[]> {
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

/** Keys that are made at the same moment may pass the maximum by their number: it bounds a list, not money. */
const createSql = `
  INSERT INTO api_key (id, "organizationId", name, prefix, hash, scopes, "createdById", "createdAt", "expiresAt")
  SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9
  WHERE (SELECT count(*) FROM api_key WHERE "organizationId" = $2 AND "revokedAt" IS NULL) < ${maximumKeys}`;

/**
 * @returns the id and the text of the key, which nobody can be shown again
 * @throws AppError `KEYS_FULL`
 */
export async function createApiKey(db: Client, key: NewApiKey): Promise<{ readonly id: string; readonly text: string }> {
  const id = newId();
  const { text, prefix, hash } = newKeyText();
  const { organizationId, name, scopes, createdById, createdAt, expiresAt } = key;
  const values = [id, organizationId, name, prefix, hash, scopes, createdById, createdAt, expiresAt];
  const { rowCount } = await db.query(createSql, values);
  if (rowCount === 0) {
    const params = { max: String(maximumKeys) };
    throw new AppError('KEYS_FULL', { kind: 'conflict', messageKey: 'auth.error.keys-full', params });
  }
  return { id, text };
}

const revokeSql = `
  UPDATE api_key SET "revokedAt" = coalesce("revokedAt", clock_timestamp())
  WHERE id = $1 AND "organizationId" = $2`;

/**
 * From the next request on the key is refused. Revoking twice is no error.
 * @throws AppError `KEY_NOT_FOUND` when the organization has no such key
 */
export async function revokeApiKey(db: Client, organizationId: string, id: string): Promise<void> {
  const { rowCount } = await db.query(revokeSql, [id, organizationId]);
  if (rowCount === 0) {
    throw new AppError('KEY_NOT_FOUND', { kind: 'not-found', messageKey: 'auth.error.key-not-found' });
  }
}
