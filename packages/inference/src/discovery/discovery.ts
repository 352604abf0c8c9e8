/** Which inference servers run on this machine. */
import { type Identified, identifiers } from '../dialects/index.ts';
import { type Clock, systemClock } from '../transport/index.ts';
import type { FoundDialect } from '../types/dialect.ts';
import type { Gate } from '../types/gate.ts';
import { probeServer } from './probe.ts';

/** Where to look for one kind of server, on the loopback addresses. */
export interface Place {
  readonly dialect: FoundDialect;
  readonly port: number;
}

export interface DiscoveredServer extends Identified {
  /** For `createInference`. */
  readonly baseURL: string;
}

export interface DiscoveryOptions {
  /** Default: the ports that the vendors' servers choose by themselves. */
  readonly places?: readonly Place[];
  /** For one server; default 300 ms. */
  readonly limitMs?: number;
  readonly clock?: Clock;
  /** Asked before each question; a server that it keeps away is not found. */
  readonly gate?: Gate;
}

export interface Discovery {
  /**
   * The servers with at least one model, in the order of the places; empty when there is none. Asked at most once in 60 s.
   */
  find(): Promise<readonly DiscoveredServer[]>;
}

/** Ports 8080 and 8000 often serve something else: a server counts by what it says. */
export const defaultPlaces: readonly Place[] = [
  { dialect: 'ollama', port: 11434 },
  { dialect: 'llama-server', port: 8080 },
  { dialect: 'tgi', port: 8080 },
  { dialect: 'vllm', port: 8000 },
  { dialect: 'lm-studio', port: 1234 },
];

const hosts = ['127.0.0.1', '[::1]'];
const defaultLimitMs = 300;
const cacheMs = 60_000;

export function createDiscovery({
  places = defaultPlaces,
  limitMs = defaultLimitMs,
  clock = systemClock,
  gate,
}: DiscoveryOptions = {}): Discovery {
  let found: Promise<readonly DiscoveredServer[]> | null = null;
  let askedMs = 0;
  return {
    find() {
      if (found === null || clock.monotonicMs() - askedMs >= cacheMs) {
        askedMs = clock.monotonicMs();
        found = look({ places, limitMs, clock, gate });
      }
      return found;
    },
  };
}

interface Look {
  readonly places: readonly Place[];
  readonly limitMs: number;
  readonly clock: Clock;
  readonly gate: Gate | undefined;
}

async function look({ places, limitMs, clock, gate }: Look): Promise<readonly DiscoveredServer[]> {
  const servers = await Promise.all(
    places.map(async ({ dialect, port }) => {
      const answers = await Promise.all(
        hosts.map(async (host) => {
          const origin = `http://${host}:${port}`;
          const identified = await probeServer(origin, identifiers[dialect], limitMs, clock, gate);
          return identified === null || identified.models.length === 0 ? [] : [{ ...identified, baseURL: `${origin}/v1` }];
        }),
      );
      // One server may listen on both addresses.
      return answers.flat().slice(0, 1);
    }),
  );
  return servers.flat();
}
