import { createMiddleware } from 'hono/factory';
import type { HostEnv } from './host-env.ts';

/**
 * Finds the caller's real address: the socket's, or, when the socket belongs to a trusted proxy, the last address in
 * `X-Forwarded-For` that is not a trusted proxy itself. What stands before that is the caller's own word and is not read.
 */
export const clientIp = (trustedProxies: readonly string[]) => {
  const trusted = new Set(trustedProxies.map(plainIp));
  return createMiddleware<HostEnv>((c, next) => {
    const socket = plainIp(c.env?.incoming?.socket.remoteAddress ?? c.env?.ip ?? '127.0.0.1');
    const chain = trusted.has(socket)
      ? (c.req.header('x-forwarded-for') ?? '').split(',').map((part) => plainIp(part.trim()))
      : [];
    const forwarded = chain.findLast((address) => address !== '' && !trusted.has(address));
    c.set('clientIp', forwarded ?? socket);
    return next();
  });
};

/** IPv4 addresses arrive as "::ffff:10.0.0.1" on a socket that serves both families. */
function plainIp(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '').toLowerCase();
}

/** The request as the auth package must see it: `x-real-ip` is the host's word, and what the caller sent under it is gone. */
export function withRealIp(request: Request, ip: string): Request {
  const headers = new Headers(request.headers);
  headers.set('x-real-ip', ip);
  headers.delete('x-forwarded-for');
  return new Request(request, { headers });
}
