import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

/** Names in a folder of the test file's own, which is removed after it. */
export function tempFiles(): (name: string) => string {
  const folder = mkdtempSync(join(tmpdir(), 'buniyad-inference-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return (name) => join(folder, name);
}
