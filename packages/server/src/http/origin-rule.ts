import { AppError } from '@repo/facts';
import { createMiddleware } from 'hono/factory';
import { errorResponse } from './error-response.ts';
import type { HostEnv } from './host-env.ts';

const reading = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whatever may change something must come from a page of this product: an `Origin` of the exact list, or, where the browser
 * sends none, `Sec-Fetch-Site: same-origin`. tRPC runs multipart mutations of foreign forms otherwise (trpc #5522).
 */
export const originRule = (allowed: ReadonlySet<string>) =>
  createMiddleware<HostEnv>((c, next) => {
    if (reading.has(c.req.method)) return next();
    const origin = c.req.header('origin');
    const own = origin === undefined ? c.req.header('sec-fetch-site') === 'same-origin' : allowed.has(origin);
    if (!own) return Promise.resolve(errorResponse(c, new AppError('ORIGIN_REFUSED', { kind: 'forbidden' })));
    return next();
  });
