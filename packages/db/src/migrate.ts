import { type Database, poolOf } from './database.ts';
import * as migrations from './migrations/migrate.ts';

/**
 * Brings the database up to the migrations of this release.
 * @returns names of those applied now, oldest first
 * @throws AppError `MIGRATION_FAILED`, `MIGRATION_EDITED`, `MIGRATION_UNFINISHED` or `MIGRATION_UNKNOWN`, naming the migration
 */
export function migrate(db: Database): Promise<{ applied: string[] }> {
  return migrations.migrate({ pool: poolOf(db) });
}

/** Names of the migrations that the database lacks, oldest first. Throws as `migrate` does. */
export function pendingMigrations(db: Database): Promise<string[]> {
  return migrations.pendingMigrations({ pool: poolOf(db) });
}
