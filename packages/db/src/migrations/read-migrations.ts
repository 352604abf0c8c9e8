import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageDir } from '../package-dir.ts';

/** One folder of `prisma/migrations`. */
export interface Migration {
  /** `<timestamp>_<name>`: their order is the order of application. */
  readonly name: string;
  readonly sql: string;
  /** SHA-256 of the file, hex, as `prisma migrate` computes it. */
  readonly checksum: string;
}

export const migrationsDir = join(packageDir, 'prisma', 'migrations');

/** All migrations of a folder, oldest first. */
export function readMigrations(dir: string = migrationsDir): Migration[] {
  const folders = readdirSync(dir, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders
    .map(({ name }) => ({ name, sql: readFileSync(join(dir, name, 'migration.sql'), 'utf8') }))
    .map((migration) => ({ ...migration, checksum: createHash('sha256').update(migration.sql).digest('hex') }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
