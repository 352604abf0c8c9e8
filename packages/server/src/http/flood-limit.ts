import { AppError } from '@repo/facts';
import { createMiddleware } from 'hono/factory';
import { errorResponse } from './error-response.ts';
import type { HostEnv } from './host-env.ts';
import { isLoopbackIp } from './loopback.ts';
import { networkOf } from './network-of.ts';

export interface FloodLimit {
  /** Requests that an address may send at once: a hall of a hundred people behind one address opens the product together. */
  readonly capacity: number;
  /** Requests a second that are added again. */
  readonly perSecond: number;
}

export const defaultFloodLimit: FloodLimit = { capacity: 3000, perSecond: 300 };

const maxAddresses = 10_000;

/**
 * One token bucket an address, in this process alone: it keeps a flood away from the database and counts nothing else. Not for
 * loopback: that is this machine itself, or a proxy that was not named, whose visitors must not share one bucket.
 */
export const floodLimit = ({ capacity, perSecond }: FloodLimit, now: () => number = Date.now) => {
  const buckets = new Map<string, { tokens: number; at: number }>();
  const current = (address: string, at: number) => {
    const bucket = buckets.get(address);
    return bucket ? Math.min(capacity, bucket.tokens + ((at - bucket.at) / 1000) * perSecond) : capacity;
  };
  const sweep = (at: number) => {
    for (const address of buckets.keys()) if (current(address, at) >= capacity) buckets.delete(address);
    if (buckets.size >= maxAddresses) buckets.clear();
  };
  return createMiddleware<HostEnv>(async (c, next) => {
    if (isLoopbackIp(c.var.clientIp)) return next();
    const at = now();
    const address = networkOf(c.var.clientIp);
    const tokens = current(address, at) - 1;
    if (tokens < 0) {
      const retryAfter = Math.ceil(-tokens / perSecond);
      return errorResponse(c, new AppError('TOO_MANY', { kind: 'too-many', retryAfter }));
    }
    if (!buckets.has(address) && buckets.size >= maxAddresses) sweep(at);
    buckets.set(address, { tokens, at });
    return next();
  });
};
