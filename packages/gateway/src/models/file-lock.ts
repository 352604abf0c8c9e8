/** One process at a time fetches a file. A lock whose process has ended is taken over. */
import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ModelError, systemCode } from './model-error.ts';

const holderSchema = z.object({ pid: z.int().min(1), token: z.string() });

type Holder = z.output<typeof holderSchema>;

/** Tokens of this process: after a restart of the machine another process may have got its number. */
const own = new Set<string>();

/**
 * @returns what gives it back
 * @throws ModelError `busy` while its holder lives
 */
export function lockFile(folder: string, file: string): () => void {
  const path = join(folder, `${file}.lock`);
  const holder: Holder = { pid: process.pid, token: randomUUID() };
  while (!created(path, holder)) {
    const found = holderOf(path);
    if (found !== null && lives(found)) throw new ModelError('busy', { file, pid: found.pid });
    takeAway(path, found);
  }
  own.add(holder.token);
  return () => {
    own.delete(holder.token);
    if (holderOf(path)?.token === holder.token) rmSync(path, { force: true });
  };
}

function created(path: string, holder: Holder): boolean {
  try {
    writeFileSync(path, JSON.stringify(holder), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Null for one that is gone, or that was not written to its end. */
function holderOf(path: string): Holder | null {
  try {
    return holderSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return null;
  }
}

function lives({ pid, token }: Holder): boolean {
  if (pid === process.pid) return own.has(token);
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemCode(error) === 'EPERM';
  }
}

/** Moves the dead lock aside, and puts it back where somebody has taken it over in between. */
function takeAway(path: string, dead: Holder | null): void {
  const aside = `${path}.${randomUUID()}`;
  try {
    renameSync(path, aside);
    if (holderOf(aside)?.token !== dead?.token) linkSync(aside, path);
  } catch (error) {
    if (!['ENOENT', 'EEXIST'].includes(systemCode(error) ?? '')) throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}
