import { type Clock, createInference, type Inference, InferenceError } from '@repo/inference';
import type { InferenceSettings } from '@repo/vertical';
import type { Env } from '../env/schema.ts';
import { StartError } from '../env/start-error.ts';
import type { Log } from '../log/log.ts';
import { chooseModel } from './choose-model.ts';
import { patience } from './patience.ts';
import type { InferenceState } from './port.ts';
import { readyState } from './ready-state.ts';
import type { Source } from './source.ts';

/** Milliseconds for which an answer is good, and after which one that is silent is asked again. */
const keep = { answered: 60_000, silent: 5_000 };
/** Milliseconds that who asks waits for news; a server that hangs would hold everybody up for seconds. */
const newsWithin = 300;

export interface SetServerOptions {
  readonly url: URL;
  readonly key: Env['INFERENCE_KEY'];
  readonly settings: InferenceSettings;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * The server of `INFERENCE_URL`. It is asked for its models once a minute, and every five seconds while it does not answer.
 * @throws StartError for an address that may not be spoken to
 */
export function createSetServer({ url, key, settings, clock, log }: SetServerOptions): Source {
  const client = clientOf(url, key, settings);
  const server = { origin: 'set', dialect: null, baseURL: url.href, client } as const;
  let latest: { readonly state: InferenceState; readonly at: number } | null = null;
  let asking: Promise<InferenceState> | null = null;
  let told: string | null = null;

  /** Says why once, not at every attempt. */
  const unreachable = (reason: string): InferenceState => {
    if (told !== reason) log.warn({ reason }, 'the model server of INFERENCE_URL is not used');
    told = reason;
    return { state: 'failed', reason: 'unreachable' };
  };
  const ask = async (): Promise<InferenceState> => {
    try {
      const inUse = latest?.state.state === 'ready' ? latest.state.model.id : undefined;
      const model = chooseModel(await client.models(), settings.model, inUse);
      if (!model) return unreachable('it lists no model that can answer');
      told = null;
      return readyState(server, model);
    } catch (error) {
      if (!(error instanceof InferenceError)) throw error;
      return unreachable(`${error.code}: ${error.message}`);
    }
  };
  const askAnew = async (): Promise<InferenceState> => {
    try {
      const state = await ask();
      latest = { state, at: clock.monotonicMs() };
      return state;
    } finally {
      asking = null;
    }
  };
  return {
    async current() {
      const age = latest ? clock.monotonicMs() - latest.at : Number.POSITIVE_INFINITY;
      if (latest && age < (latest.state.state === 'ready' ? keep.answered : keep.silent)) return latest.state;
      asking ??= askAnew();
      return latest ? soonOr(asking, latest.state, clock) : asking;
    },
    stop: () => client.close(),
  };
}

/** The news where they come soon, else what was known. */
function soonOr<T>(news: Promise<T>, known: T, clock: Clock): Promise<T> {
  return new Promise((resolve, reject) => {
    const cancel = clock.schedule(newsWithin, () => resolve(known));
    news.then(resolve, reject).finally(cancel);
  });
}

function clientOf(url: URL, key: Env['INFERENCE_KEY'], { allowedAddresses = [] }: InferenceSettings): Inference {
  try {
    const endpoint = { id: 'set', baseURL: url.href, allowedAddresses, ...(key === undefined ? {} : { apiKey: key }) };
    return createInference({ endpoints: [endpoint], timeouts: patience });
  } catch (error) {
    if (!(error instanceof InferenceError)) throw error;
    const advice =
      error.code === 'tier_denied' ? ' List its address in buniyad.config.ts: inference: { allowedAddresses: ["…"] }.' : '';
    throw new StartError(`INFERENCE_URL with INFERENCE_KEY cannot be used: ${error.message}.${advice}`);
  }
}
