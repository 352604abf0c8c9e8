/** The door of `/api/v1`: a key in `Authorization`, and nothing else. Cookies are never read here. */
import { type ApiKeyInfo, findApiKey, hashOfKey } from '@repo/auth/api-keys';
import type { Database } from '@repo/db';
import { AppError } from '@repo/facts';
import { addressBuckets, type BucketSize } from '../http/address-buckets.ts';
import { keyRefused } from './program-error.ts';

/** Wrong keys that an address may send: a program that is set up badly sends a few, a guesser sends many. */
export const defaultGuessLimit: BucketSize = { capacity: 30, perSecond: 0.1 };

/** Keys that are remembered as good, so that somebody's guesses do not lock out a neighbour behind the same address. */
const remembered = 10_000;

/** @throws AppError `UNAUTHENTICATED` for anything but a good key, `TOO_MANY` after too many of those from one address */
export type KeyGate = (authorization: string | undefined, ip: string) => Promise<ApiKeyInfo>;

export function createKeyGate(db: Pick<Database, 'query'>, size: BucketSize = defaultGuessLimit, now?: () => number): KeyGate {
  const guesses = addressBuckets(size, now);
  const good = new Set<string>();
  return async (authorization, ip) => {
    const text = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1] ?? '';
    const hash = hashOfKey(text);
    const wait = guesses.wait(ip);
    if (wait > 0 && !good.has(hash)) throw new AppError('TOO_MANY', { kind: 'too-many', retryAfter: wait });
    const key = await findApiKey(db, text);
    if (key) {
      if (good.size >= remembered) good.clear();
      good.add(hash);
      return key;
    }
    good.delete(hash);
    if (authorization !== undefined) guesses.take(ip);
    throw keyRefused();
  };
}
