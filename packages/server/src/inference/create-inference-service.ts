import { join } from 'node:path';
import type { GatewayEntry } from '@repo/gateway';
import { type Clock, type DiscoveryOptions, systemClock } from '@repo/inference';
import type { InferenceSettings } from '@repo/vertical';
import type { Env } from '../env/schema.ts';
import type { Lifecycle } from '../http/lifecycle.ts';
import type { Log } from '../log/log.ts';
import { callTerms } from './call-terms.ts';
import { createEmbeddedModel, isAtWork } from './embedded-model.ts';
import { createFoundServer } from './found-server.ts';
import { makeModelFolder } from './model-file.ts';
import type { CallTerms, InferenceState } from './port.ts';
import { createSetServer } from './set-server.ts';
import type { Source } from './source.ts';

export interface InferenceServiceOptions {
  readonly env: Pick<Env, 'DATABASE_URL' | 'INFERENCE_URL' | 'INFERENCE_KEY' | 'MODEL_PATH'>;
  /** Others can reach the product. */
  readonly exposed: boolean;
  /** Null when nothing is kept on this machine. */
  readonly dataDir: string | null;
  /** Root of the repository. */
  readonly root: string;
  readonly settings?: InferenceSettings | undefined;
  /** Of this deployment, for salts of organizations; default: none has one. */
  readonly secret?: string | undefined;
  /** What is known of models; default: nothing. */
  readonly cards?: CallTerms['cards'];
  readonly life: Readonly<Lifecycle>;
  readonly log: Log;
  /** The gateway's program; default: as it was built. */
  readonly entry?: GatewayEntry;
  /** Of the embedded model; default: one less than the processors. */
  readonly threads?: number;
  /** Where to look for servers; default: where the vendors' servers listen by themselves. */
  readonly look?: LookOptions;
  readonly clock?: Clock;
}

export type LookOptions = Pick<DiscoveryOptions, 'places' | 'limitMs'>;

/** Holds the clients of the servers in use and, where one is needed, the gateway's process. */
export type InferenceService = Source;

/**
 * Finds the model that answers: the server of `INFERENCE_URL`, else one that runs on this machine, else the embedded gateway with
 * a file. Opens nothing before it is first asked, and nothing at all where the product is reached by others or `DATABASE_URL` is
 * set: there a model needs a card.
 * @throws StartError when `INFERENCE_URL` may not be spoken to
 */
export function createInferenceService(options: InferenceServiceOptions): InferenceService {
  const { env, exposed, dataDir, settings = {}, secret, cards, log, clock = systemClock } = options;
  const terms = callTerms({ settings, secret, ...(cards && { cards }) });
  if (exposed || env.DATABASE_URL !== undefined || dataDir === null) return refusing;
  const { INFERENCE_URL: url, INFERENCE_KEY: key } = env;
  const source = url ? createSetServer({ url, key, settings, clock, log }) : ownMachine(options, dataDir, clock);
  return { ...oneAtATime(source, log), terms };
}

const refusing: InferenceService = { current: async () => ({ state: 'refused' }), stop: async () => {} };

/** What is in use stays in use: a server is looked for while no file is loaded, and a file while no server is found. */
function ownMachine(options: InferenceServiceOptions, dataDir: string, clock: Clock): Source {
  const { env, root, settings, life, log, threads, look = {} } = options;
  if (env.MODEL_PATH === undefined) readyFolder(dataDir, log);
  const found = createFoundServer({ wanted: settings?.model, ...look, clock });
  const embedded = createEmbeddedModel({
    folders: { modelPath: env.MODEL_PATH, root, dataDir },
    entry: options.entry ?? { path: join(root, 'packages/gateway/dist/gateway.js') },
    runtimeFile: join(dataDir, 'gateway.json'),
    life,
    log,
    ...(threads === undefined ? {} : { threads }),
  });
  return {
    async current() {
      if (!found.inUse && isAtWork(embedded.state)) return embedded.begin();
      return (await found.look()) ?? (await embedded.begin());
    },
    async stop() {
      await Promise.all([found.stop(), embedded.stop()]);
    },
  };
}

function readyFolder(dataDir: string, log: Log): void {
  try {
    makeModelFolder(dataDir);
  } catch (err) {
    log.warn({ err }, 'the folder of models could not be made');
  }
}

/** A model whose calls are kept away is not ready. */
function restingOr(now: InferenceState): InferenceState {
  if (now.state !== 'ready') return now;
  const { model, client } = now;
  const { restMs } = client.standing(model.id);
  return restMs > 0 ? { state: 'resting', model, waitMs: restMs } : now;
}

/** Who asks while an answer is on its way shares it. Nothing rejects. */
function oneAtATime(source: Source, log: Log): Source {
  let asked: Promise<InferenceState> | null = null;
  let stopped = false;
  const ask = async (): Promise<InferenceState> => {
    try {
      return restingOr(await source.current());
    } catch (err) {
      log.error({ err }, 'the model could not be asked for');
      return { state: 'failed', reason: 'start_failed' };
    } finally {
      asked = null;
    }
  };
  return {
    async current() {
      if (stopped) return { state: 'none' };
      asked ??= ask();
      return asked;
    },
    async stop() {
      stopped = true;
      await source.stop();
    },
  };
}
