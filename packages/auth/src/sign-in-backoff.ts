/** Slows down guessing on one account from many addresses, without telling whether the account exists. */
import { createHmac } from 'node:crypto';
import type { Database } from '@repo/db';
import { limits } from './limits.ts';

export interface SignInBackoff {
  /**
   * Counts an attempt as failed before its password is looked at, so that parallel attempts cannot pass the limit together.
   * Gives the seconds to wait when it may not go on, else null.
   */
  claim(email: string): Promise<number | null>;
  /** The password was right, or was changed: everything is forgotten. */
  clear(email: string): Promise<void>;
  /** The password was not looked at after all: this one attempt is forgotten. */
  release(email: string): Promise<void>;
}

const stale = `coalesce(a."blockedUntil", a."windowStartedAt") <= statement_timestamp() - ${limits.signInWindow} * interval '1 second'`;
const reached = `a.failures + 1 >= ${limits.signInFailures}`;
/** The exponent is bounded, because a siege of days must not overflow. */
const block = `least(${limits.signInFirstBlock} * 2 ^ least(a.blocks, 10), ${limits.signInLongestBlock}) * interval '1 second'`;

/** The columns hold milliseconds: a time that is rounded up would block for the rest of one. */
const now = `date_trunc('milliseconds', statement_timestamp())`;

/** No row comes back while the account is blocked: an attempt in vain makes the block no longer. */
const claimSql = `
  INSERT INTO sign_in_attempt AS a (key, failures, "windowStartedAt", blocks) VALUES ($1, 1, statement_timestamp(), 0)
  ON CONFLICT (key) DO UPDATE SET
    failures = CASE WHEN ${stale} THEN 1 ELSE a.failures + 1 END,
    "windowStartedAt" = CASE WHEN ${stale} THEN statement_timestamp() ELSE a."windowStartedAt" END,
    blocks = CASE WHEN ${stale} THEN 0 WHEN ${reached} THEN a.blocks + 1 ELSE a.blocks END,
    "blockedUntil" = CASE WHEN ${stale} THEN NULL WHEN ${reached} THEN ${now} + ${block} ELSE a."blockedUntil" END
  WHERE a."blockedUntil" IS NULL OR a."blockedUntil" <= statement_timestamp()
  RETURNING failures`;

const waitSql = `
  SELECT ceil(extract(epoch FROM "blockedUntil" - statement_timestamp()))::int AS seconds FROM sign_in_attempt WHERE key = $1`;

const releaseSql = `
  UPDATE sign_in_attempt SET
    failures = greatest(failures - 1, 0),
    blocks = CASE WHEN failures >= ${limits.signInFailures} THEN greatest(blocks - 1, 0) ELSE blocks END,
    "blockedUntil" = CASE WHEN failures >= ${limits.signInFailures} THEN ${now} ELSE "blockedUntil" END
  WHERE key = $1`;

const pruneSql = `
  DELETE FROM sign_in_attempt
  WHERE coalesce("blockedUntil", "windowStartedAt") < statement_timestamp() - interval '1 day'`;

const pruneEveryMs = 60 * 60 * 1000;

/** `secret` keys the HMAC of the address: the table tells nobody who was attacked. */
export function createSignInBackoff(db: Pick<Database, 'query'>, secret: string): SignInBackoff {
  let prunedAt = Date.now();
  const keyOf = (email: string): string => createHmac('sha256', secret).update(`sign-in:${email.toLowerCase()}`).digest('hex');

  return {
    async claim(email) {
      const key = keyOf(email);
      if (Date.now() - prunedAt > pruneEveryMs) {
        prunedAt = Date.now();
        await db.query(pruneSql);
      }
      const { rowCount } = await db.query(claimSql, [key]);
      if (rowCount > 0) return null;
      const { rows } = await db.query<{ seconds: number | null }>(waitSql, [key]);
      return Math.max(1, rows[0]?.seconds ?? 1);
    },
    async clear(email) {
      await db.query('DELETE FROM sign_in_attempt WHERE key = $1', [keyOf(email)]);
    },
    async release(email) {
      await db.query(releaseSql, [keyOf(email)]);
    },
  };
}
