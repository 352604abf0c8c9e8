import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '@repo/facts';
import { errorCode } from '../error-code.ts';

/**
 * Makes sure that the data folder exists and takes files.
 * @throws AppError `DATA_DIR_UNWRITABLE` (kind `unavailable`, params `dir` and `reason`, the system's code such as `EACCES`)
 */
export function ensureWritable(dataDir: string): void {
  const probe = join(dataDir, `.writable-${process.pid}`);
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    writeFileSync(probe, '');
    rmSync(probe, { force: true });
  } catch (cause) {
    const reason = errorCode(cause) ?? 'unknown';
    throw new AppError('DATA_DIR_UNWRITABLE', {
      kind: 'unavailable',
      params: { dir: dataDir, reason },
      cause,
    });
  }
}
