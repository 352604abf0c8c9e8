import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { freePort } from '@repo/testing/free-port';
import { tempDir } from '@repo/testing/temp-dir';
import type { BuniyadConfig } from '@repo/vertical';
import { onTestFinished } from 'vitest';
import { type Context, readContext } from '../context.ts';

/** A folder with these files, gone when the test ends. */
export function doctorTree(files: Readonly<Record<string, string>> = {}): string {
  const { path, remove } = tempDir('doctor');
  onTestFinished(remove);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), content);
  }
  return path;
}

/** What the checks see in that folder; no model server of the machine that tests, and a port that nobody has. */
export async function contextIn(
  root: string,
  shell: Readonly<Record<string, string>> = {},
  config: Partial<BuniyadConfig> = {},
): Promise<Context> {
  const port = shell.PORT ?? String(await freePort());
  return readContext({ root, shell: { ...shell, PORT: port }, look: { places: [] } }, config);
}
