import { addMonths } from '@repo/facts';
import type { Meter, UsageMonths, UsageQuery } from './metering.ts';
import type { UsageDatabase, UsageReading } from './read-usage.ts';
import { monthsSql, ownMonthsSql } from './statements.ts';

const count = 12;

interface MonthRow {
  readonly meter: string;
  readonly period: string;
  readonly units: string;
  readonly limit: string | null;
}

type MonthsReading = Omit<UsageReading, 'query'> & { readonly query: Pick<UsageQuery, 'organizationId' | 'principalId'> };

/**
 * What was used of each meter in the twelve months that end with a period. Of an organization its budgets say it, so that the ledger
 * is not read.
 */
export async function readUsageMonths(
  db: UsageDatabase,
  known: readonly Meter[],
  { query: { organizationId, principalId }, current, limitOf }: MonthsReading,
): Promise<readonly UsageMonths[]> {
  const months = Array.from({ length: count }, (_, index) => addMonths(current, index - count + 1));
  const from = [organizationId, months[0]];
  const { rows } =
    principalId === undefined
      ? await db.query<MonthRow>(monthsSql, from)
      : await db.query<MonthRow>(ownMonthsSql, [...from, principalId]);
  const meters = [...new Set(rows.map(({ meter }) => meter))].toSorted();
  return meters.map((meter) => {
    const found = months.map((month) => rows.find((row) => row.meter === meter && row.period === month));
    const limits = found.map((row) => (row?.limit == null ? null : BigInt(row.limit)));
    const declared = known.find(({ id }) => id === meter);
    if (declared && principalId === undefined) limits[count - 1] = limitOf(declared);
    return { meter, units: found.map((row) => BigInt(row?.units ?? 0)), limits };
  });
}
