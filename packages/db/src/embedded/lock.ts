/**
 * The lock of a data folder. PGlite takes none: two processes that open one folder both write, and corrupt it. A live process is
 * never robbed, however silent it is: a long query stops its timers, so a missing heartbeat would prove nothing.
 */
import { randomUUID } from 'node:crypto';
import { accessSync, constants, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { AppError } from '@repo/facts';
import { errorCode } from '../error-code.ts';
import { isAlive, processStart } from './process-start.ts';

export interface LockHolder {
  readonly pid: number;
  /** Tells a later process with the same pid apart; null when the system does not say. */
  readonly start: string | null;
  readonly host: string;
  readonly command: string;
  readonly since: string;
  /** Unique to one taking of the lock. */
  readonly token: string;
}

export interface Lock {
  readonly holder: LockHolder;
  /** Gives the lock back. Calling it again does nothing. */
  release(): void;
}

/** What stands in the lock's place. */
export type LockState =
  | { readonly state: 'free' }
  /** There is a file that this user may not read. */
  | { readonly state: 'closed' }
  /** Its process lives, or `elsewhere` its host is another one, whose processes cannot be looked at. */
  | { readonly state: 'held' | 'elsewhere'; readonly holder: LockHolder }
  /** Its process has ended: the next to ask takes it over. Null where its writer died before it had written. */
  | { readonly state: 'left'; readonly holder: LockHolder | null };

/** Time a holder may need between creating its lock and having written it. */
const writingMillis = 2000;

/**
 * @throws AppError `DATA_DIR_LOCKED` (kind `conflict`, params `pid`, `command`, `since`, `host`, `file`) while its holder lives
 */
export async function takeLock(file: string): Promise<Lock> {
  const holder: LockHolder = {
    pid: process.pid,
    start: processStart(process.pid),
    host: hostname(),
    command: process.argv.slice(1, 4).join(' '),
    since: new Date().toISOString(),
    token: randomUUID(),
  };
  for (;;) {
    if (create(file, holder)) return { holder, release: () => release(file, holder) };
    const found = await read(file);
    if (found === 'gone') continue;
    if (found !== 'unreadable' && lives(found)) throw locked(file, found);
    await reclaim(file, found, holder);
  }
}

/** Looks at the lock and leaves it as it is. */
export async function lookAtLock(file: string): Promise<LockState> {
  if (!existsSync(file)) return { state: 'free' };
  try {
    accessSync(file, constants.R_OK);
  } catch {
    return { state: 'closed' };
  }
  const found = await read(file);
  if (found === 'gone') return { state: 'free' };
  if (found === 'unreadable') return { state: 'left', holder: null };
  if (found.host !== hostname()) return { state: 'elsewhere', holder: found };
  return { state: lives(found) ? 'held' : 'left', holder: found };
}

function create(file: string, holder: LockHolder): boolean {
  try {
    // wx: O_CREAT | O_EXCL.
    writeFileSync(file, JSON.stringify(holder), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

/** `unreadable`: its writer died before it had written. */
async function read(file: string): Promise<LockHolder | 'gone' | 'unreadable'> {
  for (let waited = 0; waited <= writingMillis; waited += 50) {
    const found = readNow(file);
    if (found !== 'unreadable') return found;
    await wait(50);
  }
  return 'unreadable';
}

function readNow(file: string): LockHolder | 'gone' | 'unreadable' {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return 'gone';
    throw error;
  }
  try {
    return parseHolder(JSON.parse(text));
  } catch {
    return 'unreadable';
  }
}

function parseHolder(value: unknown): LockHolder | 'unreadable' {
  if (typeof value !== 'object' || value === null) return 'unreadable';
  const { pid, start, host, command, since, token } = value as Record<string, unknown>;
  if (typeof pid !== 'number' || typeof host !== 'string' || typeof token !== 'string') return 'unreadable';
  return {
    pid,
    start: typeof start === 'string' ? start : null,
    host,
    command: typeof command === 'string' ? command : '',
    since: typeof since === 'string' ? since : '',
    token,
  };
}

/** A process on another host cannot be looked at, so it counts as alive. */
function lives(holder: LockHolder): boolean {
  if (holder.host !== hostname()) return true;
  if (!isAlive(holder.pid)) return false;
  const start = processStart(holder.pid);
  return start === null || holder.start === null || start === holder.start;
}

/**
 * Takes a dead lock away. One process at a time does so, under a guard of its own, and looks again first: whoever judged the
 * lock dead a moment ago may be looking at a successor's by now.
 */
async function reclaim(file: string, dead: LockHolder | 'unreadable', self: LockHolder): Promise<void> {
  const guard = `${file}.reclaim`;
  if (!create(guard, self)) {
    const found = await read(guard);
    if (found === 'unreadable' || (found !== 'gone' && !lives(found))) rmSync(guard, { force: true });
    await wait(10);
    return;
  }
  try {
    const found = readNow(file);
    const same = typeof found === 'object' && typeof dead === 'object' ? found.token === dead.token : found === dead;
    if (same) rmSync(file, { force: true });
  } finally {
    rmSync(guard, { force: true });
  }
}

function release(file: string, holder: LockHolder): void {
  const found = readNow(file);
  if (typeof found === 'object' && found.token === holder.token) rmSync(file, { force: true });
}

function locked(file: string, { pid, command, since, host }: LockHolder): AppError {
  return new AppError('DATA_DIR_LOCKED', {
    kind: 'conflict',
    params: { pid: String(pid), command, since, host, file },
  });
}
