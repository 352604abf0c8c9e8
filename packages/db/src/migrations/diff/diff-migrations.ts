/** Authors a migration: what the schema files say and the migrations do not yet. */
import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '@repo/facts';
import { packageDir } from '../../package-dir.ts';
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
  const folder = `${migrationTime(readMigrations(dir), now)}_${name}`;
  await mkdir(join(dir, folder));
  await writeFile(join(dir, folder, 'migration.sql'), sql, { flag: 'wx' });
  return folder;
}

/** Fourteen digits in UTC, a second after the last migration at least: a clock may be behind the one that made that migration. */
function migrationTime(migrations: readonly Migration[], now: Date): string {
  const mine = digits(now);
  const last = migrations.at(-1)?.name.slice(0, 14) ?? '';
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(last)?.map(Number) ?? [];
  if (year === undefined || mine > last) return mine;
  return digits(new Date(Date.UTC(year, (month ?? 1) - 1, day, hour, minute, (second ?? 0) + 1)));
}

const digits = (instant: Date) => instant.toISOString().replace(/\D/g, '').slice(0, 14);
