/** One process writes a log: two would make two chains of one file. */
import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';

const holderSchema = z.object({ pid: z.number().int().positive(), boot: z.string() });
type Holder = z.infer<typeof holderSchema>;

/** Taken in this process. */
const taken = new Set<string>();

/**
 * Takes the lock of a file. One that a process left which has ended is taken over.
 * @returns gives it back
 * @throws Error naming the process that has it
 */
export function takeLock(path: string): () => void {
  mkdirSync(dirname(path), { recursive: true });
  const file = `${placeOf(path)}.lock`;
  if (taken.has(file)) throw new Error(`This process writes ${path} already`);
  if (!create(file)) {
    const holder = holderOf(file);
    if (holder !== null && lives(holder)) throw new Error(`Process ${holder.pid} writes ${path}; ${file} says so`);
    setAside(file);
    if (!create(file)) throw new Error(`Another process took ${file} just now`);
  }
  taken.add(file);
  return () => {
    if (taken.delete(file)) rmSync(file, { force: true });
  };
}

/** The same for every path that links lead to the file by. */
function placeOf(path: string): string {
  try {
    return realpathSync(path);
  } catch (error) {
    if (!isCode(error, 'ENOENT')) throw error;
    return join(realpathSync(dirname(path)), basename(path));
  }
}

function create(file: string): boolean {
  try {
    writeFileSync(file, JSON.stringify({ pid: process.pid, boot: bootId() }), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    throw error;
  }
}

/** By a name of its own: of two that do so at the same time one finds nothing. */
function setAside(file: string): void {
  const aside = `${file}.${randomUUID()}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (!isCode(error, 'ENOENT')) throw error;
  }
  rmSync(aside, { force: true });
}

/** Null where its writer died before it had written. */
function holderOf(file: string): Holder | null {
  try {
    return holderSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

/** In a container the next process often has the number of the last: this one is not its own rival. */
function lives({ pid, boot }: Holder): boolean {
  if (pid === process.pid || boot !== bootId()) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return isCode(error, 'EPERM');
  }
}

/** Tells the numbers of processes before a restart of the machine apart; empty where the system has none. */
function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return '';
  }
}

const isCode = (error: unknown, code: string): boolean => error instanceof Error && 'code' in error && error.code === code;
