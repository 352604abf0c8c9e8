/** The embedded database as it lies on disk, for whoever must not open it. */
import { existsSync } from 'node:fs';
import { layoutOf } from './layout.ts';
import { type LockState, lookAtLock } from './lock.ts';
import { currentVersion, isReadable, readVersion } from './version.ts';

export interface EmbeddedFiles {
  /** PostgreSQL's own files; there are none before the first start. */
  readonly database: string;
  readonly exists: boolean;
  /** The file that says which PGlite wrote them. */
  readonly versionFile: string;
  /** PGlite that wrote them; null where nothing says so. */
  readonly writtenBy: string | null;
  /** PGlite of this release. */
  readonly installed: string;
  /** This release reads them. */
  readonly readable: boolean;
  readonly lockFile: string;
  readonly lock: LockState;
}

/** Looks at the files of a data folder and changes nothing. */
export async function inspectEmbedded(dataDir: string): Promise<EmbeddedFiles> {
  const { database, version: versionFile, lock: lockFile } = layoutOf(dataDir);
  const found = readVersion(versionFile);
  return {
    database,
    exists: existsSync(database),
    versionFile,
    writtenBy: found?.pglite ?? null,
    installed: currentVersion.pglite,
    readable: isReadable(found),
    lockFile,
    lock: await lookAtLock(lockFile),
  };
}
