import type { Database } from '@repo/db';
import { addMonths } from '@repo/facts';
import type { Meter } from './metering.ts';
import { periodOf } from './period.ts';

/** What stands where the name of a model would: nobody may take these entries for use. */
export const exampleModel = 'مثال · example';

/** Units of a month where its meter has no limit. */
const unlimitedMonth = 300n;

/**
 * $1 organization, $2 principal, $3 meter, $4 vertical, $5 model, $6 the first month, $7 units of a working day, $8 the present month.
 * More is used as the weeks pass, on Mondays the most and on Sundays nothing; the noon of each day in Asia/Karachi.
 */
const exampleSql = `
  WITH days AS (
    SELECT day::date, date_trunc('month', day)::date AS period, extract(isodow FROM day)::int AS weekday, day::date - $6::date AS since
    FROM generate_series($6::date, $8::date - 1, INTERVAL '1 day') AS day
  ), used AS (
    SELECT day, period, greatest(1, ($7::bigint * (8 - weekday) * (60 + since)) / 400) AS units FROM days WHERE weekday < 7
  ), entered AS (
    INSERT INTO meter_ledger (id, "organizationId", "principalId", meter, period, vertical, model, units, source, "reservationId", at)
    SELECT gen_random_uuid(), $1::uuid, $2::uuid, $3, period, $4, $5, units, 'counted', gen_random_uuid(), day + INTERVAL '7 hours'
    FROM used
    WHERE NOT EXISTS (SELECT FROM meter_ledger WHERE "organizationId" = $1::uuid AND meter = $3 AND model = $5)
    RETURNING period, units
  )
  INSERT INTO meter_budget AS b ("organizationId", meter, period, committed)
  SELECT $1::uuid, $3, period, sum(units)::bigint FROM entered GROUP BY period
  ON CONFLICT ("organizationId", meter, period) DO UPDATE SET committed = b.committed + excluded.committed`;

export interface ExampleUse {
  /** The demo organization, and whoever is said to have used it. */
  readonly organizationId: string;
  readonly principalId: string;
  readonly meter: Pick<Meter, 'id' | 'vertical' | 'monthlyLimit'>;
  readonly now: Date;
}

/**
 * Books an example of the two months before this one, so that the pages of use have something to show: of this month nothing, since
 * that would be taken from what may still be used. A second time it changes nothing.
 */
export async function bookExampleUse(db: Pick<Database, 'query'>, use: ExampleUse): Promise<void> {
  const { organizationId, principalId, meter, now } = use;
  const period = periodOf(now);
  const aDay = (meter.monthlyLimit ?? unlimitedMonth) / 60n || 1n;
  const who = [organizationId, principalId, meter.id, meter.vertical, exampleModel];
  await db.query(exampleSql, [...who, addMonths(period, -2), String(aDay), period]);
}
