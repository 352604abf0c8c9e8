import { exchange } from '../client/exchange.ts';
import type { GetJson, Identified, Identify } from '../dialects/index.ts';
import { InferenceError } from '../errors/index.ts';
import { parseJson } from '../errors/json.ts';
import { aboutItself, type Clock, readEndpoint, Transport } from '../transport/index.ts';

/** Asks the server at an origin whether it is of one kind. Whatever goes wrong means that it is not. */
export async function probeServer(
  origin: string,
  identify: Identify,
  limitMs: number,
  clock: Clock,
): Promise<Identified | null> {
  const transport = new Transport(readEndpoint({ id: origin, baseURL: origin }));
  const timeouts = { connectMs: limitMs, totalMs: limitMs };
  const get: GetJson = async (path) => {
    try {
      return parseJson(await exchange({ transport, clock, timeouts, purpose: aboutItself(), method: 'GET', path }));
    } catch (error) {
      if (error instanceof InferenceError) return undefined;
      throw error;
    }
  };
  try {
    return await identify(get);
  } finally {
    await transport.close();
  }
}
