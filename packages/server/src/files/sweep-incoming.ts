import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Milliseconds after which nothing is on its way any more: a server gives up on a request long before. */
const longest = 3_600_000;

/** Removes what a crash has left half received. */
export async function sweepIncoming(folder: string, now = Date.now()): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => null);
    if (found && now - found.mtimeMs > longest) await rm(path, { force: true });
  }
}
