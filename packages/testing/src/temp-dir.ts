import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A fresh folder under the system's temporary folder. */
export interface TempDir {
  readonly path: string;
  remove(): void;
}

export function tempDir(label = 'test'): TempDir {
  const path = mkdtempSync(join(tmpdir(), `buniyad-${label}-`));
  return { path, remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 3 }) };
}
