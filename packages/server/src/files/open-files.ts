import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '@repo/db';
import type { Env } from '../env/schema.ts';
import { StartError } from '../env/start-error.ts';
import type { Log } from '../log/log.ts';
import { diskStore } from './disk-store.ts';
import type { FileStore } from './file-store.ts';
import { createFiles, type Files } from './files.ts';
import { s3Store } from './s3-store.ts';

export interface OpenFilesOptions {
  readonly env: Pick<Env, 'S3_URL'>;
  readonly db: Database;
  /** Null when nothing is kept on this machine. */
  readonly dataDir: string | null;
  readonly secrets: readonly string[];
  readonly log: Log;
}

/**
 * Where this deployment keeps bytes: the bucket of `S3_URL`, else the folder `files` of the data folder.
 * @throws StartError when there is neither
 */
export function openStore({ S3_URL }: Pick<Env, 'S3_URL'>, dataDir: string | null): FileStore {
  if (S3_URL) return s3Store(S3_URL);
  if (dataDir === null) throw new StartError('There is neither S3_URL nor a data folder to keep files in.');
  return diskStore(join(dataDir, 'files'));
}

/**
 * The files of this deployment.
 * @throws StartError as `openStore` does
 */
export function openFiles({ env, db, dataDir, secrets, log }: OpenFilesOptions): Files {
  const incoming = dataDir === null ? mkdtempSync(join(tmpdir(), 'files-')) : join(dataDir, 'files', 'incoming');
  return createFiles({ db, store: openStore(env, dataDir), incoming, secrets, log });
}
