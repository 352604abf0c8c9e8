import { jsonAt } from '../client/json-at.ts';
import { askingOnce, fingerprint } from '../dialects/fingerprint.ts';
import type { Identified, Identify } from '../dialects/index.ts';
import { type Clock, type EndpointConfig, readEndpoint, systemClock, Transport } from '../transport/index.ts';
import type { Gate } from '../types/gate.ts';

/** Asks the server at an origin whether it is of one kind. Whatever goes wrong means that it is not. */
export async function probeServer(
  origin: string,
  identify: Identify,
  limitMs: number,
  clock: Clock,
  gate?: Gate,
): Promise<Identified | null> {
  const transport = new Transport(readEndpoint({ id: origin, baseURL: origin }), gate);
  try {
    return await identify(jsonAt({ transport, clock, limitMs }));
  } finally {
    await transport.close();
  }
}

const recogniseMs = 5_000;

/**
 * What a server of the configuration is, for who knows its address alone; null for one of no kind that is known.
 * @throws InferenceError where it does not answer a question in time: what it is remains open then
 */
export async function recogniseServer(
  endpoint: Omit<EndpointConfig, 'dialect'>,
  clock: Clock = systemClock,
  gate?: Gate,
): Promise<Identified | null> {
  const transport = new Transport(readEndpoint(endpoint), gate);
  const asked = { transport, clock, limitMs: recogniseMs };
  const first = jsonAt({ ...asked, passesOver: ({ status }) => status !== undefined });
  // A connection breaks by chance once; twice, there is nothing at the path.
  const again = jsonAt({ ...asked, passesOver: ({ code }) => code !== 'timeout' });
  try {
    return await fingerprint(askingOnce((path) => first(path).catch(() => again(path))));
  } finally {
    await transport.close();
  }
}
