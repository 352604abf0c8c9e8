import type { Fetch } from './fetch-port.ts';

export interface SourceFetch {
  readonly fetch: Fetch;
  /** Ends the connections of all pulls. */
  close(): Promise<void>;
}

/** The way out of a pull, and the only place that makes one: to the address that a card or a person named. */
export const createSourceFetch = (): SourceFetch => ({ fetch: globalThis.fetch, close: async () => {} });
