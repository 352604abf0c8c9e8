import { needs } from '@repo/testing/needs';
import { afterAll, beforeAll, describe } from 'vitest';
import { type Database, openDatabase } from '../database.ts';
import { useCluster } from './cluster.ts';
import { openTestEmbedded } from './embedded-databases.ts';

/** Making a database may include making the seed or starting a server. */
const startMillis = 240_000;

interface Opened {
  readonly db: Database;
  close(): Promise<void>;
}

/**
 * Runs a block twice: on the embedded database and on PostgreSQL, each time on a database that has all migrations and no
 * rows, and that nobody else uses meanwhile. Where PostgreSQL is absent its block is reported as skipped, and says how to install it.
 *
 * @example
 * describeDatabases('the quote list', (open) => {
 *   test('shows what was saved', async () => {
 *     const db = open();
 *     const { orgId } = await createOrganization(db);
 *   });
 * });
 */
export function describeDatabases(name: string, block: (open: () => Database) => void): void {
  describe(`${name} (embedded)`, () => body(openEmbedded, block));
  needs('postgres').describe(`${name} (PostgreSQL)`, () => body(openPostgres, block));
}

function body(start: () => Promise<Opened>, block: (open: () => Database) => void): void {
  let opened: Opened | undefined;
  beforeAll(async () => {
    opened = await start();
  }, startMillis);
  afterAll(async () => {
    await opened?.close();
  }, startMillis);
  block(() => {
    if (!opened) throw new Error('the database is open inside tests and hooks only');
    return opened.db;
  });
}

async function openEmbedded(): Promise<Opened> {
  const db = await openTestEmbedded();
  return { db, close: () => db.close() };
}

async function openPostgres(): Promise<Opened> {
  const cluster = await useCluster();
  const database = await cluster.usedDatabase();
  const db = await openDatabase({ url: database.url, dataDir: '' });
  return {
    db,
    async close() {
      await db.close();
      await database.leave();
      await cluster.release();
    },
  };
}
