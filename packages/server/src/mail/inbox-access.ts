import { AppError } from '@repo/facts';
import { createMiddleware } from 'hono/factory';
import { errorResponse } from '../http/error-response.ts';
import type { HostEnv } from '../http/host-env.ts';
import { isLoopbackHost, isLoopbackIp } from '../http/loopback.ts';

const forwarding = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'];

/**
 * The inbox holds sign-in links of everybody, so it is shown on the machine itself alone: to a loopback address, under a local
 * name (a foreign name that resolves to loopback is an attack), and not through a proxy. Everybody else finds nothing there.
 */
export const inboxAccess = () =>
  createMiddleware<HostEnv>(async (c, next) => {
    const local =
      isLoopbackIp(c.var.clientIp) &&
      isLoopbackHost(new URL(c.req.url).hostname) &&
      forwarding.every((name) => c.req.header(name) === undefined);
    return local ? next() : errorResponse(c, new AppError('PAGE_NOT_FOUND', { kind: 'not-found' }));
  });
