import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { AppError } from '@repo/facts';
import * as tar from 'tar';
import { ensureWritable } from '../embedded/data-dir.ts';
import { EmbeddedPool } from '../embedded/embedded-pool.ts';
import { layoutOf } from '../embedded/layout.ts';
import { loadPGlite } from '../embedded/load-pglite.ts';
import { takeLock } from '../embedded/lock.ts';
import { checkVersion, readVersion } from '../embedded/version.ts';
import { pendingMigrations } from '../migrations/migrate.ts';

export interface RestoreOptions {
  /** The deployment's data folder, made when it is absent. */
  dataDir: string;
  /** An archive that `backup` wrote. */
  file: string;
  /** Needed where the folder has a database already. */
  force?: boolean;
  now?: Date;
}

export interface Restored {
  /** Where the database that was there before is kept, or null when there was none. */
  readonly previous: string | null;
}

/**
 * Puts an archive in place of the embedded database, while no process has it open. The archive is unpacked aside, its version
 * and migrations are checked, and the database is opened once before anything is moved. What was there is kept beside it.
 * @throws AppError `BACKUP_ABSENT`, `BACKUP_INVALID` (params `file`), `DATABASE_EXISTS` (params `dir`) without `force`,
 * `DATABASE_VERSION`, `MIGRATION_UNKNOWN`, `MIGRATION_EDITED`, `DATA_DIR_LOCKED`, `DATA_DIR_UNWRITABLE`
 */
export async function restore({ dataDir, file, force = false, now = new Date() }: RestoreOptions): Promise<Restored> {
  if (!existsSync(file)) throw new AppError('BACKUP_ABSENT', { kind: 'not-found', params: { file } });
  ensureWritable(dataDir);
  const layout = layoutOf(dataDir);
  const lock = await takeLock(layout.lock);
  const stamp = now.toISOString().replace(/\D/g, '').slice(0, 14);
  const unpacked = join(dataDir, `restoring-${stamp}`);
  try {
    const occupied = existsSync(layout.database);
    if (occupied && !force) throw new AppError('DATABASE_EXISTS', { kind: 'conflict', params: { dir: dataDir } });
    await unpack(file, unpacked);
    await check(unpacked, file);
    const previous = occupied ? join(dataDir, `before-restore-${stamp}`) : null;
    if (previous) {
      mkdirSync(previous);
      renameSync(layout.version, join(previous, 'database.json'));
      renameSync(layout.database, join(previous, 'database'));
    }
    renameSync(join(unpacked, 'database.json'), layout.version);
    renameSync(join(unpacked, 'database'), layout.database);
    return { previous };
  } finally {
    // An archive that breaks off leaves files on their way to the disk.
    await rm(unpacked, { recursive: true, force: true, maxRetries: 10 }).finally(() => lock.release());
  }
}

async function unpack(file: string, unpacked: string): Promise<void> {
  mkdirSync(unpacked, { mode: 0o700 });
  try {
    await tar.extract({
      file,
      cwd: unpacked,
      strict: true,
      filter: (path) => path === 'database.json' || path === 'database' || path.startsWith('database/'),
    });
  } catch (cause) {
    throw invalid(file, cause);
  }
}

async function check(unpacked: string, file: string): Promise<void> {
  const version = readVersion(join(unpacked, 'database.json'));
  if (!version) throw invalid(file);
  checkVersion(version);
  const pool = new EmbeddedPool(await openUnpacked(join(unpacked, 'database'), file));
  try {
    await pendingMigrations({ pool });
  } finally {
    await pool.end();
  }
}

/** PGlite makes a new database where it finds none, so that the archive must be seen to hold one. */
async function openUnpacked(database: string, file: string): Promise<PGlite> {
  try {
    readFileSync(join(database, 'PG_VERSION'));
    return await (await loadPGlite()).create(database);
  } catch (cause) {
    throw invalid(file, cause);
  }
}

function invalid(file: string, cause?: unknown): AppError {
  return new AppError('BACKUP_INVALID', { params: { file }, cause });
}
