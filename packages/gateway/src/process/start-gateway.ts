/** The parent's side: forks the gateway, waits until it is ready, starts it again when it dies, stops it. */
import { setTimeout as sleep } from 'node:timers/promises';
import { GatewayError } from '../gateway-error.ts';
import { newToken } from '../http/bearer-token.ts';
import { signTenant, tenantHeaderName } from '../http/tenant.ts';
import { Backoff, type BackoffOptions } from './backoff.ts';
import { forkGateway, type GatewayChild, type GatewayEntry } from './gateway-child.ts';
import type { ReadyMessage } from './messages.ts';
import type { GatewaySettingsInput } from './settings.ts';

export interface StartGatewayOptions extends Omit<GatewaySettingsInput, 'port' | 'tenantKey'> {
  /** The built program, or its source with Node arguments that load TypeScript. */
  readonly entry: GatewayEntry;
  /** Default: any free one, which later starts keep. */
  readonly port?: number;
  readonly backoff?: BackoffOptions;
  /** Milliseconds until it must be ready, the model loaded. Default 120,000. */
  readonly readyTime?: number;
  /** Told of every unexpected end and how many milliseconds later it is started again. */
  readonly onRestart?: (delay: number) => void;
  /** Aborted, it ends a first start that is not ready yet. */
  readonly signal?: AbortSignal;
}

/** Milliseconds after the drain at which a process that hangs is killed. */
const lastResort = 2000;

/** Where the gateway is; each start has a token of its own. */
export interface GatewayConnection {
  readonly url: string;
  readonly token: string;
  readonly pid: number;
  /** `no_model`: it runs, and answers with instructions how to get one. */
  readonly state: 'ready' | 'no_model';
}

export interface RunningGateway {
  /**
   * The present connection, or the next one while it is started again.
   * @throws GatewayError when that start fails (another follows), or when the gateway has ended for good.
   */
  connection(): Promise<GatewayConnection>;
  /**
   * The header of a request on behalf of a tenant: tenants take turns in the queue, and what the prompts of one salt left evaluated
   * serves that salt alone. It holds for this gateway, its later starts included, and nobody else can make one.
   */
  tenantHeader(tenant: string, salt: string): Readonly<Record<typeof tenantHeaderName, string>>;
  /** Lets running requests end as the settings say, then resolves. It is not started again. */
  stop(): Promise<void>;
  /** Resolves when it has ended and is not started again: it was stopped, or somebody told its process to end. */
  readonly ended: Promise<void>;
}

/**
 * Starts the gateway and resolves when it answers.
 * @throws GatewayError `llama_missing`, `model_unreadable`, `model_too_large` or `start_failed` when the first start fails.
 * @example
 * const gateway = await startGateway({ entry: { path: 'dist/gateway.js' }, runtimeFile, modelPath });
 * const { url, token } = await gateway.connection();
 */
export async function startGateway(options: StartGatewayOptions): Promise<RunningGateway> {
  const { entry, backoff: backoffOptions, readyTime = 120_000, onRestart, port = 0, signal, ...settings } = options;
  const tenantKey = newToken();
  const start = (onPort: number) => forkGateway(entry, { ...settings, tenantKey, port: onPort }, readyTime);
  const stopping = new AbortController();
  const backoff = new Backoff(backoffOptions);
  let child = start(port);
  const first = await readyUnlessAborted(child, signal);
  let current = Promise.resolve(first);

  const supervised = supervise();
  return {
    ended: supervised,
    async connection() {
      return connectionOf(await current);
    },
    tenantHeader: (id, salt) => ({ [tenantHeaderName]: signTenant(tenantKey, { id, salt }) }),
    async stop() {
      stopping.abort();
      const ending = child.process;
      ending.kill('SIGTERM');
      const kill = setTimeout(() => ending.kill('SIGKILL'), (settings.drain ?? 8000) + lastResort);
      await supervised;
      clearTimeout(kill);
    },
  };

  /** Ends when the gateway ends by itself with 0, or was stopped. */
  async function supervise(): Promise<void> {
    let started = performance.now();
    while ((await child.exited) !== 0 && !stopping.signal.aborted) {
      const delay = backoff.next(performance.now() - started);
      onRestart?.(delay);
      const next = restarted(delay);
      become(next.then(({ ready }) => ready));
      const again = await next.catch(() => null);
      if (!again) break;
      child = again;
      started = performance.now();
    }
    become(Promise.reject(new GatewayError(503, 'unavailable_error', 'The gateway has ended', { shouldRetry: false })));
  }

  /** Whoever asks sees a failure; nobody may be asking. */
  function become(next: Promise<ReadyMessage>): void {
    next.catch(() => {});
    current = next;
  }

  async function restarted(delay: number): Promise<GatewayChild> {
    await sleep(delay, undefined, { signal: stopping.signal });
    return start(Number(new URL(first.url).port));
  }
}

/** A killed child is never ready: its promise rejects. */
async function readyUnlessAborted(child: GatewayChild, signal: AbortSignal | undefined): Promise<ReadyMessage> {
  const kill = () => child.process.kill('SIGKILL');
  signal?.addEventListener('abort', kill, { once: true });
  try {
    if (signal?.aborted) kill();
    return await child.ready;
  } finally {
    signal?.removeEventListener('abort', kill);
  }
}

function connectionOf({ url, token, pid, state }: ReadyMessage): GatewayConnection {
  return { url, token, pid, state };
}
