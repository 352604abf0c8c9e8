import type { SqlExecutor } from '@repo/db';
import { z } from 'zod';

export interface Claimed {
  readonly id: string;
  /** As it is stored: nobody has looked at it. */
  readonly data: unknown;
  /** The organization that it counts for, or null. */
  readonly orgId: string | null;
  /** 1 for the first. */
  readonly attempt: number;
}

const waiting = `SELECT DISTINCT name FROM pgboss.job WHERE name = ANY($1::text[]) AND state < 'active' AND start_after <= now()`;

/** Queues of these that have a job to run now: one statement, however many there are. */
export async function queuesWithWork(connection: SqlExecutor, names: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await connection.executeSql(waiting, [names]);
  return new Set(rows.map(({ name }) => String(name)));
}

// The library takes the oldest job of a queue: one organization with a thousand of them would hold everybody else up, and its
// policy of one job a key blocks the whole queue while the oldest job's key is busy. Otherwise this is the library's statement.
const claimOldest = `UPDATE pgboss.job SET state = 'active', started_on = now(),
    retry_count = CASE WHEN started_on IS NULL THEN retry_count ELSE retry_count + 1 END
  WHERE name = $1 AND id = (
    SELECT id FROM pgboss.job
    WHERE name = $1 AND state < 'active' AND start_after <= now() AND coalesce(singleton_key, '') <> ALL ($2::text[])
    ORDER BY array_position($3::text[], coalesce(singleton_key, '')) NULLS FIRST, priority DESC, created_on, id
    LIMIT 1 FOR UPDATE SKIP LOCKED)
  RETURNING id, data, singleton_key, retry_count`;

const row = z.object({
  id: z.string(),
  data: z.unknown(),
  singleton_key: z.string().nullable(),
  retry_count: z.coerce.number(),
});

export interface Turn {
  /** Organizations that have as many jobs running as they may. */
  readonly busy: readonly string[];
  /** Organizations by when they were served, the longest ago first: whoever is not among them comes before. */
  readonly served: readonly string[];
}

/** Takes the next job of a queue, or null. */
export async function claimJob(connection: SqlExecutor, queue: string, { busy, served }: Turn): Promise<Claimed | null> {
  const { rows } = await connection.executeSql(claimOldest, [queue, busy, served]);
  if (rows.length === 0) return null;
  const { id, data, singleton_key, retry_count } = row.parse(rows[0]);
  return { id, data, orgId: singleton_key, attempt: retry_count + 1 };
}
