import { randomUUID } from 'node:crypto';
import type { SqlExecutor } from '@repo/db';
import { z } from 'zod';
import { appErrorOf } from '../errors/app-error-of.ts';

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
// policy of one job a key blocks the whole queue while the oldest job's key is busy. Otherwise this is the library's statement, but
// for the name of the taking, which stands where the job's outcome will.
const claimOldest = `UPDATE pgboss.job SET state = 'active', started_on = now(), output = jsonb_build_object('taking', $4::text),
    retry_count = CASE WHEN started_on IS NULL THEN retry_count ELSE retry_count + 1 END
  WHERE name = $1 AND id = (
    SELECT id FROM pgboss.job
    WHERE name = $1 AND state < 'active' AND start_after <= now() AND coalesce(singleton_key, '') <> ALL ($2::text[])
    ORDER BY array_position($3::text[], coalesce(singleton_key, '')) NULLS FIRST, priority DESC, created_on, id
    LIMIT 1 FOR UPDATE SKIP LOCKED)
  RETURNING id, data, singleton_key, retry_count`;

/** $1 queue, $2 name of a taking. */
const taken = `SELECT id, data, singleton_key, retry_count FROM pgboss.job
  WHERE name = $1 AND state = 'active' AND output->>'taking' = $2`;

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

export interface ClaimConnections {
  /** Fails when the database is away. */
  readonly direct: SqlExecutor;
  /** Waits for it. */
  readonly connection: SqlExecutor;
}

/** Takes the next job of a queue, or null. */
export async function claimJob(
  { direct, connection }: ClaimConnections,
  queue: string,
  { busy, served }: Turn,
): Promise<Claimed | null> {
  const taking = randomUUID();
  const { rows } = await direct.executeSql(claimOldest, [queue, busy, served, taking]).catch((error: unknown) => {
    if (appErrorOf(error).kind !== 'unavailable') throw error;
    // It may be taken, and only the word of it lost: nobody else would run it before its time is over.
    return connection.executeSql(taken, [queue, taking]);
  });
  if (rows.length === 0) return null;
  const { id, data, singleton_key, retry_count } = row.parse(rows[0]);
  return { id, data, orgId: singleton_key, attempt: retry_count + 1 };
}
