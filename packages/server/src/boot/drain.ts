import type { Server } from 'node:http';
import { Server as NetServer } from 'node:net';
import type { Lifecycle } from '../http/lifecycle.ts';

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
export async function drain(
  server: Server,
  life: Lifecycle,
  { linger, deadline }: DrainTimes = defaultDrainTimes,
): Promise<void> {
  life.draining = true;
  const cut = setTimeout(() => server.closeAllConnections(), deadline);
  await takeWaiting(server, Math.min(longestTaking, deadline / 2));
  const closed = new Promise<void>((resolve) => NetServer.prototype.close.call(server, () => resolve()));
  life.closed = true;
  let sweep: NodeJS.Timeout | undefined;
  const sweeping = setTimeout(() => {
    // After the event loop has read its sockets: a busy process may not have seen a request that is there already.
    sweep = setInterval(() => setImmediate(() => server.closeIdleConnections()), 50);
  }, linger);
  await closed;
  clearTimeout(sweeping);
  clearInterval(sweep);
  clearTimeout(cut);
}

/** Turns of the event loop without a new connection after which none waits: it takes one a turn. */
const quietTurns = 3;
/**
 * Milliseconds after which it is enough: clients that open a connection a request never stop. Long, because a process that has
 * more to do than it can takes seconds for a few turns.
 */
const longestTaking = 3_000;

/** Takes the connections that the system has accepted for this process already: closing the port would reset them. */
async function takeWaiting(server: Server, longest: number): Promise<void> {
  let quiet = 0;
  const taken = () => {
    quiet = 0;
  };
  server.on('connection', taken);
  const until = performance.now() + longest;
  while (quiet < quietTurns && performance.now() < until) {
    quiet += 1;
    await new Promise((resolve) => setImmediate(resolve));
  }
  server.off('connection', taken);
}
