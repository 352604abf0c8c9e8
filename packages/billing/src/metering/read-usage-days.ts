import { daysBetween } from '@repo/facts';
import type { UsageDays, UsageDaysQuery } from './metering.ts';
import { resetsOn } from './period.ts';
import type { UsageDatabase } from './read-usage.ts';
import { daysSql } from './statements.ts';

/** As many as can be told apart in a picture. */
const mostParties = 6;

interface DayRow {
  readonly meter: string;
  /** From 1; one more than the most that stand alone: the smaller ones together. */
  readonly place: number;
  readonly party: string | null;
  readonly others: number;
  /** Of the month, from 1. */
  readonly day: number;
  readonly units: string;
}

/** What was used on each day of a month: of each meter the parties that used the most, and the smaller ones together at the end. */
export async function readUsageDays(db: UsageDatabase, query: UsageDaysQuery): Promise<readonly UsageDays[]> {
  const { organizationId, period, principalId = null, by } = query;
  const { rows } = await db.query<DayRow>(daysSql(by), [organizationId, period, principalId, mostParties]);
  const series = new Map<string, UsageDays & { readonly days: bigint[] }>();
  for (const { meter, place, party, others, day, units } of rows) {
    const key = `${place} ${meter}`;
    const empty = Array.from({ length: daysBetween(period, resetsOn(period)) }, () => 0n);
    const one = series.get(key) ?? { meter, party, others: place > mostParties ? others : null, days: empty };
    one.days[day - 1] = BigInt(units);
    series.set(key, one);
  }
  return [...series.values()];
}
