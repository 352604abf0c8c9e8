/** Applies the migration folders: one transaction each, one process at a time. */
import { randomUUID } from 'node:crypto';
import { AppError } from '@repo/facts';
import type { Pool, PoolClient } from 'pg';
import { createHistory, pendingOf, readHistory, recordApplied } from './history.ts';
import { type Migration, readMigrations } from './read-migrations.ts';

/** The advisory lock of Prisma's own engine, so that the two exclude each other. */
const engineLock = 72707369;

/** Whatever holds a pool of node-postgres; a `Database` does. */
export interface Migratable {
  readonly pool: Pool;
}

/**
 * Brings the database up to the migrations on disk.
 * @returns the names of those applied now, oldest first
 * @throws AppError `MIGRATION_FAILED` (nothing of that migration stays), and those of `pendingMigrations`
 */
export async function migrate({ pool }: Migratable, migrations = readMigrations()): Promise<{ applied: string[] }> {
  return locked(pool, async (client) => {
    await createHistory(client);
    const pending = pendingOf(migrations, await readHistory(client));
    for (const migration of pending) await apply(client, migration);
    return { applied: pending.map(({ name }) => name) };
  });
}

/**
 * Names of the migrations on disk that the database lacks, oldest first.
 * @throws AppError `MIGRATION_EDITED`, `MIGRATION_UNFINISHED` or `MIGRATION_UNKNOWN`, each naming the migration
 */
export async function pendingMigrations({ pool }: Migratable, migrations = readMigrations()): Promise<string[]> {
  const client = await pool.connect();
  try {
    return pendingOf(migrations, await readHistory(client)).map(({ name }) => name);
  } finally {
    client.release();
  }
}

async function apply(client: PoolClient, migration: Migration): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(migration.sql);
    await recordApplied(client, migration, randomUUID());
    await client.query('COMMIT');
  } catch (cause) {
    await client.query('ROLLBACK');
    throw new AppError('MIGRATION_FAILED', { kind: 'internal', params: { name: migration.name }, cause });
  }
}

async function locked<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [engineLock]);
    try {
      return await work(client);
    } finally {
      await client.query('SELECT pg_advisory_unlock($1)', [engineLock]);
    }
  } finally {
    client.release();
  }
}
