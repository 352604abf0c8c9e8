import type { Server } from 'node:http';

export interface DrainTimes {
  /** Milliseconds in which open connections still get answers that ask them to close, before the port closes. */
  readonly grace: number;
  /** Milliseconds until what is still open is cut. */
  readonly deadline: number;
}

export const defaultDrainTimes: DrainTimes = { grace: 300, deadline: 7_000 };

/**
 * Ends a server without cutting anybody off. `server.close()` closes idle connections at once and a client's next request may be
 * on its way in one of them; so for a moment every answer says `Connection: close` first. Then no new connection is taken, idle
 * ones are closed as they fall idle, and a request under way may finish until the deadline.
 */
export async function drain(server: Server, { grace, deadline }: DrainTimes = defaultDrainTimes): Promise<void> {
  if ((await connectionsOf(server)) > 0) await new Promise((resolve) => setTimeout(resolve, grace));
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  const cut = setTimeout(() => server.closeAllConnections(), deadline);
  await closed;
  clearInterval(sweep);
  clearTimeout(cut);
}

function connectionsOf(server: Server): Promise<number> {
  return new Promise((resolve) => server.getConnections((error, count) => resolve(error ? 0 : count)));
}
