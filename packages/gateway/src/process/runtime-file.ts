/** The file that tells this user's other programs where the gateway is: url, token and pid, readable by nobody else. */
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';

const runtime = z.object({ url: z.url(), token: z.string().min(1), pid: z.int().min(1) });

export type Runtime = z.output<typeof runtime>;

/** Replaces the file in one step, so that a reader never sees half of it. */
export function writeRuntimeFile(path: string, value: Runtime): void {
  mkdirSync(dirname(path), { recursive: true });
  const temporary = `${path}.${value.pid}`;
  rmSync(temporary, { force: true });
  writeFileSync(temporary, `${JSON.stringify(value)}\n`, { mode: 0o600, flag: 'wx' });
  renameSync(temporary, path);
}

/** What the file says; null when there is none or it is not readable. The process may have ended since. */
export function readRuntimeFile(path: string): Runtime | null {
  try {
    return runtime.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return null;
  }
}

/** Removes the file unless another process has written it since. */
export function removeRuntimeFile(path: string, pid: number): void {
  if (readRuntimeFile(path)?.pid === pid) rmSync(path, { force: true });
}
