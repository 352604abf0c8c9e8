import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '@repo/db';
import { refusal } from '../refusal.ts';

/** Seconds after which whoever holds it is taken for dead: longer than the calls of one purchase. */
const patience = 90;
/** Milliseconds between two attempts, and how many there are. */
const restMs = 100;
const attempts = 50;

/** A row and no transaction: the embedded database has one connection, which must not wait for a network. */
const takeSql = `
  INSERT INTO billing_effect AS held (key, "organizationId", at) VALUES ($1, $2, clock_timestamp())
  ON CONFLICT (key) DO UPDATE SET at = excluded.at WHERE held.at < clock_timestamp() - interval '${patience} seconds'
  RETURNING at::text`;

const giveSql = 'DELETE FROM billing_effect WHERE key = $1 AND at = $2::timestamptz';

export interface PurchaseOf {
  readonly organizationId: string;
  readonly vertical: string;
}

/**
 * Begins purchases of one vertical by one organization one after the other, in all processes.
 * @throws AppError `PURCHASE_UNDER_WAY` after five seconds of waiting
 */
export async function oneAtATime<T>(
  db: Pick<Database, 'query'>,
  { organizationId, vertical }: PurchaseOf,
  work: () => Promise<T>,
): Promise<T> {
  const key = `buying:${organizationId}:${vertical}`;
  const since = await take(db, key, organizationId);
  try {
    return await work();
  } finally {
    await db.query(giveSql, [key, since]);
  }
}

async function take(db: Pick<Database, 'query'>, key: string, organizationId: string): Promise<string> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    if (attempt > 0) await sleep(restMs);
    const { rows } = await db.query<{ at: string }>(takeSql, [key, organizationId]);
    const [row] = rows;
    if (row) return row.at;
  }
  throw refusal('PURCHASE_UNDER_WAY');
}
