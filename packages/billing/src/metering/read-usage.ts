import type { Database } from '@repo/db';
import { type IsoDate, isoDate } from '@repo/facts';
import type { Budget, Meter, Usage, UsageLine, UsageQuery } from './metering.ts';
import { budgetsSql, linesSql, ownPeriodsSql, periodsSql } from './statements.ts';

export type UsageDatabase = Pick<Database, 'query'>;

interface BudgetRow {
  readonly meter: string;
  readonly limit: string | null;
  readonly reserved: string;
  readonly committed: string;
}

type LineRow = Omit<UsageLine, 'units' | 'counted'> & { readonly units: string; readonly counted: string };

/** The budgets of a month; empty where none of this meter was used yet. */
export async function readBudgets(
  db: UsageDatabase,
  { organizationId, period }: Pick<UsageQuery, 'organizationId' | 'period'>,
): Promise<readonly Budget[]> {
  const { rows } = await db.query<BudgetRow>(budgetsSql, [organizationId, period]);
  return rows.map(({ meter, limit, reserved, committed }) => ({
    meter,
    limit: limit === null ? null : BigInt(limit),
    reserved: BigInt(reserved),
    committed: BigInt(committed),
  }));
}

export interface UsageReading {
  readonly query: UsageQuery;
  /** The month that it is now: its limits are those that hold now, whatever was in force when it was last used. */
  readonly current: IsoDate;
  readonly limitOf: (meter: Meter) => bigint | null;
}

export async function readUsage(
  db: UsageDatabase,
  meters: readonly Meter[],
  { query, current, limitOf }: UsageReading,
): Promise<Usage> {
  const { organizationId, period, principalId = null } = query;
  const known = (await readBudgets(db, query)).map((budget) => {
    const meter = period === current ? meters.find(({ id }) => id === budget.meter) : undefined;
    return meter ? { ...budget, limit: limitOf(meter) } : budget;
  });
  const unused = meters
    .filter(({ id }) => !known.some(({ meter }) => meter === id))
    .map((meter): Budget => ({ meter: meter.id, limit: limitOf(meter), reserved: 0n, committed: 0n }));
  const lines = await db.query<LineRow>(linesSql, [organizationId, period, principalId]);
  const periods =
    principalId === null
      ? await db.query<{ period: string }>(periodsSql, [organizationId])
      : await db.query<{ period: string }>(ownPeriodsSql, [organizationId, principalId]);
  return {
    budgets: [...known, ...unused],
    lines: lines.rows.map((row) => ({ ...row, units: BigInt(row.units), counted: BigInt(row.counted) })),
    periods: periods.rows.map((row) => isoDate(row.period)),
  };
}
