/** Embedded databases for test blocks. One that a block has left is emptied and serves the next block of the same process. */
import { openAsBlob } from 'node:fs';
import { connect, type Database } from '../database.ts';
import { EmbeddedPool } from '../embedded/embedded-pool.ts';
import { loadPGlite } from '../embedded/load-pglite.ts';
import { embeddedNotifications } from '../listen/embedded-notifications.ts';
import { empty, shapeOf } from './emptying.ts';
import { testSeed } from './test-seed.ts';

interface Kept {
  readonly pool: EmbeddedPool;
  /** Counts of what a database is made of, as they were before anybody used it. */
  readonly shape: string;
}

const kept: Kept[] = [];

/**
 * A database with all migrations and no rows. Closing it empties it for the next caller. Its files are in memory, where nothing
 * of them outlives the process: a test runner ends its processes without a chance to remove a folder.
 */
export async function openTestEmbedded(): Promise<Database> {
  const database = kept.pop() ?? (await create());
  const { pool } = database;
  const notifications = embeddedNotifications(pool);
  return connect({ kind: 'embedded', pool, notifications, close: () => leave(database), log: () => undefined });
}

async function create(): Promise<Kept> {
  const PGlite = await loadPGlite();
  const pool = new EmbeddedPool(await PGlite.create({ loadDataDir: await openAsBlob(await testSeed()) }));
  return { pool, shape: await shapeOf(pool) };
}

/** A database of which more than rows was changed serves nobody else. */
async function leave(database: Kept): Promise<void> {
  if ((await shapeOf(database.pool)) !== database.shape) return database.pool.end();
  await empty(database.pool);
  kept.push(database);
}
