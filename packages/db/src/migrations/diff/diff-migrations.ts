/** Authors a migration: what the schema files say and the migrations do not yet. */
import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '@repo/facts';
import { packageDir } from '../../package-dir.ts';
import { migrationTime } from '../migration-time.ts';
import { type Migration, migrationsDir, readMigrations } from '../read-migrations.ts';
import { type EngineDatabases, engineAdapterFactory } from './engine-adapter.ts';
import { openSchemaEngine, withPanicReason } from './schema-engine.ts';

export const schemaDir = join(packageDir, 'prisma', 'schema');
export const noFilters = { externalTables: [], externalEnums: [] };

/** The migrations as the engine takes them. */
export function migrationList(migrations: readonly Migration[]) {
  return {
    baseDir: migrationsDir,
    lockfile: { path: 'migration_lock.toml', content: readFileSync(join(migrationsDir, 'migration_lock.toml'), 'utf8') },
    shadowDbInitScript: '',
    migrationDirectories: migrations.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value: sql } },
    })),
  };
}

function schemaFiles() {
  const names = readdirSync(schemaDir).filter((name) => name.endsWith('.prisma'));
  return names.sort().map((name) => ({ path: join(schemaDir, name), content: readFileSync(join(schemaDir, name), 'utf8') }));
}

/** The SQL that leads from the migrations to the schema files; null when they agree. Needs an empty database to replay in. */
export async function diffMigrations(databases: EngineDatabases, migrations = readMigrations()): Promise<string | null> {
  const engine = await openSchemaEngine(engineAdapterFactory(databases));
  const { exitCode, stdout } = await withPanicReason(() =>
    engine.diff({
      from: { tag: 'migrations', ...migrationList(migrations) },
      to: { tag: 'schemaDatamodel', files: schemaFiles() },
      script: true,
      exitCode: true,
      filters: noFilters,
    }),
  );
  return exitCode === 0 ? null : (stdout ?? '');
}

/**
 * Writes the SQL into a new migration folder.
 * @returns the folder's name, `<timestamp>_<name>`
 * @throws AppError `MIGRATION_NAME_INVALID` unless the name is of lower-case letters, digits and underscores
 */
export async function writeMigration(name: string, sql: string, now: Date, dir = migrationsDir): Promise<string> {
  if (!/^[a-z][a-z0-9_]{0,60}$/.test(name)) throw new AppError('MIGRATION_NAME_INVALID', { params: { name } });
  const existing = readMigrations(dir).map((migration) => migration.name);
  const folder = `${migrationTime(existing, now)}_${name}`;
  await mkdir(join(dir, folder));
  await writeFile(join(dir, folder, 'migration.sql'), sql, { flag: 'wx' });
  return folder;
}
