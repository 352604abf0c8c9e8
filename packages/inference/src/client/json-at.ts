import type { GetJson } from '../dialects/index.ts';
import { InferenceError } from '../errors/index.ts';
import { parseJson } from '../errors/json.ts';
import { aboutItself, type Clock, type Transport } from '../transport/index.ts';
import { exchange } from './exchange.ts';

export interface JsonAtOptions {
  readonly transport: Transport;
  readonly clock: Clock;
  /** For one answer, in milliseconds. */
  readonly limitMs: number;
  /** Whether a failure tells nothing, and the path has no JSON then; default each one. */
  readonly passesOver?: (error: InferenceError) => boolean;
}

/** Questions to a server beside its API: a path stands next to the version of the base URL. */
export function jsonAt({ transport, clock, limitMs, passesOver = () => true }: JsonAtOptions): GetJson {
  const timeouts = { connectMs: limitMs, totalMs: limitMs };
  return async (path) => {
    const asked = { transport, clock, timeouts, purpose: aboutItself(), method: 'GET', path: `..${path}` } as const;
    try {
      return parseJson(await exchange(asked));
    } catch (error) {
      if (error instanceof InferenceError && passesOver(error)) return undefined;
      throw error;
    }
  };
}
