import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import * as tar from 'tar';
import { ensureWritable } from './data-dir.ts';
import { EmbeddedPool } from './embedded-pool.ts';
import { layoutOf } from './layout.ts';
import { loadPGlite } from './load-pglite.ts';
import { takeLock } from './lock.ts';
import { findSeed } from './seed.ts';
import { checkVersion, readVersion, writeVersion } from './version.ts';

export interface OpenEmbeddedOptions {
  /** The deployment's data folder, made when it is absent. */
  dataDir: string;
  log?: (line: string) => void;
  /** Archive to begin a new database from. Default: the built seed when there is one; null: none. */
  seed?: string | null;
}

export interface EmbeddedConnection {
  readonly pool: EmbeddedPool;
  /** Closes the database and gives the folder free. */
  close(): Promise<void>;
}

/**
 * Opens the embedded database, making a new one when the folder has none.
 * @throws AppError `DATA_DIR_UNWRITABLE`, `DATA_DIR_LOCKED` or `DATABASE_VERSION`
 */
export async function openEmbedded({ dataDir, log, seed = findSeed() }: OpenEmbeddedOptions): Promise<EmbeddedConnection> {
  ensureWritable(dataDir);
  const layout = layoutOf(dataDir);
  const lock = await takeLock(layout.lock);
  try {
    if (existsSync(layout.database)) checkVersion(readVersion(layout.version));
    else await create(layout.database, layout.version, seed);
    const PGlite = await loadPGlite();
    const pool = new EmbeddedPool(await PGlite.create(layout.database), log ? { log } : {});
    const close = async () => {
      await pool.end();
      lock.release();
    };
    return { pool, close };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** Built aside and renamed when complete: what a killed process leaves behind is never taken for a database. */
async function create(database: string, version: string, seed: string | null): Promise<void> {
  const unfinished = `${database}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  if (seed) {
    mkdirSync(unfinished, { mode: 0o700 });
    // Nothing else runs yet, and a thousand small files take a third of the time when nobody waits for each.
    tar.extract({ file: seed, cwd: unfinished, strict: true, sync: true });
  } else {
    const PGlite = await loadPGlite();
    await (await PGlite.create(unfinished)).close();
  }
  writeVersion(version);
  renameSync(unfinished, database);
}
