import { type ChildProcess, fork } from 'node:child_process';
import { GatewayError } from '../gateway-error.ts';
import { type ReadyMessage, readMessage } from './messages.ts';
import type { GatewaySettingsInput } from './settings.ts';

/** The program to fork. */
export interface GatewayEntry {
  readonly path: string;
  /** Arguments for Node itself. */
  readonly execArgv?: readonly string[];
}

/** What the child may see of this process's environment: no secret is among them. */
const inherited = ['PATH', 'HOME', 'TMPDIR', 'TMP', 'TEMP', 'LANG', 'SystemRoot', 'USERPROFILE', 'LD_LIBRARY_PATH'];

/** One gateway process. */
export interface GatewayChild {
  readonly process: ChildProcess;
  /** @throws GatewayError `llama_missing`, `model_unreadable`, `model_too_large` or `start_failed` when it ends before it is ready. */
  readonly ready: Promise<ReadyMessage>;
  /** Its exit code, or null after a signal. */
  readonly exited: Promise<number | null>;
}

/** Forks the program; its standard error is this process's. */
export function forkGateway(entry: GatewayEntry, settings: GatewaySettingsInput, readyTime: number): GatewayChild {
  const env = Object.fromEntries(inherited.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
  const child = fork(entry.path, [], {
    env,
    execArgv: [...(entry.execArgv ?? [])],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  // A child that cannot take it has ended, which is told below.
  child.send(settings, () => {});
  const exited = new Promise<number | null>((resolve) => {
    child.once('exit', (code) => resolve(code));
    child.once('error', () => resolve(null));
  });
  const ready = new Promise<ReadyMessage>((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(startFailed(`It was not ready after ${readyTime} ms`));
      child.kill('SIGKILL');
    }, readyTime);
    child.on('message', (value) => {
      const message = readMessage(value);
      if (message?.type === 'ready') resolve(message);
      if (message?.type === 'failed') reject(new GatewayError(503, message.reason, message.message, { shouldRetry: false }));
    });
    child.once('error', (cause) => reject(startFailed(cause.message)));
    child.once('exit', (code, signal) => reject(startFailed(`It ended with ${signal ?? code} before it was ready`)));
    const settle = () => clearTimeout(timer);
    child.once('exit', settle);
    child.once('error', settle);
    child.once('message', settle);
  });
  return { process: child, ready, exited };
}

function startFailed(message: string): GatewayError {
  return new GatewayError(503, 'start_failed', message);
}
