import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { GatewayError } from '../gateway-error.ts';

export interface Listening {
  readonly port: number;
  readonly servers: readonly Server[];
}

const attempts = 10;

/**
 * Listens on 127.0.0.1 and, where there is one, on ::1, both on the same port.
 * @param port 0 for any free one.
 * @throws GatewayError `start_failed` when the port is taken.
 */
export async function listenOnLoopback(handler: RequestListener, port: number): Promise<Listening> {
  for (let attempt = 1; ; attempt += 1) {
    const server = await listen(handler, '127.0.0.1', port);
    const chosen = portOf(server);
    try {
      return { port: chosen, servers: [server, await listen(handler, '::1', chosen)] };
    } catch (cause) {
      if (isWithoutIpv6(cause)) return { port: chosen, servers: [server] };
      server.close();
      // A free port of one family may be taken in the other.
      if (port !== 0 || attempt === attempts) throw cause;
    }
  }
}

async function listen(handler: RequestListener, host: string, port: number): Promise<Server> {
  const server = createServer({ headersTimeout: 10_000, requestTimeout: 30_000, maxHeaderSize: 16_384 }, handler);
  server.maxHeadersCount = 100;
  server.listen({ host, port, exclusive: true });
  try {
    await once(server, 'listening');
  } catch (cause) {
    throw new GatewayError(503, 'start_failed', `Cannot listen on ${host} port ${port}`, { cause, shouldRetry: false });
  }
  return server;
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('A TCP server has a port');
  return address.port;
}

function isWithoutIpv6(error: unknown): boolean {
  if (!(error instanceof GatewayError) || !(error.cause instanceof Error) || !('code' in error.cause)) return false;
  return error.cause.code === 'EADDRNOTAVAIL' || error.cause.code === 'EAFNOSUPPORT';
}
