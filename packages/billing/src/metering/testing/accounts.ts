/** What must hold of the accounts of an organization, whatever happened to them. */
import type { Database } from '@repo/db';
import { expect } from 'vitest';
import type { Meter } from '../metering.ts';

const text = { ur: 'ٹوکن', en: 'tokens' };

export function tokens(monthlyLimit: bigint | null): Meter {
  return { id: 'shop.tokens', vertical: 'shop', label: text, unit: text, monthlyLimit };
}

/** Budgets that differ from what reservations and ledger add up to. */
const faultsSql = `
  SELECT b.*, r.open, l.sum FROM meter_budget b
  CROSS JOIN LATERAL (
    SELECT coalesce(sum(units) FILTER (WHERE state = 'reserved'), 0) AS open FROM meter_reservation r
    WHERE r."organizationId" = b."organizationId" AND r.meter = b.meter AND r.period = b.period
  ) r
  CROSS JOIN LATERAL (
    SELECT coalesce(sum(units), 0) AS sum FROM meter_ledger l
    WHERE l."organizationId" = b."organizationId" AND l.meter = b.meter AND l.period = b.period
  ) l
  WHERE b."organizationId" = $1 AND (b.reserved <> r.open OR b.committed <> l.sum)`;

const countsSql = `
  SELECT count(*)::int AS all, count(*) FILTER (WHERE state IN ('reserved', 'committed', 'released'))::int AS known,
    count(*) FILTER (WHERE state = 'committed')::int AS committed,
    (SELECT count(*)::int FROM meter_ledger WHERE "organizationId" = $1) AS entries
  FROM meter_reservation WHERE "organizationId" = $1`;

/** Budgets hold what is open and what the ledger says; each committed reservation has one entry, and no other has any. */
export async function checkInvariants(db: Database, organizationId: string): Promise<void> {
  expect((await db.query(faultsSql, [organizationId])).rows).toEqual([]);
  const { rows } = await db.query<{ all: number; known: number; committed: number; entries: number }>(countsSql, [
    organizationId,
  ]);
  const [counts] = rows;
  expect(counts).toMatchObject({ known: counts?.all, entries: counts?.committed });
}

export async function ledgerSum(db: Database, organizationId: string): Promise<bigint> {
  const { rows } = await db.query<{ sum: string }>(
    'SELECT coalesce(sum(units), 0)::text AS sum FROM meter_ledger WHERE "organizationId" = $1',
    [organizationId],
  );
  return BigInt(rows[0]?.sum ?? '0');
}
