/** Boots a built app as a person would, on a free port and a data folder of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from './free-port.ts';
import { shortLived } from './short-lived.ts';
import { tempDir } from './temp-dir.ts';

export interface StartAppOptions {
  /** Added to an environment that otherwise holds `PATH`, `HOME` and the like, never the caller's settings. */
  env?: Readonly<Record<string, string>>;
  /** Keep data here, and leave it there; otherwise a temporary folder is made and removed. */
  dataDir?: string;
  port?: number;
  /** A program that runs in place of the built server; its screens are the built ones all the same. */
  entry?: string;
  /** Arguments of Node itself; those of a process that ends soon where none are given. A benchmark gives its own. */
  nodeArgs?: readonly string[];
  /** Milliseconds until the app must be ready. */
  timeout?: number;
}

export interface RunningApp {
  readonly url: string;
  readonly port: number;
  readonly dataDir: string;
  readonly process: ChildProcess;
  /** Everything that it printed so far. */
  output(): string;
  /** Asks it to end, waits, and removes the temporary data folder. Gives the exit code. */
  stop(): Promise<number | null>;
  /** SIGKILL; the data folder stays, so that a second start can be tested on it. */
  kill(): Promise<void>;
}

const root = join(dirname(fileURLToPath(import.meta.url)), '../../..');
const inherited = ['PATH', 'HOME', 'TMPDIR', 'TMP', 'TEMP', 'LANG', 'SystemRoot', 'USERPROFILE'];

/**
 * @example
 * const app = await startApp('launchpad');
 * await fetch(`${app.url}/healthz`);
 * await app.stop();
 */
export async function startApp(id: string, options: StartAppOptions = {}): Promise<RunningApp> {
  const entry = options.entry ?? join(root, 'apps', id, 'dist', 'server.js');
  if (!existsSync(entry)) throw new Error(`apps/${id} is not built: run \`npm start\` or \`turbo run build\` first`);
  const temporary = options.dataDir === undefined ? tempDir(id) : null;
  const dataDir = options.dataDir ?? temporary?.path ?? '';
  const port = options.port ?? (await freePort());
  const base = Object.fromEntries(inherited.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
  const child = spawn(process.execPath, [...(options.nodeArgs ?? shortLived), '--enable-source-maps', entry], {
    cwd: temporary?.path ?? root,
    env: { ...base, HOST: '127.0.0.1', PORT: String(port), DATA_DIR: dataDir, NODE_ENV: 'production', ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  const keep = (chunk: Buffer) => {
    printed += chunk.toString('utf8');
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const ended = once(child, 'exit');

  const app: RunningApp = {
    // The address that it prints: links in its mails lead there too.
    url: `http://localhost:${port}`,
    port,
    dataDir,
    process: child,
    output: () => printed,
    async stop() {
      if (isRunning(child)) child.kill('SIGTERM');
      await ended;
      temporary?.remove();
      return child.exitCode;
    },
    async kill() {
      if (isRunning(child)) child.kill('SIGKILL');
      await ended;
    },
  };
  try {
    await untilReady(app, options.timeout ?? 30_000);
  } catch (error) {
    await app.kill();
    temporary?.remove();
    throw error;
  }
  return app;
}

function isRunning(child: ChildProcess): boolean {
  return child.exitCode === null && child.signalCode === null;
}

async function untilReady(app: RunningApp, timeout: number): Promise<void> {
  const deadline = Date.now() + timeout;
  for (;;) {
    if (!isRunning(app.process)) {
      const { exitCode, signalCode } = app.process;
      throw new Error(`The app ended before it was ready (${signalCode ?? `exit code ${exitCode}`}):\n${app.output()}`);
    }
    const ready = await fetch(`${app.url}/readyz`).then(
      (response) => response.ok,
      () => false,
    );
    if (ready) return;
    if (Date.now() > deadline) throw new Error(`The app was not ready after ${timeout} ms:\n${app.output()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
