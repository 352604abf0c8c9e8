import { once } from 'node:events';
import { createServer, type Server as HttpServer, type RequestListener } from 'node:http';
import { createServer as createTlsServer, type Server as HttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { GatewayError } from '../gateway-error.ts';
import { refuseUnreadable } from './client-error.ts';

export type Server = HttpServer | HttpsServer;

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

/** The PEM texts of a certificate and its key. */
export interface TlsPair {
  readonly cert: string;
  readonly key: string;
}

const bounds = { headersTimeout: 10_000, requestTimeout: 30_000, maxHeaderSize: 16_384 };

/**
 * Listens on one address.
 * @throws GatewayError `start_failed` when the port is taken, or the address is not one of this machine's.
 */
export async function listen(handler: RequestListener, host: string, port: number, tls?: TlsPair): Promise<Server> {
  const server = tls ? createTlsServer({ ...bounds, ...tls }, handler) : createServer(bounds, handler);
  server.maxHeadersCount = 100;
  server.on('clientError', refuseUnreadable);
  server.listen({ host, port, exclusive: true });
  try {
    await once(server, 'listening');
  } catch (cause) {
    throw new GatewayError(503, 'start_failed', `Cannot listen on ${host} port ${port}`, { cause, shouldRetry: false });
  }
  return server;
}

export function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('A TCP server has a port');
  return address.port;
}

function isWithoutIpv6(error: unknown): boolean {
  if (!(error instanceof GatewayError) || !(error.cause instanceof Error) || !('code' in error.cause)) return false;
  return error.cause.code === 'EADDRNOTAVAIL' || error.cause.code === 'EAFNOSUPPORT';
}
