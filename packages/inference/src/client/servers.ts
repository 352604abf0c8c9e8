import { Probe } from '../dialects/probe.ts';
import { type Clock, type Endpoint, Transport } from '../transport/index.ts';
import type { Gate } from '../types/gate.ts';
import { tiers } from '../types/tier.ts';
import { Inabilities } from './inabilities.ts';
import { jsonAt } from './json-at.ts';
import { Lane, type LaneLimits } from './lane.ts';
import { Loading } from './loading.ts';
import { LocalModels } from './local-models.ts';

/** An endpoint with its sockets and its queue. */
export interface Server {
  readonly transport: Transport;
  readonly lane: Lane;
  /** Null where every model of the endpoint runs on it. */
  readonly localModels: LocalModels | null;
  readonly loading: Loading;
  readonly inabilities: Inabilities;
  readonly probe: Probe;
  /** Servers of one rank share the calls; the lowest rank is tried first. */
  readonly rank: number;
}

export interface ServerOptions {
  readonly gate: Gate;
  readonly clock: Clock;
  readonly limits: LaneLimits;
}

const probeMs = 1_000;

/** The strictest tier first, then the groups as they are configured; an endpoint without a group is one of its own. */
export function serversOf(endpoints: readonly Endpoint[], { gate, clock, limits }: ServerOptions): readonly Server[] {
  const rankOf = ({ tier, group }: Endpoint, position: number): number => {
    const first = group === undefined ? position : endpoints.findIndex((other) => other.group === group);
    return tiers.indexOf(tier) * endpoints.length + first;
  };
  return endpoints.map((endpoint, position) => {
    const transport = new Transport(endpoint, gate);
    return {
      transport,
      lane: new Lane(clock, { ...limits, inFlight: endpoint.maxInFlight ?? limits.inFlight }),
      localModels: endpoint.dialect === 'ollama' ? new LocalModels(transport, clock) : null,
      loading: new Loading(transport, clock),
      inabilities: new Inabilities(clock),
      probe: new Probe({ get: jsonAt({ transport, clock, limitMs: probeMs }), declared: endpoint.dialect, clock }),
      rank: rankOf(endpoint, position),
    };
  });
}

/** Those that share the calls, the first ones to be tried first. */
export function byRank(servers: readonly Server[]): readonly (readonly Server[])[] {
  const ranks = [...new Set(servers.map(({ rank }) => rank))].sort((a, b) => a - b);
  return ranks.map((rank) => servers.filter((server) => server.rank === rank));
}

/** Of one rank, the least loaded first: calls that it has × the time that it takes. */
export function byLoad(servers: readonly Server[]): readonly Server[] {
  const known = servers.flatMap(({ lane }) => lane.latencyMs ?? []);
  const fastest = known.length === 0 ? 1 : Math.min(...known);
  const rated = servers.map((server) => {
    const { inFlight, queued, latencyMs } = server.lane;
    return { server, load: (inFlight + queued + 1) * Math.max(latencyMs ?? fastest, 1), isNew: latencyMs === null };
  });
  // One that has not answered yet is taken to be as fast as the fastest, and is tried before it.
  return rated.sort((a, b) => a.load - b.load || Number(b.isNew) - Number(a.isNew)).map(({ server }) => server);
}
