import type { Database } from '@repo/db';
import { z } from 'zod';
import type { PaymentProvider, ProviderId } from '../provider/provider.ts';

export interface ReportUsageOptions {
  readonly db: Pick<Database, 'query'>;
  readonly provider: Pick<PaymentProvider, 'id' | 'reportUsage'>;
  /** Ids of the meters whose use is charged there. */
  readonly meters: readonly string[];
  /** The clock; tests pass their own. */
  readonly now?: () => Date;
}

/** Of one run: more wait for the next. */
const mostEntries = 10_000;
const mostReports = 1_000;
/** A provider takes use of the last 35 days. */
const oldestDays = 30;
/** Hours in which a report that is sent again is counted once: a provider remembers its name for a day. */
const sureHours = 23;
const hourMillis = 3_600_000;

/**
 * Puts entries of the ledger that are in no report yet into one for each organization, meter and minute. One statement: an entry is in
 * one report, and what a report says is the sum of its entries.
 */
const collectSql = `
  WITH fresh AS (
    SELECT l.id, l."organizationId", l.meter, date_trunc('minute', l.at) AS minute, l.units
    FROM meter_ledger l
    JOIN billing_customer c ON c."organizationId" = l."organizationId" AND c.provider = $1
    WHERE l.meter = ANY($2::text[]) AND l.units > 0 AND l.at >= c."createdAt" AND l.at > $3::timestamptz
      AND NOT EXISTS (SELECT FROM meter_report_entry e WHERE e."ledgerId" = l.id)
    ORDER BY l.at LIMIT ${mostEntries}),
  made AS (
    INSERT INTO meter_report (id, "organizationId", meter, minute, units, "createdAt")
    SELECT gen_random_uuid(), "organizationId", meter, minute, sum(units), $4::timestamptz FROM fresh GROUP BY "organizationId", meter, minute
    RETURNING id, "organizationId", meter, minute)
  INSERT INTO meter_report_entry ("ledgerId", "reportId")
  SELECT f.id, m.id FROM fresh f JOIN made m ON m."organizationId" = f."organizationId" AND m.meter = f.meter AND m.minute = f.minute`;

const waitingSql = `
  SELECT r.id, r.meter, r.minute::text AS minute, r.units::text AS units, c.reference AS customer, r."createdAt" <= $2::timestamptz AS late
  FROM meter_report r JOIN billing_customer c ON c."organizationId" = r."organizationId" AND c.provider = $1
  WHERE r."sentAt" IS NULL ORDER BY r."createdAt", r.id LIMIT ${mostReports}`;

const sentSql = `UPDATE meter_report SET "sentAt" = $2::timestamptz WHERE id = $1 AND "sentAt" IS NULL`;

const row = z.object({
  id: z.string(),
  meter: z.string(),
  minute: z.string().transform((text) => new Date(text)),
  units: z.string().transform(BigInt),
  customer: z.string(),
  late: z.boolean(),
});

/**
 * Sends what was used to a provider that charges it. A report that may have arrived is sent again under its name for less than a day, so
 * that whoever dies in between loses nothing and counts nothing twice. After that it is not sent again: it may have been counted.
 *
 * @returns how many reports were sent
 * @throws Error when reports are too late to be sent again, after all others; whatever the provider throws
 */
export async function reportUsage(options: ReportUsageOptions): Promise<number> {
  const { db, provider, meters, now = () => new Date() } = options;
  if (!provider.reportUsage || meters.length === 0) return 0;
  await collect(db, provider.id, meters, now());
  const sure = new Date(now().getTime() - sureHours * hourMillis);
  const { rows } = await db.query(waitingSql, [provider.id, sure.toISOString()]);
  const waiting = rows.map((found) => row.parse(found));
  let sent = 0;
  for (const { id, customer, late, meter, minute, units } of waiting) {
    if (late) continue;
    await provider.reportUsage({ customer, meter, units, at: minute, identifier: id });
    await db.query(sentSql, [id, now().toISOString()]);
    sent += 1;
  }
  const late = waiting.filter((report) => report.late).length;
  if (late > 0) throw new Error(`${late} reports of usage waited for a day: compare them with what ${provider.id} has counted`);
  return sent;
}

async function collect(db: Pick<Database, 'query'>, provider: ProviderId, meters: readonly string[], at: Date): Promise<void> {
  const oldest = new Date(at.getTime() - oldestDays * 24 * hourMillis);
  await db.query(collectSql, [provider, meters, oldest.toISOString(), at.toISOString()]);
}
