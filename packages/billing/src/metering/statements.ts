import type { UsageParty } from './metering.ts';

/**
 * Each is one statement, and exact whoever asks at the same time: a row that another one holds is waited for and then looked at
 * anew. Reservations are locked before budgets, everywhere, so that nobody waits in a circle. Numbers go in and out as text.
 */

const key = ['"organizationId"', 'meter', 'period'] as const;
const same = (one: string, other: string): string => key.map((column) => `${one}.${column} = ${other}.${column}`).join(' AND ');

/**
 * $1 id, $2 organization, $3 principal, $4 meter, $5 period, $6 vertical, $7 model, $8 request, $9 units, $10 limit, $11 expiry,
 * $12 now. No row: the budget does not hold it. Two of one request at the same time: the later one fails as a whole (23505), and
 * finds the first when it is sent again. The limit of the configuration in force is what counts, in the middle of a month too.
 */
export const reserveSql = `
  WITH former AS (
    SELECT id, units, state FROM meter_reservation WHERE "organizationId" = $2 AND "requestId" = $8
  ), held AS (
    INSERT INTO meter_budget AS b ("organizationId", meter, period, "limit", reserved)
    SELECT $2, $4, $5::date, $10::bigint, $9::bigint
    WHERE NOT EXISTS (SELECT FROM former) AND ($10::bigint IS NULL OR $9::bigint <= $10::bigint)
    ON CONFLICT ("organizationId", meter, period) DO UPDATE
      SET reserved = b.reserved + excluded.reserved, "limit" = excluded."limit"
      WHERE excluded."limit" IS NULL OR b.reserved + b.committed + excluded.reserved <= excluded."limit"
    RETURNING 1
  ), made AS (
    INSERT INTO meter_reservation
      (id, "organizationId", "principalId", meter, period, vertical, model, "requestId", units, "expiresAt", "createdAt")
    SELECT $1, $2, $3, $4, $5::date, $6, $7, $8, $9::bigint, $11::timestamptz, $12::timestamptz FROM held
    RETURNING id, units, state
  )
  SELECT id, units::text, state FROM made UNION ALL SELECT id, units::text, state FROM former`;

/**
 * $1 reservation, $2 units, $3 id of the entry, $4 source, $5 model, $6 tariff, $7 now. What was released before, by its expiry
 * above all, holds nothing any more and is booked all the same.
 */
export const commitSql = `
  WITH was AS (
    SELECT * FROM meter_reservation WHERE id = $1 AND state <> 'committed' FOR UPDATE
  ), settled AS (
    UPDATE meter_reservation r SET state = 'committed', "settledAt" = $7::timestamptz, model = coalesce($5, r.model)
    FROM was WHERE r.id = was.id
  ), booked AS (
    UPDATE meter_budget b
    SET reserved = b.reserved - CASE WHEN was.state = 'reserved' THEN was.units ELSE 0 END, committed = b.committed + $2::bigint
    FROM was WHERE ${same('b', 'was')}
  ), entered AS (
    INSERT INTO meter_ledger
      (id, "organizationId", "principalId", meter, period, vertical, model, units, source, "reservationId", tariff, at)
    SELECT $3, was."organizationId", was."principalId", was.meter, was.period, was.vertical, coalesce($5, was.model),
      $2::bigint, $4, was.id, $6, $7::timestamptz
    FROM was
  )
  SELECT coalesce((SELECT state = 'released' FROM was), false) AS late FROM meter_reservation WHERE id = $1`;

/** $1 reservation, $2 now. */
export const releaseSql = `
  WITH gone AS (
    UPDATE meter_reservation SET state = 'released', "settledAt" = $2::timestamptz WHERE id = $1 AND state = 'reserved' RETURNING *
  )
  UPDATE meter_budget b SET reserved = b.reserved - gone.units FROM gone WHERE ${same('b', 'gone')}`;

/** $1 reservation, $2 units delivered so far, $3 expiry. */
export const deliverSql = `
  UPDATE meter_reservation SET delivered = greatest(delivered, $2::bigint), "expiresAt" = greatest("expiresAt", $3::timestamptz)
  WHERE id = $1::uuid AND state = 'reserved'`;

/**
 * $1 now, $2 organization or null for all, $3 how many at most. What another process settles at the moment is left to it. What was
 * delivered is booked.
 */
export const expireSql = `
  WITH due AS (
    SELECT id FROM meter_reservation
    WHERE state = 'reserved' AND "expiresAt" <= $1::timestamptz AND ($2::uuid IS NULL OR "organizationId" = $2::uuid)
    ORDER BY "expiresAt" LIMIT $3::int FOR UPDATE SKIP LOCKED
  ), gone AS (
    UPDATE meter_reservation r
    SET state = CASE WHEN r.delivered > 0 THEN 'committed' ELSE 'released' END, "settledAt" = $1::timestamptz
    FROM due WHERE r.id = due.id RETURNING r.*
  ), entered AS (
    INSERT INTO meter_ledger (id, "organizationId", "principalId", meter, period, vertical, model, units, source, "reservationId", at)
    SELECT gen_random_uuid(), "organizationId", "principalId", meter, period, vertical, model, delivered, 'counted', id, $1::timestamptz
    FROM gone WHERE delivered > 0
  ), sums AS (
    SELECT ${key.join(', ')}, sum(units)::bigint AS units, sum(delivered)::bigint AS delivered FROM gone GROUP BY ${key.join(', ')}
  ), held AS (
    SELECT sums.* FROM meter_budget b JOIN sums ON ${same('b', 'sums')}
    ORDER BY ${key.map((column) => `b.${column}`).join(', ')} FOR UPDATE OF b
  ), given AS (
    UPDATE meter_budget b SET reserved = b.reserved - held.units, committed = b.committed + held.delivered FROM held WHERE ${same('b', 'held')}
  )
  SELECT count(*)::int AS expired FROM gone`;

/** $1 organization, $2 period. */
export const budgetsSql = `
  SELECT meter, "limit"::text, reserved::text, committed::text FROM meter_budget
  WHERE "organizationId" = $1 AND period = $2::date ORDER BY meter`;

/** $1 organization, $2 period, $3 principal or null for all. */
export const linesSql = `
  SELECT "principalId", meter, vertical, model, sum(units)::text AS units,
    coalesce(sum(units) FILTER (WHERE source = 'counted'), 0)::text AS counted, count(*)::int AS times
  FROM meter_ledger
  WHERE "organizationId" = $1 AND period = $2::date AND ($3::uuid IS NULL OR "principalId" = $3::uuid)
  GROUP BY "principalId", meter, vertical, model ORDER BY sum(units) DESC, "principalId", vertical, model`;

/** $1 organization. Budgets hold the sums of the ledger, and are few. */
export const periodsSql = `
  SELECT DISTINCT period::text FROM meter_budget
  WHERE "organizationId" = $1 AND committed > 0 ORDER BY period DESC LIMIT 36`;

/** $1 organization, $2 principal. */
export const ownPeriodsSql = `
  SELECT DISTINCT period::text FROM meter_ledger
  WHERE "organizationId" = $1 AND "principalId" = $2 AND units > 0 ORDER BY period DESC LIMIT 36`;

/** $1 organization, $2 the first month. */
export const monthsSql = `
  SELECT meter, period::text, committed::text AS units, "limit"::text FROM meter_budget
  WHERE "organizationId" = $1 AND period >= $2::date AND committed > 0`;

/** $1 organization, $2 the first month, $3 principal. */
export const ownMonthsSql = `
  SELECT meter, period::text, sum(units)::text AS units, NULL AS "limit" FROM meter_ledger
  WHERE "organizationId" = $1 AND period >= $2::date AND "principalId" = $3 AND units > 0 GROUP BY meter, period`;

interface PartySql {
  /** Of the ledger. */
  readonly column: string;
  /** Of the sums by that column. */
  readonly party: string;
  readonly join: string;
}

const parties: Readonly<Record<UsageParty, PartySql>> = {
  // Persons whose account is gone are one party, as they are for whoever looks.
  member: { column: '"principalId"', party: 'u.id::text', join: 'LEFT JOIN "user" u ON u.id = used."principalId"' },
  vertical: { column: 'vertical', party: 'vertical', join: '' },
  model: { column: 'model', party: 'model', join: '' },
};

/**
 * $1 organization, $2 period, $3 principal or null for all, $4 how many parties of a meter stand alone. The ledger is read once; the
 * rest is done with its sums by day. A day is one of Asia/Karachi, 5 hours ahead since 2009, and is in the period: what began in it
 * belongs to it, however late it was settled.
 */
export function daysSql(by: UsageParty): string {
  const { column, party, join } = parties[by];
  return `
  WITH used AS (
    SELECT meter, ${column}, (at AT TIME ZONE INTERVAL '5 hours')::date AS day, sum(units) AS units
    FROM meter_ledger
    WHERE "organizationId" = $1 AND period = $2::date AND ($3::uuid IS NULL OR "principalId" = $3::uuid)
    GROUP BY 1, 2, 3
  ), named AS (
    SELECT meter, ${party} AS party, units,
      greatest(1, least(day - $2::date + 1, ($2::date + INTERVAL '1 month')::date - $2::date)) AS day
    FROM used ${join}
  ), ranked AS (
    SELECT meter, party, row_number() OVER (PARTITION BY meter ORDER BY sum(units) DESC, party) AS place,
      count(*) OVER (PARTITION BY meter) AS parties
    FROM named GROUP BY meter, party HAVING sum(units) > 0
  )
  SELECT n.meter, least(r.place, $4::int + 1)::int AS place, CASE WHEN r.place <= $4::int THEN n.party END AS party,
    (r.parties - $4::int)::int AS others, n.day, sum(n.units)::text AS units
  FROM named n JOIN ranked r ON r.meter = n.meter AND r.party IS NOT DISTINCT FROM n.party
  GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 5`;
}
