import {
  createDiscovery,
  createInference,
  type DiscoveredServer,
  type DiscoveryOptions,
  type EndpointConfig,
  InferenceError,
  systemClock,
} from '@repo/inference';
import { allowedModel, refusedState } from './allowed-model.ts';
import { createFreshness } from './freshness.ts';
import { patience } from './patience.ts';
import type { ModelGuard } from './policy/model-guard.ts';
import type { InferenceState } from './port.ts';
import { type ReadyState, readyState } from './ready-state.ts';
import { soonOr } from './soon-or.ts';

export interface FoundServerOptions extends DiscoveryOptions {
  readonly wanted: string | undefined;
  readonly guard: ModelGuard;
}

type RefusedState = Extract<InferenceState, { readonly state: 'refused' }>;

/** A server that runs on this machine and that nobody named. */
export interface FoundServer {
  /** The one in use, without a look. */
  readonly inUse: ReadyState | null;
  /**
   * Looks at most once a minute while none is in use. The one in use stays, whatever else there is, until it does not answer or
   * has the model no more; then others are looked for at once. Null when there is none.
   */
  look(): Promise<ReadyState | null>;
  /** Why what was found last is not used; null where nothing was found, or one is in use. */
  readonly refused: RefusedState | null;
  stop(): Promise<void>;
}

/** How often in a row one may be silent: a busy server misses the limit of a question, and its answers are not cut for that. */
const silences = 2;

export function createFoundServer({ wanted, guard, ...options }: FoundServerOptions): FoundServer {
  const { clock = systemClock } = options;
  const { own, policy, ports } = guard;
  // On one's own machine these questions carry nothing and decide nothing; each would be a record.
  const look = policy.profile === 'local' ? options : { ...options, gate: ports.gate };
  const fresh = createFreshness(clock);
  let discovery = createDiscovery(look);
  let stopped = false;
  let used: ReadyState | null = null;
  let silent = 0;
  let asking: Promise<void> | null = null;
  let refused: RefusedState | null = null;

  const drop = async () => {
    const client = used?.client;
    used = null;
    discovery = createDiscovery(look);
    await client?.close();
  };
  const ask = async (state: ReadyState): Promise<void> => {
    try {
      const answer = await answerOf(state);
      if (used !== state) return;
      silent = answer === 'silent' ? silent + 1 : 0;
      if (answer === 'gone' || silent >= silences) await drop();
      else fresh.note(state);
    } finally {
      asking = null;
    }
  };
  const endpointOf = ({ dialect, baseURL }: DiscoveredServer): EndpointConfig => ({ ...own, id: dialect, baseURL, dialect });
  const take = async (servers: readonly DiscoveredServer[]) => {
    const choices = servers.map((server) => {
      const endpoint = endpointOf(server);
      return { endpoint, choice: allowedModel(server.models, endpoint, guard, { wanted }) };
    });
    const able = choices.flatMap(({ endpoint, choice }) =>
      choice && 'model' in choice ? [{ endpoint, model: choice.model }] : [],
    );
    const best = able.find(({ model }) => model.id === wanted) ?? able[0];
    if (!best) {
      const [denied] = choices.flatMap(({ endpoint, choice }) =>
        choice && 'refused' in choice ? [{ endpoint, model: choice.refused }] : [],
      );
      refused = denied ? refusedState(await guard.refuse(denied.model, denied.endpoint), denied.model) : null;
      return;
    }
    const { endpoint, model } = best;
    const client = createInference({ endpoints: [endpoint], timeouts: patience, ...ports });
    used = readyState({ origin: 'found', endpoint, client, guard }, model);
    refused = null;
    silent = 0;
    fresh.note(used);
  };
  return {
    get inUse() {
      return used;
    },
    get refused() {
      return refused;
    },
    async look() {
      if (used && fresh.isOver(used)) {
        asking ??= ask(used);
        await soonOr(asking, undefined, clock);
      }
      if (used || stopped) return used;
      const servers = await discovery.find();
      if (!used && !stopped) await take(servers);
      return used;
    },
    async stop() {
      stopped = true;
      await drop();
    },
  };
}

/** Only the model in use counts: which other models of a server run on this machine is known of a look alone. */
async function answerOf({ client, model }: ReadyState): Promise<'here' | 'silent' | 'gone'> {
  try {
    const listed = await client.models();
    return listed.some(({ id }) => id === model.id) ? 'here' : 'gone';
  } catch (error) {
    return error instanceof InferenceError && error.code === 'timeout' && error.phase === 'total' ? 'silent' : 'gone';
  }
}
