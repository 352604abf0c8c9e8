import { createMiddleware } from 'hono/factory';
import type { HostEnv } from './host-env.ts';

/**
 * While the host drains it still answers what arrives on open connections, and asks each caller to close its own: a client
 * that is told so does not send its next request into a socket that is about to close.
 */
export const drainGate = (draining: () => boolean) =>
  createMiddleware<HostEnv>(async (c, next) => {
    await next();
    if (draining()) c.header('Connection', 'close');
  });
