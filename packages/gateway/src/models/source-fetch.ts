import type { Fetch } from './fetch-port.ts';

/** The way out of a pull, and the only place that makes one. The address is one that a card or a person named. */
export const createSourceFetch = (): Fetch => (url, init) => fetch(url, init);
