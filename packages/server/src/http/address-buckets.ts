import { isLoopbackIp } from './loopback.ts';
import { networkOf } from './network-of.ts';

export interface BucketSize {
  /** Tokens that an address may take at once. */
  readonly capacity: number;
  /** Tokens a second that are added again. */
  readonly perSecond: number;
}

export interface AddressBuckets {
  /** Seconds until the address has a token; 0 when it has one. */
  wait(ip: string): number;
  take(ip: string): void;
}

const maxAddresses = 10_000;

/**
 * One token bucket an address, in this process alone. Not for loopback: that is this machine itself, or a proxy that was not named,
 * whose visitors must not share one bucket.
 */
export function addressBuckets({ capacity, perSecond }: BucketSize, now: () => number = Date.now): AddressBuckets {
  const buckets = new Map<string, { tokens: number; at: number }>();
  const current = (address: string, at: number) => {
    const bucket = buckets.get(address);
    return bucket ? Math.min(capacity, bucket.tokens + ((at - bucket.at) / 1000) * perSecond) : capacity;
  };
  const sweep = (at: number) => {
    for (const address of buckets.keys()) if (current(address, at) >= capacity) buckets.delete(address);
    if (buckets.size >= maxAddresses) buckets.clear();
  };
  return {
    wait(ip) {
      if (isLoopbackIp(ip)) return 0;
      const missing = 1 - current(networkOf(ip), now());
      return missing > 0 ? Math.ceil(missing / perSecond) : 0;
    },
    take(ip) {
      if (isLoopbackIp(ip)) return;
      const at = now();
      const address = networkOf(ip);
      const tokens = Math.max(0, current(address, at) - 1);
      if (!buckets.has(address) && buckets.size >= maxAddresses) sweep(at);
      buckets.set(address, { tokens, at });
    },
  };
}
