import { createServer, type RequestListener, type Server } from 'node:http';

/** Milliseconds within which a client has to say what it wants: a socket that waits costs memory, and they run out. */
export interface RequestTimes {
  /** From the connection, or the first byte of a further request, until the headers are there. */
  readonly headers: number;
  /** Until the body is there. How long an answer takes has no limit here: an event stream lasts. */
  readonly request: number;
  /** Between two looks at who is late. */
  readonly look: number;
}

/**
 * Headers are one packet or two: a phone with a bad connection, which repeats them after 1, 3 and 7 seconds, has sent them in 15.
 * Ten minutes let a file of 10 MB through at 140 kbit/s. Node's own 60 seconds, looked at every 30, would let whoever sends a byte now
 * and then hold each socket for a minute and a half.
 */
export const defaultRequestTimes: RequestTimes = { headers: 15_000, request: 600_000, look: 5_000 };

/** An HTTP server that answers 408 to who is late, and closes. It does not listen yet. */
export function openServer(listener?: RequestListener, times: RequestTimes = defaultRequestTimes): Server {
  const { headers: headersTimeout, request: requestTimeout, look: connectionsCheckingInterval } = times;
  return createServer({ headersTimeout, requestTimeout, connectionsCheckingInterval }, listener);
}
