import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A folder for the temporary files of one run. */
export interface MemoryFolder {
  readonly path: string;
  remove(): void;
}

const gibibyte = 1024 ** 3;
/** A new database of either kind takes some dozens of megabytes, and a suite makes dozens one after the other. */
const roomNeeded = 4 * gibibyte;
/** Beside the files there are browsers, databases and processes. */
const memoryNeeded = 8 * gibibyte;
/** `TMPFS_MAGIC` of statfs(2). */
const tmpfs = 0x01021994;

/**
 * A folder in memory, or null where the machine has none that is roomy and lets programs run: most tests of the database copy and
 * delete a thousand small files, which costs a disk more than the tests themselves. What a killed run left behind is removed.
 *
 * @param parent a file system in memory
 * @param memory bytes that are free
 */
export function makeMemoryFolder(parent = '/dev/shm', memory = process.availableMemory()): MemoryFolder | null {
  try {
    const { type, bavail, bsize } = statfsSync(parent);
    if (type !== tmpfs || bavail * bsize < roomNeeded || memory < memoryNeeded) return null;
    const folder = makeFolderIn(parent);
    if (runsPrograms(folder.path)) return folder;
    folder.remove();
  } catch {
    // Not a Linux, or a folder that others own.
  }
  return null;
}

const prefix = 'buniyad-tests-';

/** Makes one of this run, after removing those of runs that are no more. */
export function makeFolderIn(parent: string): MemoryFolder {
  removeLeft(parent);
  const path = mkdtempSync(join(parent, `${prefix}${process.pid}-`));
  // PostgreSQL runs as another user when this one is root, and its folder is inside.
  chmodSync(path, 0o755);
  return { path, remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 3 }) };
}

function removeLeft(parent: string): void {
  for (const name of readdirSync(parent)) {
    const pid = new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1];
    if (pid !== undefined && !existsSync(join('/proc', pid))) rmSync(join(parent, name), { recursive: true, force: true });
  }
}

/** Containers often forbid it there. */
function runsPrograms(folder: string): boolean {
  const program = join(folder, 'program');
  writeFileSync(program, '#!/bin/sh\n', { mode: 0o755 });
  try {
    execFileSync(program, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  } finally {
    rmSync(program);
  }
}
