import { type Database, type RateLimit, takeTokens } from '@repo/db';

export interface Rates {
  /** @returns null when it may go on, else the seconds until it may */
  take(key: string, limit: RateLimit): Promise<number | null>;
}

const mostRemembered = 10_000;

/**
 * Buckets in the database, which all processes share. Whoever was refused is refused from memory until the wait is over, so that
 * asking on costs nobody else the time of the database.
 */
export function createRates(db: Pick<Database, 'query'>, nowMs: () => number = Date.now): Rates {
  const refused = new Map<string, number>();
  return {
    async take(key, limit) {
      const rest = (refused.get(key) ?? 0) - nowMs();
      if (rest > 0) return Math.ceil(rest / 1000);
      refused.delete(key);
      const wait = await takeTokens(db, key, limit);
      if (wait === null) return null;
      if (refused.size >= mostRemembered) refused.clear();
      refused.set(key, nowMs() + wait * 1000);
      return wait;
    },
  };
}

/** Refuses nothing. */
export const unlimitedRates: Rates = { take: async () => null };
