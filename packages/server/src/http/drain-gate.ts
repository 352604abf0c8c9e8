import { createMiddleware } from 'hono/factory';
import type { HostEnv } from './host-env.ts';
import type { Lifecycle } from './lifecycle.ts';

/**
 * A host that ends still answers what arrives on open connections, and asks each caller to close its own: a client that is told
 * so does not send its next request into a socket that is about to close.
 */
export const drainGate = (life: Readonly<Lifecycle>) =>
  createMiddleware<HostEnv>(async (c, next) => {
    await next();
    if (life.closed) c.res.headers.set('Connection', 'close');
  });
