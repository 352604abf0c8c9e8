import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { freePort } from '@repo/testing/free-port';
import { shortLived } from '@repo/testing/short-lived';
import { bundleProgram } from './bundle-program.ts';

export interface SampleProcess {
  readonly url: string;
  readonly port: number;
  readonly child: ChildProcess;
  /** Everything printed so far. */
  out(): string;
  err(): string;
  /** Resolves with the exit code, null after a signal. */
  readonly ended: Promise<number | null>;
  /** Resolves when /readyz says yes and all lines are printed; rejects when the process ends before. */
  ready(): Promise<void>;
}

export interface SampleOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Where it is started, and where its `.env` and its screens are. */
  readonly cwd: string;
  /** An app under `fixtures/apps`. Default: `sample`. */
  readonly app?: string;
  /** A program that runs from its sources, in place of an app. */
  readonly script?: string;
  readonly args?: readonly string[];
}

/** Starts the sample app, or another of the fixtures, as a process of its own. */
export async function startSample({ env = {}, cwd, app = 'sample', script, args = [] }: SampleOptions): Promise<SampleProcess> {
  const port = Number(env.PORT ?? (await freePort()));
  const source = join(import.meta.dirname, '../fixtures/apps', app, 'src/main.ts');
  const program = script === undefined ? [await bundleProgram(source)] : ['--import', import.meta.resolve('tsx'), script];
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, [...shortLived, ...program, ...args], {
    cwd,
    env: { PATH, HOME, PORT: String(port), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed = { out: '', err: '' };
  child.stdout.on('data', (chunk) => {
    printed.out += String(chunk);
  });
  child.stderr.on('data', (chunk) => {
    printed.err += String(chunk);
  });
  const ended = once(child, 'exit').then(() => child.exitCode);
  const url = `http://localhost:${port}`;
  const ready = async () => {
    for (;;) {
      if (child.exitCode !== null || child.signalCode !== null) throw new Error(`ended: ${printed.out}\n${printed.err}`);
      const answered = await fetch(`${url}/readyz`).then(
        ({ ok }) => ok,
        () => false,
      );
      if (answered && printed.out.includes('Ctrl-C ends it.')) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  return { url, port, child, out: () => printed.out, err: () => printed.err, ended, ready };
}

/** Signs in over HTTP and gives the cookie. @param origin of the product's pages */
export async function signInAt(url: string, login: { email: string; password: string }, origin = url): Promise<string> {
  const response = await fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify(login),
  });
  if (response.status !== 200) throw new Error(`sign-in: ${response.status} ${await response.text()}`);
  return response.headers
    .getSetCookie()
    .map((line) => line.split(';', 1)[0])
    .join('; ');
}
