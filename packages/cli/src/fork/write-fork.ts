import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

export interface WriteForkOptions {
  readonly tree: Iterable<readonly [path: string, text: string | null]>;
  /** Where the files that stay as they are come from. */
  readonly template: string;
  /** Absolute; absent or an empty folder. */
  readonly target: string;
  /** Aborted: everything is taken away again. */
  readonly signal: AbortSignal;
  /** Last of all, in the complete tree, before it gets its name. */
  readonly finish: (folder: string) => void;
}

/**
 * Writes a tree into a new folder beside the target and gives it its name at the end: what is at `target` is complete or not there.
 * @throws what went wrong, or the signal's reason, after nothing is left
 */
export async function writeFork({ tree, template, target, signal, finish }: WriteForkOptions): Promise<void> {
  const firstMade = await mkdir(dirname(target), { recursive: true });
  const unfinished = join(dirname(target), `.${basename(target)}.${randomUUID().slice(0, 8)}`);
  try {
    for (const [path, text] of tree) {
      signal.throwIfAborted();
      await write(join(template, path), join(unfinished, path), text);
    }
    signal.throwIfAborted();
    finish(unfinished);
    signal.throwIfAborted();
    if (existsSync(target)) await rmdir(target);
    await rename(unfinished, target);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true, maxRetries: 3 });
    if (firstMade !== undefined) await rm(firstMade, { recursive: true, force: true });
    throw error;
  }
}

async function write(from: string, to: string, text: string | null): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  if (text === null) await copyFile(from, to);
  else {
    const mode = existsSync(from) ? (await stat(from)).mode & 0o777 : 0o644;
    await writeFile(to, text, { mode, flag: 'wx' });
  }
}
