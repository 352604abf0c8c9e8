/** Which days of a range a field has weather of. */
import type { Tx } from '@repo/db';
import { addDays, daysBetween, type IsoDate } from '@repo/facts';
import { dateColumn, dateOfColumn } from '../dates.ts';
import type { DayRange } from '../open-meteo/fetch-days.ts';

interface FieldKey {
  readonly orgId: string;
  readonly fieldId: string;
}

/** Whether a grid has given every day of the range: past days do not change any more. */
export async function hasAllDays(tx: Tx, key: FieldKey, range: DayRange): Promise<boolean> {
  const stored = await datesOf(tx, key, range, ['analysis', 'reanalysis']);
  return stored.size === daysBetween(range.from, range.to) + 1;
}

/** The days of the range that nobody has measured and no grid has given; null when there are none. */
export async function missingDays(
  tx: Tx,
  key: FieldKey,
  range: DayRange,
): Promise<{ from: IsoDate; to: IsoDate; count: number } | null> {
  const stored = await datesOf(tx, key, range, ['gauge', 'station', 'analysis', 'reanalysis']);
  const days = Array.from({ length: daysBetween(range.from, range.to) + 1 }, (_, index) => addDays(range.from, index));
  const missing = days.filter((date) => !stored.has(date));
  const [from, to] = [missing[0], missing.at(-1)];
  return from && to ? { from, to, count: missing.length } : null;
}

async function datesOf(tx: Tx, key: FieldKey, { from, to }: DayRange, kinds: string[]): Promise<ReadonlySet<IsoDate>> {
  const rows = await tx.cropWeatherDay.findMany({
    where: { ...key, kind: { in: kinds }, date: { gte: dateColumn(from), lte: dateColumn(to) } },
    select: { date: true },
  });
  return new Set(rows.map(({ date }) => dateOfColumn(date)));
}
