/** The way out for whatever takes a `fetch`: the published clients of models, probes, downloads. It decides, has it written down, sends. */
import { randomUUID } from 'node:crypto';
import { LocalModels } from '../client/local-models.ts';
import { isCloudModel } from '../dialects/index.ts';
import type { InferenceError } from '../errors/index.ts';
import { denial, type PolicyGate } from '../policy/create-gate.ts';
import {
  type Clock,
  checkedAgent,
  type Endpoint,
  type EndpointConfig,
  forGate,
  type Purpose,
  readEndpoint,
  refusedAddressOf,
  systemClock,
  Transport,
  unlessAborted,
} from '../transport/index.ts';
import type { Refusal } from '../types/gate.ts';
import type { Tier } from '../types/tier.ts';
import { ownerOf } from './owner-of.ts';
import { isRead, readAsked } from './read-asked.ts';

export interface PolicyFetchConfig {
  /** Every origin that may be spoken to; `purpose: 'download'` for those that files are read from. */
  readonly endpoints: readonly EndpointConfig[];
  readonly gate: PolicyGate;
  readonly clock?: Clock;
}

/** On whose behalf; what is left out is nobody's. */
export interface Behalf {
  readonly tenant?: string;
  /** The policy can only be tightened. */
  readonly tierFloor?: Tier;
  readonly requestId?: string;
  /** For a download, whose address does not say it: the id or a name of the card. */
  readonly model?: string;
}

type Fetch = typeof globalThis.fetch;

export interface PolicyFetch {
  /**
   * As `globalThis.fetch`, for the configured origins. Redirects are refused, and the environment's proxies are not used.
   * Rejects with an `InferenceError` for what is refused, and as `fetch` does for what failed.
   */
  readonly fetch: Fetch;
  on(behalf: Behalf): Fetch;
  /** Destroys every socket. A policy is fixed for the life of this: for another one close it and make another. */
  close(): Promise<void>;
}

interface Door {
  readonly url: URL;
  readonly endpoint: Endpoint;
  readonly agent: ReturnType<typeof checkedAgent>;
  /** Null where every model of the endpoint runs on it. */
  readonly local: { readonly models: LocalModels; readonly transport: Transport } | null;
}

/** @throws InferenceError `config_invalid` or `tier_denied` for an endpoint that may not be one. */
export function createPolicyFetch({ endpoints, gate, clock = systemClock }: PolicyFetchConfig): PolicyFetch {
  const doors = endpoints.map(readEndpoint).map((endpoint): Door => {
    const transport = endpoint.dialect === 'ollama' ? new Transport(endpoint, gate) : null;
    const local = transport === null ? null : { transport, models: new LocalModels(transport, clock) };
    return { url: endpoint.url, endpoint, agent: checkedAgent(endpoint), local };
  });
  const on =
    (behalf: Behalf): Fetch =>
    async (input, init) => {
      const request = new Request(input, init);
      request.signal.throwIfAborted();
      const url = new URL(request.url);
      // Nothing leaves for it: `openai` learns so which FormData its fetch takes.
      if (url.protocol === 'data:') return await globalThis.fetch(request);
      const door = doorOf(doors, url, request);
      const { requestId = randomUUID(), tenant = null, tierFloor = 'undeclared', model = null } = behalf;
      const reading = readAsked(request, door?.endpoint.purpose ?? 'inference');
      const { operation, models } = await unlessAborted(reading, request.signal);
      const onBehalfOf = (named: string | null): Purpose => {
        return { requestId, operation, model: named ?? model, tenant, tierFloor, redactions: {} };
      };
      const refuse: Refuse = async (reason, address = null) => {
        const endpoint = door === null ? null : forGate(door.endpoint);
        await gate.refused({ ...onBehalfOf(models[0]), endpoint, host: url.host, address, reason });
        return denial(reason, { requestId, endpointId: endpoint?.id });
      };
      if (door === null) throw await refuse('unknown_host');
      // Whichever of them the server takes: all must be allowed.
      for (const named of models) await leave(gate, door, onBehalfOf(named), { signal: request.signal, refuse });
      return await send(request, door, refuse);
    };
  return {
    fetch: on({}),
    on,
    close: async () => {
      await Promise.all(doors.flatMap(({ agent, local }) => [agent.destroy(), local?.transport.close()]));
    },
  };
}

type Refuse = (reason: Refusal['reason'], address?: string | null) => Promise<InferenceError>;

/** Null for what nobody configured. A name of a host beside the address is one that nobody checked, and a source of files is only read. */
function doorOf(doors: readonly Door[], url: URL, request: Request): Door | null {
  if ((request.headers.get('host') ?? url.host) !== url.host) return null;
  const door = ownerOf(doors, url);
  return door?.endpoint.purpose === 'download' && !isRead(request) ? null : door;
}

interface Leaving {
  readonly signal: AbortSignal;
  readonly refuse: Refuse;
}

async function leave(
  gate: PolicyGate,
  { endpoint, local }: Door,
  purpose: Purpose,
  { signal, refuse }: Leaving,
): Promise<void> {
  const { operation, model } = purpose;
  if (local !== null && model === null && operation !== 'models' && operation !== 'download') {
    throw (await refuse('remote_model')).with({ message: 'No model is named whose place could be looked up' });
  }
  // The gate itself refuses what is of the cloud by its name.
  if (model !== null && !isCloudModel(model)) await local?.models.check(purpose, signal);
  await unlessAborted(gate.pass({ ...purpose, endpoint: forGate(endpoint) }, signal), signal);
}

async function send(request: Request, { agent }: Door, refuse: Refuse): Promise<Response> {
  const answer = await globalThis.fetch(request, initOf(agent)).catch(async (error: unknown) => {
    const address = refusedAddressOf(error);
    throw address === null ? error : await refuse('address', address);
  });
  if (answer.status < 300 || answer.status > 399) return answer;
  await answer.body?.cancel();
  const refused = await refuse('redirect');
  const to = answer.headers.get('location');
  throw refused.with({ status: answer.status, ...(to === null ? {} : { message: `${refused.message}: ${to.slice(0, 200)}` }) });
}

/** The global `fetch` is Node's undici, whose types the agent of the installed one does not have; that it works there is tested. */
const initOf = (dispatcher: Door['agent']): RequestInit => {
  const init: RequestInit = { redirect: 'manual' };
  return Object.assign(init, { dispatcher });
};
