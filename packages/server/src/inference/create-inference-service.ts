import type { GatewayEntry } from '@repo/gateway';
import { type Clock, type DiscoveryOptions, systemClock } from '@repo/inference';
import type { InferenceSettings } from '@repo/vertical';
import { openDataDir } from '../env/data-dir.ts';
import type { Env } from '../env/schema.ts';
import { StartError } from '../env/start-error.ts';
import type { Lifecycle } from '../http/lifecycle.ts';
import type { Log } from '../log/log.ts';
import { callTerms } from './call-terms.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { ownMachine } from './own-machine.ts';
import { checkModelStart } from './policy/check-model-start.ts';
import { createModelGuard } from './policy/model-guard.ts';
import { createModelLog } from './policy/model-log.ts';
import { policyFaults, policyIn } from './policy/policy-settings.ts';
import { createSetServer } from './set-server.ts';
import type { Source } from './source.ts';

export interface InferenceServiceOptions {
  readonly env: Pick<Env, 'DATABASE_URL' | 'DATA_DIR' | 'INFERENCE_URL' | 'INFERENCE_KEY' | 'MODEL_PATH'>;
  /** Others can reach the product. */
  readonly exposed: boolean;
  /** Null when nothing is kept on this machine: where a model is set, the record of decisions is kept in `DATA_DIR` all the same. */
  readonly dataDir: string | null;
  /** Root of the repository. */
  readonly root: string;
  readonly settings?: InferenceSettings | undefined;
  /** Of this deployment: salts of organizations and their names in the record are made with it. */
  readonly secret: string;
  readonly life: Readonly<Lifecycle>;
  readonly log: Log;
  /** The gateway's program; default: as it was built. */
  readonly entry?: GatewayEntry;
  /** Of the embedded model; default: one less than the processors. */
  readonly threads?: number;
  /** Where to look for servers; default: where the vendors' servers listen by themselves. */
  readonly look?: LookOptions;
  readonly clock?: Clock;
  /** The environment of the process; default: its own. */
  readonly processEnv?: Readonly<Record<string, string | undefined>>;
}

export type LookOptions = Pick<DiscoveryOptions, 'places' | 'limitMs'>;

/** Holds the clients of the servers in use and, where one is needed, the gateway's process. */
export type InferenceService = Source;

/**
 * Finds the model that answers: the server of `INFERENCE_URL`, else one that runs on this machine, else the embedded gateway with a
 * file. Opens nothing before it is first asked. Each question goes through the policy's gate, which writes it down first.
 * @throws StartError when `INFERENCE_URL` may not be spoken to, the settings of the policy are wrong, a model is set on a machine of
 * which nobody said under whose law it stands, or there is no folder for the record
 */
export function createInferenceService(options: InferenceServiceOptions): InferenceService {
  const { env, exposed, settings = {}, secret, root, log, clock = systemClock, processEnv = process.env } = options;
  const faults = policyFaults(settings);
  if (faults.length > 0) throw new StartError(...faults);
  const policy = policyIn({ settings, env, exposed, nowMs: clock.wallMs() });
  checkModelStart({ env, settings, policy, processEnv });
  const isSet = (env.INFERENCE_URL ?? env.MODEL_PATH) !== undefined;
  const dataDir = options.dataDir ?? (isSet ? openDataDir(env.DATA_DIR, root) : null);
  if (dataDir === null) return { ...nothing, terms: callTerms({ settings, secret }) };
  const record = createModelLog({ folder: dataDir, secret, sealsToLog: policy.profile !== 'local', log });
  const guard = createModelGuard(policy, settings, record);
  const terms = callTerms({ settings, secret, cards: guard.cardOf });
  const { INFERENCE_URL: url, INFERENCE_KEY: key } = env;
  const source = url
    ? createSetServer({ url, key, settings, guard, clock, log })
    : ownMachine({ ...options, dataDir, guard, clock });
  return oneAtATime({ source, guard, terms, log });
}

/** Nothing is set, and there is no folder for a model file or the record of decisions. */
const nothing: InferenceService = { current: async () => ({ state: 'none' }), stop: async () => {} };
