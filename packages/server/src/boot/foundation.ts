import { type Database, migrate, openDatabase, pendingMigrations } from '@repo/db';
import { authSecrets } from '../env/auth-secrets.ts';
import { openDataDir } from '../env/data-dir.ts';
import type { Env } from '../env/schema.ts';
import { type Addresses, addressesOf } from './addresses.ts';
import { choosePort } from './listen.ts';
import type { Terminal } from './terminal.ts';

/** What outlives a reload in development: the database, the secrets, the port. */
export interface Foundation {
  readonly env: Env;
  readonly db: Database;
  /** Null when nothing is kept on this machine: database, secret and a bucket for files are set. */
  readonly dataDir: string | null;
  readonly secrets: readonly string[];
  readonly port: number;
  readonly addresses: Addresses;
  /** Names of migrations that the database lacks: another release may have changed it since the start. */
  readonly pending: () => Promise<readonly string[]>;
}

/** Opens the data folder and the database, and applies migrations. Says what it does while a person waits. */
export async function layFoundation(env: Env, root: string, { say, log }: Terminal): Promise<Foundation> {
  const dataDir = env.DATABASE_URL && env.AUTH_SECRET && env.S3_URL ? null : openDataDir(env.DATA_DIR, root);
  const secrets = authSecrets(env, dataDir);
  const port = await choosePort(env.PORT, env.HOST);
  say(env.DATABASE_URL ? 'Connecting to PostgreSQL…' : `Opening the embedded database in ${dataDir}…`);
  const db = await openDatabase({ dataDir: dataDir ?? '', url: env.DATABASE_URL, log: (line) => log.info({}, line) });
  try {
    const { applied } = await migrate(db);
    if (applied.length > 0) say(`Applied ${applied.length} migration${applied.length === 1 ? '' : 's'}.`);
  } catch (error) {
    await db.close();
    throw error;
  }
  return { env, db, dataDir, secrets, port, addresses: addressesOf(env, port), pending: () => pendingMigrations(db) };
}
