import type { Database } from '@repo/db';
import { type IsoDate, isoDate } from '@repo/facts';
import { z } from 'zod';
import { periodOf, resetsOn } from './period.ts';

/** A share of a month's limit that was reached, and that nobody was told of. */
export interface UsageAlert {
  readonly organizationId: string;
  readonly meter: string;
  readonly percent: 50 | 80 | 100;
  /** Whole units, like `limit`. */
  readonly used: bigint;
  readonly limit: bigint;
  /** When the limit is whole again. */
  readonly resets: IsoDate;
  /** Names it: a row of `billing_effect` with this key says that it was told. */
  readonly key: string;
}

/** Of one run: more wait for the next. */
const mostAlerts = 500;

/**
 * Only what is booked counts: what is set aside may be given back. The limit belongs to the name, so that shares of another plan's
 * limit are told anew.
 */
const sql = `
  WITH reached AS (
    SELECT "organizationId", meter, committed, "limit",
      CASE WHEN committed >= "limit" THEN 100 WHEN committed * 5 >= "limit" * 4 THEN 80 ELSE 50 END AS percent
    FROM meter_budget WHERE period = $1::date AND "limit" > 0 AND committed * 2 >= "limit"),
  named AS (
    SELECT *, concat('usage:', "organizationId", ':', meter, ':', $1::text, ':', "limit", ':', percent) AS key FROM reached)
  SELECT "organizationId", meter, percent, committed::text AS used, "limit"::text AS "limit", key FROM named
  WHERE NOT EXISTS (SELECT FROM billing_effect e WHERE e.key = named.key)
  ORDER BY "organizationId", meter LIMIT ${mostAlerts}`;

const row = z.object({
  organizationId: z.string(),
  meter: z.string(),
  percent: z.union([z.literal(50), z.literal(80), z.literal(100)]),
  used: z.string().transform(BigInt),
  limit: z.string().transform(BigInt),
  key: z.string(),
});

/** What organizations have reached of their limits in this month, the largest share of each meter. */
export async function findUsageAlerts(db: Pick<Database, 'query'>, at: Date): Promise<UsageAlert[]> {
  const period = periodOf(at);
  const { rows } = await db.query(sql, [period]);
  return rows.map((found) => ({ ...row.parse(found), resets: isoDate(resetsOn(period)) }));
}
