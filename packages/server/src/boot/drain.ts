import type { Server } from 'node:http';
import { Server as NetServer } from 'node:net';

export interface DrainTimes {
  /** Milliseconds in which idle connections stay open: what a client sends into one is answered, with a word to close it. */
  readonly linger: number;
  /** Milliseconds until what is still open is cut. */
  readonly deadline: number;
}

export const defaultDrainTimes: DrainTimes = { linger: 500, deadline: 7_000 };

/**
 * Ends a server without cutting anybody off: no new connection is taken, a request under way may finish until the deadline, and
 * idle connections close, after a moment. Not with `close` of the HTTP server: that one closes idle connections at once, and a
 * client's next request may be on its way in one of them.
 */
export async function drain(server: Server, { linger, deadline }: DrainTimes = defaultDrainTimes): Promise<void> {
  const closed = new Promise<void>((resolve) => NetServer.prototype.close.call(server, () => resolve()));
  const cut = setTimeout(() => server.closeAllConnections(), deadline);
  let sweep: NodeJS.Timeout | undefined;
  const sweeping = setTimeout(() => {
    sweep = setInterval(() => server.closeIdleConnections(), 50);
  }, linger);
  await closed;
  clearTimeout(sweeping);
  clearInterval(sweep);
  clearTimeout(cut);
}
