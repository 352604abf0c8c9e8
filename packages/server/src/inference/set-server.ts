import {
  type Clock,
  createInference,
  type Dialect,
  type EndpointConfig,
  type Inference,
  InferenceError,
  type ModelInfo,
  recogniseServer,
} from '@repo/inference';
import type { InferenceSettings } from '@repo/vertical';
import type { Env } from '../env/schema.ts';
import { StartError } from '../env/start-error.ts';
import type { Log } from '../log/log.ts';
import { allowedModel, refusedState } from './allowed-model.ts';
import { createFreshness } from './freshness.ts';
import { patience } from './patience.ts';
import type { ModelGuard } from './policy/model-guard.ts';
import { type RefusalReason, refusalOf } from './policy/refusal.ts';
import type { InferenceState, ServerFailure } from './port.ts';
import { readyState, type Server } from './ready-state.ts';
import { listsModels, serverFailure, withVersion } from './server-failure.ts';
import { soonOr } from './soon-or.ts';
import type { Source } from './source.ts';

/** Milliseconds after which one that does not answer is asked again. */
const silentMs = 5_000;

/** Milliseconds after which one that is refused is asked again: each time is a record. */
const refusedMs = 60_000;

/** Milliseconds for which a server is what it was recognised as, while it answers. */
const recognisedForMs = 60_000;

export interface SetServerOptions {
  readonly url: URL;
  readonly key: Env['INFERENCE_KEY'];
  readonly settings: InferenceSettings;
  readonly guard: ModelGuard;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * The server of `INFERENCE_URL`. It is asked for its models every ten seconds while somebody wants to know and after a failed
 * call, and every five seconds while it does not answer. Where something else answers, the address with `/v1` is tried once. What kind
 * of server it is is found out before it is used: an Ollama passes some of its models on to its vendor, whatever they are called.
 * @throws StartError for an address that may not be spoken to
 */
export function createSetServer(options: SetServerOptions): Source {
  const { url, settings, guard, clock, log } = options;
  const fresh = createFreshness(clock);
  const served = (dialect: Dialect | null): Server => {
    const endpoint = setEndpoint(options, dialect);
    return { origin: 'set', endpoint, guard, client: clientOf(endpoint, guard) };
  };
  let server = served(null);
  let recognisedAt: number | null = null;
  let latest: { readonly state: InferenceState; readonly at: number } | null = null;
  let asking: Promise<InferenceState> | null = null;
  let told: string | null = null;
  let versionHelps: boolean | null = null;

  /** Says why once, not at every attempt. */
  const failed = (reason: ServerFailure, detail: string): InferenceState => {
    if (told !== detail) log.warn({ reason: detail }, 'the model server of INFERENCE_URL is not used');
    told = detail;
    return { state: 'failed', reason, url: url.href };
  };
  const refused = (reason: RefusalReason, model?: string): InferenceState => {
    const detail = `${reason} ${model ?? ''}`;
    if (told !== detail) log.warn({ reason, model }, 'the policy refuses the model server of INFERENCE_URL');
    told = detail;
    return refusedState(reason, model);
  };
  const failedWith = async (error: InferenceError): Promise<InferenceState> => {
    const reason = serverFailure(error);
    const versioned = reason === 'not_api' ? withVersion(url) : null;
    if (versioned !== null)
      versionHelps ??= await listsModels(clientOf({ ...setEndpoint(options), baseURL: versioned }, guard));
    const detail = `${error.code}: ${error.message}`;
    return versioned !== null && versionHelps ? failed('needs_v1', `${versioned} answers with models`) : failed(reason, detail);
  };
  const recognise = async (): Promise<void> => {
    if (recognisedAt !== null && clock.monotonicMs() - recognisedAt < recognisedForMs) return;
    const recognised = await recogniseServer(setEndpoint(options), clock, guard.ports.gate);
    recognisedAt = clock.monotonicMs();
    const dialect = recognised?.dialect ?? null;
    if (dialect === (server.endpoint.dialect ?? null)) return;
    const { client } = server;
    server = served(dialect);
    await client.close();
  };
  const listed = async (): Promise<ModelInfo[]> => {
    const { client } = server;
    const models = await client.models();
    await recognise();
    return server.client === client ? models : server.client.models();
  };
  const ask = async (): Promise<InferenceState> => {
    try {
      const inUse = latest?.state.state === 'ready' ? latest.state.model.id : undefined;
      const choice = allowedModel(await listed(), server.endpoint, guard, { wanted: settings.model, inUse });
      if (!choice) return failed('no_model', 'it lists no model that can answer');
      if ('refused' in choice) return refused(await guard.refuse(choice.refused, server.endpoint), choice.refused);
      told = null;
      const state = readyState(server, choice.model);
      fresh.note(state);
      return state;
    } catch (error) {
      if (!(error instanceof InferenceError)) throw error;
      recognisedAt = null;
      const reason = refusalOf(error);
      return reason === null ? failedWith(error) : refused(reason);
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
  const isOver = ({ state, at }: NonNullable<typeof latest>) =>
    state.state === 'ready'
      ? fresh.isOver(state)
      : clock.monotonicMs() - at >= (state.state === 'refused' ? refusedMs : silentMs);
  return {
    async current() {
      if (latest && !isOver(latest)) return latest.state;
      asking ??= askAnew();
      return latest ? soonOr(asking, latest.state, clock) : asking;
    },
    stop: () => server.client.close(),
  };
}

type SetOptions = Pick<SetServerOptions, 'url' | 'key' | 'settings'>;

/** The server of `INFERENCE_URL` with what the configuration says of it. */
export function setEndpoint({ url, key, settings }: SetOptions, dialect: Dialect | null = null): EndpointConfig {
  const { allowedAddresses = [], endpoint: statement = {} } = settings;
  const known = dialect === null ? {} : { dialect };
  return {
    ...statement,
    id: 'set',
    baseURL: url.href,
    allowedAddresses,
    ...(key === undefined ? {} : { apiKey: key }),
    ...known,
  };
}

function clientOf(endpoint: EndpointConfig, { ports }: ModelGuard): Inference {
  try {
    return createInference({ endpoints: [endpoint], timeouts: patience, ...ports });
  } catch (error) {
    if (!(error instanceof InferenceError)) throw error;
    const advice =
      error.code === 'tier_denied' ? ' List its address in buniyad.config.ts: inference: { allowedAddresses: ["…"] }.' : '';
    throw new StartError(`INFERENCE_URL with INFERENCE_KEY cannot be used: ${error.message}.${advice}`);
  }
}
