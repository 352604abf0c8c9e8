/** Where the embedded database keeps its files, inside the data folder of the deployment. */
import { join } from 'node:path';

export interface Layout {
  /** PostgreSQL's own files. Nothing else is ever put there. */
  readonly database: string;
  /** Held by the one process that has the database open. */
  readonly lock: string;
  /** Which PGlite wrote the files. */
  readonly version: string;
}

/** @param dataDir the deployment's data folder (`DATA_DIR`, `.data` by default) */
export function layoutOf(dataDir: string): Layout {
  return {
    database: join(dataDir, 'database'),
    lock: join(dataDir, 'database.lock'),
    version: join(dataDir, 'database.json'),
  };
}
