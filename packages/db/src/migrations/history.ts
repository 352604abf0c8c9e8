/** The table that `prisma migrate` keeps, so that both tools agree on what is applied. */
import { AppError } from '@repo/facts';
import type { ClientBase } from 'pg';
import type { Migration } from './read-migrations.ts';

interface HistoryRow {
  migration_name: string;
  checksum: string;
  finished_at: Date | null;
}

const createTable = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id                  VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum            VARCHAR(64) NOT NULL,
  finished_at         TIMESTAMPTZ,
  migration_name      VARCHAR(255) NOT NULL,
  logs                TEXT,
  rolled_back_at      TIMESTAMPTZ,
  started_at          TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`;

const select = `SELECT migration_name, checksum, finished_at FROM _prisma_migrations
  WHERE rolled_back_at IS NULL ORDER BY started_at, migration_name`;

export async function createHistory(client: ClientBase): Promise<void> {
  await client.query(createTable);
}

/** Empty when nothing was ever applied. */
export async function readHistory(client: ClientBase): Promise<HistoryRow[]> {
  const { rows } = await client.query<{ exists: boolean }>(`SELECT to_regclass('_prisma_migrations') IS NOT NULL AS exists`);
  return rows[0]?.exists ? (await client.query<HistoryRow>(select)).rows : [];
}

/**
 * The migrations that the database does not have yet.
 * @throws AppError `MIGRATION_EDITED`, `MIGRATION_UNFINISHED` or `MIGRATION_UNKNOWN`, each naming the migration
 */
export function pendingOf(migrations: readonly Migration[], history: readonly HistoryRow[]): Migration[] {
  const byName = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const row of history) {
    const migration = byName.get(row.migration_name);
    if (!migration) throw refused('MIGRATION_UNKNOWN', row.migration_name);
    if (!row.finished_at) throw refused('MIGRATION_UNFINISHED', row.migration_name);
    if (migration.checksum !== row.checksum) throw refused('MIGRATION_EDITED', row.migration_name);
  }
  const applied = new Set(history.map((row) => row.migration_name));
  return migrations.filter((migration) => !applied.has(migration.name));
}

/** Writes the row that `prisma migrate deploy` would write. */
export async function recordApplied(client: ClientBase, migration: Migration, id: string): Promise<void> {
  await client.query(
    `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
     VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`,
    [id, migration.checksum, migration.name],
  );
}

function refused(code: string, name: string): AppError {
  return new AppError(code, { kind: 'internal', params: { name } });
}
