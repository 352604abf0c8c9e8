import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AppError } from '@repo/facts';
import * as tar from 'tar';
import { ensureWritable } from '../embedded/data-dir.ts';
import { layoutOf } from '../embedded/layout.ts';
import { takeLock } from '../embedded/lock.ts';

export interface BackupOptions {
  /** The deployment's data folder. */
  dataDir: string;
  /** The archive to write, a gzipped tar. */
  file: string;
}

/**
 * Writes the embedded database into one archive, while no process has it open. The archive appears complete or not at all,
 * readable by its owner alone.
 * @throws AppError `DATABASE_ABSENT` (params `dir`), `BACKUP_EXISTS` (params `file`), `DATA_DIR_LOCKED`, `DATA_DIR_UNWRITABLE`
 */
export async function backup({ dataDir, file }: BackupOptions): Promise<void> {
  const layout = layoutOf(dataDir);
  if (!existsSync(layout.database)) throw new AppError('DATABASE_ABSENT', { kind: 'not-found', params: { dir: dataDir } });
  if (existsSync(file)) throw new AppError('BACKUP_EXISTS', { kind: 'conflict', params: { file } });
  ensureWritable(dataDir);
  ensureWritable(dirname(file));
  const lock = await takeLock(layout.lock);
  const unfinished = join(dirname(file), `.backup-${process.pid}.tar.gz`);
  try {
    // Password hashes and sessions are in it.
    closeSync(openSync(unfinished, 'wx', 0o600));
    await tar.create({ file: unfinished, cwd: dataDir, gzip: true, portable: true }, ['database.json', 'database']);
    sync(unfinished);
    renameSync(unfinished, file);
  } finally {
    rmSync(unfinished, { force: true });
    lock.release();
  }
}

function sync(file: string): void {
  const descriptor = openSync(file, 'r+');
  fsyncSync(descriptor);
  closeSync(descriptor);
}
