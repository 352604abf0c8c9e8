/** A token bucket in one statement: whoever asks at the same time waits for the row, so that a burst cannot pass the limit together. */
import type { Database } from '../database.ts';

export interface RateLimit {
  /** Tokens of a full bucket: what may be done at once. */
  readonly capacity: number;
  /** Tokens a second that are added again. */
  readonly perSecond: number;
}

/** `clock_timestamp()`: a transaction that waited for the row must not count with the time at which it began. */
const filled = `least($2::bigint, b.level + floor(extract(epoch FROM clock_timestamp() - b."updatedAt") * $3::numeric)::bigint)`;

/** No row comes back when there are too few tokens; then nothing is taken. */
const takeSql = `
  INSERT INTO rate_bucket AS b (key, level, "updatedAt") VALUES ($1, $2::bigint - $4::bigint, clock_timestamp())
  ON CONFLICT (key) DO UPDATE SET level = ${filled} - $4::bigint, "updatedAt" = clock_timestamp()
  WHERE ${filled} >= $4::bigint
  RETURNING level`;

const waitSql = `
  SELECT ceil(($4::bigint - ${filled}) / $3::numeric)::int AS seconds FROM rate_bucket b WHERE key = $1`;

const thousandths = 1000;

/**
 * Takes tokens of a bucket, which is full when it is first asked for.
 *
 * @param key what is limited and whose it is
 * @param cost tokens; defaults to one
 * @returns null when they were taken, else the seconds until there are enough
 * @throws RangeError for a cost that a full bucket does not hold
 */
export async function takeTokens(
  db: Pick<Database, 'query'>,
  key: string,
  { capacity, perSecond }: RateLimit,
  cost = 1,
): Promise<number | null> {
  // The first call inserts its row whatever it costs.
  if (cost > capacity) throw new RangeError(`${cost} tokens of a bucket of ${capacity}`);
  const values = [key, ...[capacity, perSecond, cost].map((tokens) => tokens * thousandths)];
  const { rowCount } = await db.query(takeSql, values);
  if (rowCount > 0) return null;
  const { rows } = await db.query<{ seconds: number | null }>(waitSql, values);
  return Math.max(1, rows[0]?.seconds ?? 1);
}

/** Takes away buckets that nobody has asked for in a day: by then every one is full again. */
export async function pruneBuckets(db: Pick<Database, 'query'>): Promise<number> {
  const { rowCount } = await db.query(`DELETE FROM rate_bucket WHERE "updatedAt" < clock_timestamp() - interval '1 day'`);
  return rowCount;
}
