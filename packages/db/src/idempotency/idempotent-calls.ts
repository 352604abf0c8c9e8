/** Calls that carried an Idempotency-Key: who runs one, and what it answered. */
import { AppError } from '@repo/facts';
import type { Tx } from '../client.ts';
import type { Database } from '../database.ts';
import { newId } from '../ids.ts';
import { rawClientOf } from '../tenancy/raw-client.ts';

type Query = Pick<Database, 'query'>;

export interface IdempotentCall {
  readonly organizationId: string;
  /** Who calls. */
  readonly principal: string;
  /** "shop.orders.save" */
  readonly procedure: string;
  readonly key: string;
  /** SHA-256 of the input, hex. */
  readonly requestHash: string;
}

export type CallState =
  /** The caller runs it, and says so with this id. */
  | { readonly state: 'claimed'; readonly runId: string }
  /** It ran: its answer as JSON. */
  | { readonly state: 'answered'; readonly response: string }
  /** Somebody runs it. */
  | { readonly state: 'running' }
  /** Its effect is there; whoever ran it ended before the answer was stored. */
  | { readonly state: 'interrupted' }
  /** The key belongs to a call with another input. */
  | { readonly state: 'reused' };

/** Seconds after which a claim without an answer is abandoned: longer than a transaction may take. */
const lease = 60;
/** Seconds for which an answer is kept. */
const keep = 24 * 60 * 60;

interface Row {
  readonly requestHash: string;
  readonly status: string;
  readonly response: string | null;
  readonly overdue: boolean;
}

const scope = `"organizationId" = $1 AND principal = $2 AND procedure = $3 AND key = $4`;

const findSql = `SELECT "requestHash", status, response, "leaseUntil" <= clock_timestamp() AS overdue
  FROM idempotency_claim WHERE ${scope} AND "expiresAt" > clock_timestamp()`;

const until = (seconds: number) => `clock_timestamp() + ${seconds} * interval '1 second'`;

/** No row comes back when somebody else was faster. */
const claimSql = `
  INSERT INTO idempotency_claim AS c
    ("organizationId", principal, procedure, key, "requestHash", "runId", status, "leaseUntil", "expiresAt")
  VALUES ($1, $2, $3, $4, $5, $6, 'claimed', ${until(lease)}, ${until(keep)})
  ON CONFLICT ("organizationId", principal, procedure, key) DO UPDATE SET
    "requestHash" = EXCLUDED."requestHash", "runId" = EXCLUDED."runId", status = 'claimed', response = NULL,
    "leaseUntil" = EXCLUDED."leaseUntil", "expiresAt" = EXCLUDED."expiresAt"
  WHERE c."expiresAt" <= clock_timestamp()
    OR (c.status = 'claimed' AND c."leaseUntil" <= clock_timestamp() AND c."requestHash" = EXCLUDED."requestHash")
  RETURNING 1`;

/**
 * Claims a call, or says how far it is. Two statements outside of any transaction: who waits holds no connection.
 * @throws database errors as `mapDatabaseError` says
 */
export async function claimCall(db: Query, call: IdempotentCall): Promise<CallState> {
  const { organizationId, principal, procedure, key, requestHash } = call;
  const named = [organizationId, principal, procedure, key];
  const [row] = (await db.query<Row>(findSql, named)).rows;
  if (row && row.requestHash !== requestHash) return { state: 'reused' };
  if (row?.status === 'answered') return { state: 'answered', response: row.response ?? '' };
  if (row && !row.overdue) return { state: 'running' };
  if (row?.status === 'applied') return { state: 'interrupted' };
  const runId = newId();
  const { rowCount } = await db.query(claimSql, [...named, requestHash, runId]);
  return rowCount === 1 ? { state: 'claimed', runId } : { state: 'running' };
}

/**
 * Says in the transaction of the effect that it is there, with the answer where it is known already. Both are kept or neither.
 * @param tx of `withTenant`
 * @throws AppError `IDEMPOTENCY_KEY_BUSY` when the claim was abandoned and somebody else has it: the effect must not stay
 */
export async function settleCall(tx: Tx, runId: string, response: string | null): Promise<void> {
  const status = response === null ? 'applied' : 'answered';
  const rows = await rawClientOf(tx).$queryRaw<{ held: boolean }[]>`
    SELECT settle_idempotency_claim(${runId}::uuid, ${status}, ${response}) AS held`;
  if (rows[0]?.held !== true) throw new AppError('IDEMPOTENCY_KEY_BUSY', { kind: 'conflict', retryAfter: 2 });
}

/** Stores the answer of a call whose effect is there, or that has none in this database. */
export async function answerCall(db: Query, runId: string, response: string): Promise<void> {
  await db.query(`UPDATE idempotency_claim SET status = 'answered', response = $2 WHERE "runId" = $1`, [runId, response]);
}

/** Says that the effect is there and that its answer is kept nowhere: who asks again with the key is told so at once. */
export async function sealCall(db: Query, runId: string): Promise<void> {
  await db.query(
    `UPDATE idempotency_claim SET status = 'applied', response = NULL, "leaseUntil" = clock_timestamp() WHERE "runId" = $1`,
    [runId],
  );
}

/** Forgets a call that failed: the next one with its key runs. One whose effect is there is interrupted from now on. */
export async function releaseCall(db: Query, runId: string): Promise<void> {
  const { rowCount } = await db.query(`DELETE FROM idempotency_claim WHERE "runId" = $1 AND status = 'claimed'`, [runId]);
  if (rowCount > 0) return;
  await db.query(`UPDATE idempotency_claim SET "leaseUntil" = clock_timestamp() WHERE "runId" = $1 AND status = 'applied'`, [
    runId,
  ]);
}

/** Deletes what is kept no longer. */
export async function pruneCalls(db: Query): Promise<void> {
  await db.query('DELETE FROM idempotency_claim WHERE "expiresAt" <= clock_timestamp()');
}
