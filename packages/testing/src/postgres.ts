/** A throw-away PostgreSQL server of the installed binaries. */
import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { freePort } from './free-port.ts';
import { findPostgres, installHints } from './services.ts';
import { type TempDir, tempDir } from './temp-dir.ts';

export { findPostgres };

export interface RunningPostgres {
  /** Of the database `postgres`, as superuser. */
  readonly url: string;
  /** Ends the server at once, as a crash would; its files stay. */
  halt(): Promise<void>;
  /** Starts it again where it was, after `halt`. */
  restart(): Promise<void>;
  /** Ends the server at once and removes its files. */
  stop(): Promise<void>;
}

interface Identity {
  uid?: number;
  gid?: number;
}

/** Nothing here outlives the process, so nothing is synced. The zone is one that a session must override to be in UTC. */
const settings = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'max_connections=200',
  'shared_buffers=64MB',
  'timezone=Asia/Karachi',
  'log_timezone=UTC',
];

/**
 * Starts a server on a free loopback port, as the user `postgres` when this process is root (PostgreSQL refuses to be root).
 *
 * @example
 * const postgres = await startPostgres();
 * // … new pg.Pool({ connectionString: postgres.url })
 * await postgres.stop();
 *
 * @throws Error that says how to install PostgreSQL where it is absent
 */
export async function startPostgres(): Promise<RunningPostgres> {
  const bin = findPostgres();
  if (!bin) throw new Error(`needs ${installHints.postgres}`);
  const identity = unprivileged();
  const dir = tempDir('postgres');
  if (identity.uid !== undefined && identity.gid !== undefined) chownSync(dir.path, identity.uid, identity.gid);
  try {
    return await startIn(dir, bin, identity);
  } catch (error) {
    dir.remove();
    throw error;
  }
}

async function startIn(dir: TempDir, bin: string, identity: Identity): Promise<RunningPostgres> {
  const data = join(dir.path, 'data');
  const options = { ...identity, cwd: dir.path };
  const init = ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync'];
  await promisify(execFile)(join(bin, 'initdb'), init, options);

  const port = await freePort();
  const args = ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])];
  const ready = join(bin, 'pg_isready');
  let server: ChildProcess | undefined;
  const start = async () => {
    let printed = '';
    const started = spawn(join(bin, 'postgres'), args, { ...options, stdio: ['ignore', 'ignore', 'pipe'] });
    server = started;
    started.stderr.on('data', (chunk: Buffer) => {
      printed += chunk.toString('utf8');
    });
    for (let tries = 0; tries < 300 && started.exitCode === null; tries += 1) {
      if (await answers(ready, port)) return;
      await wait(100);
    }
    throw new Error(`PostgreSQL did not start: ${printed}`);
  };
  const halt = async () => {
    if (server) await end(server);
  };
  const endWithUs = () => server?.kill('SIGQUIT');
  process.once('exit', endWithUs);
  const stop = async () => {
    process.off('exit', endWithUs);
    await halt();
    dir.remove();
  };
  try {
    await start();
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: `postgresql://postgres@127.0.0.1:${port}/postgres`, halt, restart: start, stop };
}

async function answers(ready: string, port: number): Promise<boolean> {
  try {
    await promisify(execFile)(ready, ['-q', '-h', '127.0.0.1', '-p', String(port)]);
    return true;
  } catch {
    return false;
  }
}

async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = once(server, 'exit');
  server.kill('SIGQUIT');
  await ended;
}

function unprivileged(): Identity {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}
