/**
 * Token buckets in the database, so that all processes count together. A bucket is one time: when it is full again. What is missing
 * until then are its spent tokens, and no job has to fill it.
 *
 * @example
 * const wait = await createRateLimiter(db).take(`person:${userId}`, { capacity: 60, refillMs: 1_000 });
 * if (wait !== null) throw new AppError('TOO_MANY', { kind: 'too-many', retryAfter: wait });
 */
import type { Database } from '../database.ts';

export interface RateLimit {
  /** Tokens of a full bucket: what may be done at once. */
  readonly capacity: number;
  /** Whole milliseconds until one token is added. */
  readonly refillMs: number;
}

export interface RateLimiter {
  /**
   * Takes tokens for one deed.
   * @param key whose bucket: "person:…". A bucket is made when it is first needed.
   * @param cost tokens, 1 unless given
   * @returns null when it may go on, else the seconds until it may
   * @throws RangeError when the cost is more than a full bucket: it could never go on
   */
  take(key: string, limit: RateLimit, cost?: number): Promise<number | null>;
}

const ms = `interval '1 millisecond'`;

/**
 * A row comes back when it may go on. `clock_timestamp()`, because a statement that waited for the row must not count with the time
 * of its beginning. A bucket that is made is full, so the cost alone is looked at before.
 */
const takeSql = `
  INSERT INTO rate_bucket AS b (key, "fullAt") VALUES ($1, clock_timestamp() + $2::float8 * ${ms})
  ON CONFLICT (key) DO UPDATE SET "fullAt" = greatest(b."fullAt", clock_timestamp()) + $2::float8 * ${ms}
  WHERE greatest(b."fullAt", clock_timestamp()) + $2::float8 * ${ms} <= clock_timestamp() + $3::float8 * ${ms}
  RETURNING key`;

const waitSql = `
  SELECT extract(epoch FROM "fullAt" + ($2::float8 - $3::float8) * ${ms} - clock_timestamp())::float8 AS seconds FROM rate_bucket WHERE key = $1`;

/** A full bucket says nothing. */
const pruneSql = 'DELETE FROM rate_bucket WHERE "fullAt" < clock_timestamp()';

const pruneEveryMs = 60 * 60 * 1000;
const mostRefused = 10_000;

export function createRateLimiter(db: Pick<Database, 'query'>, now: () => number = Date.now): RateLimiter {
  let prunedAt = now();
  /** Until when a bucket has no token: whoever asks on is refused here, and costs the others no time of the database. */
  const refused = new Map<string, number>();

  return {
    async take(key, { capacity, refillMs }, cost = 1) {
      if (cost > capacity) throw new RangeError(`a bucket of ${capacity} never holds ${cost}`);
      const until = refused.get(key) ?? 0;
      const rest = until - now();
      if (rest > 0) return Math.max(1, Math.ceil(rest / 1000));
      refused.delete(key);
      if (now() - prunedAt > pruneEveryMs) {
        prunedAt = now();
        await db.query(pruneSql);
      }
      const { rowCount } = await db.query(takeSql, [key, cost * refillMs, capacity * refillMs]);
      if (rowCount > 0) return null;
      const { rows } = await db.query<{ seconds: number }>(waitSql, [key, cost * refillMs, capacity * refillMs]);
      const seconds = rows[0]?.seconds ?? refillMs / 1000;
      if (refused.size >= mostRefused) refused.clear();
      refused.set(key, now() + seconds * 1000);
      return Math.max(1, Math.ceil(seconds));
    },
  };
}
