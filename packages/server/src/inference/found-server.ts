import {
  createDiscovery,
  createInference,
  type DiscoveredServer,
  type DiscoveryOptions,
  type Inference,
} from '@repo/inference';
import { chooseModel } from './choose-model.ts';
import { patience } from './patience.ts';
import { type ReadyState, readyState } from './ready-state.ts';

export interface FoundServerOptions extends DiscoveryOptions {
  readonly wanted: string | undefined;
}

/** A server that runs on this machine and that nobody named. */
export interface FoundServer {
  /** The one in use, without a look. */
  readonly inUse: ReadyState | null;
  /**
   * Looks at most once a minute. The one in use stays, whatever else there is, until it has neither been found nor answers; null
   * when there is none.
   */
  look(): Promise<ReadyState | null>;
  stop(): Promise<void>;
}

export function createFoundServer({ wanted, ...look }: FoundServerOptions): FoundServer {
  const discovery = createDiscovery(look);
  let stopped = false;
  let seen: readonly DiscoveredServer[] | null = null;
  let used: { readonly server: DiscoveredServer; readonly state: ReadyState } | null = null;

  const drop = async () => {
    const client = used?.state.client;
    used = null;
    await client?.close();
  };
  /** A busy server may miss the short limit of a look: its answers are not cut for that. */
  const keepUsed = async (servers: readonly DiscoveredServer[]) => {
    if (!used) return;
    const { state } = used;
    const again = servers.find(({ baseURL }) => baseURL === used?.server.baseURL);
    if (!again) {
      if (!(await answers(state.client))) await drop();
      return;
    }
    const model = chooseModel(again.models, wanted, state.model.id);
    if (model) used = { server: again, state: stateOf(again, state.client, model) };
    else await drop();
  };
  const take = (servers: readonly DiscoveredServer[]) => {
    const able = servers.flatMap((server) => {
      const model = chooseModel(server.models, wanted);
      return model ? [{ server, model }] : [];
    });
    const best = able.find(({ model }) => model.id === wanted) ?? able[0];
    if (!best) return;
    const { server, model } = best;
    const { dialect, baseURL } = server;
    const client = createInference({ endpoints: [{ id: dialect, baseURL, dialect }], timeouts: patience });
    used = { server, state: stateOf(server, client, model) };
  };
  return {
    get inUse() {
      return used?.state ?? null;
    },
    async look() {
      const servers = await discovery.find();
      if (servers !== seen && !stopped) {
        seen = servers;
        await keepUsed(servers);
        if (!used && !stopped) take(servers);
      }
      return used?.state ?? null;
    },
    async stop() {
      stopped = true;
      await drop();
    },
  };
}

function stateOf(server: DiscoveredServer, client: Inference, model: DiscoveredServer['models'][number]): ReadyState {
  const { dialect, baseURL } = server;
  return readyState({ origin: 'found', dialect, baseURL, client }, model);
}

function answers(client: Inference): Promise<boolean> {
  return client.models().then(
    ({ length }) => length > 0,
    () => false,
  );
}
