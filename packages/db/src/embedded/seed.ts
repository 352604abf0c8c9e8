/**
 * A ready database as a file: PostgreSQL's initialisation and our migrations, done once when the package is built. It is only a
 * shortcut. Its name holds the hash of all that shaped it, so that a stale one is never found.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readMigrations } from '../migrations/read-migrations.ts';
import { packageDir } from '../package-dir.ts';
import { currentVersion } from './version.ts';

/** Where the seed of these migrations and this PGlite belongs. */
export function seedFile(): string {
  const hash = createHash('sha256').update(JSON.stringify(currentVersion));
  for (const { name, checksum } of readMigrations()) hash.update(`\n${name} ${checksum}`);
  return join(packageDir, 'dist', `seed-${hash.digest('hex').slice(0, 16)}.tar.gz`);
}

/** The seed, when it has been built. */
export function findSeed(): string | null {
  const file = seedFile();
  return existsSync(file) ? file : null;
}
