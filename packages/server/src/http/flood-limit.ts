import { AppError } from '@repo/facts';
import { createMiddleware } from 'hono/factory';
import { addressBuckets, type BucketSize } from './address-buckets.ts';
import { errorResponse } from './error-response.ts';
import type { HostEnv } from './host-env.ts';

/** Requests that an address may send: a hall of a hundred people behind one address opens the product together. */
export type FloodLimit = BucketSize;

export const defaultFloodLimit: FloodLimit = { capacity: 3000, perSecond: 300 };

/** One bucket of requests an address: it keeps a flood away from the database and counts nothing else. */
export const floodLimit = (size: FloodLimit, now: () => number = Date.now) => {
  const buckets = addressBuckets(size, now);
  return createMiddleware<HostEnv>((c, next) => {
    const ip = c.get('clientIp');
    const retryAfter = buckets.wait(ip);
    if (retryAfter > 0) {
      return Promise.resolve(errorResponse(c, new AppError('TOO_MANY', { kind: 'too-many', retryAfter })));
    }
    buckets.take(ip);
    return next();
  });
};
