/** Days of weather in columns and as the API shows them. */
import { type WeatherDay, weatherKinds } from '@repo/agronomy';
import type { Tx } from '@repo/db';
import type { IsoDate } from '@repo/facts';
import { z } from 'zod';
import type { GridCell, StoredDay } from '../../wire/stored.ts';
import { dateColumn, dateOfColumn, dateText } from '../dates.ts';

/** Kinds that a model's grid gives for a place. */
export const gridKinds = ['analysis', 'forecast', 'reanalysis'] as const;

const measured = z.strictObject({
  tmaxC: z.number(),
  tminC: z.number(),
  rhMaxPct: z.number().exactOptional(),
  rhMinPct: z.number().exactOptional(),
  rhMeanPct: z.number().exactOptional(),
  tdewC: z.number().exactOptional(),
  wind: z.strictObject({ speedMs: z.number(), heightM: z.number() }).exactOptional(),
  rsMj: z.number().exactOptional(),
  sunshineHours: z.number().exactOptional(),
  rainMm: z.number().exactOptional(),
  rainProbabilityPct: z.number().exactOptional(),
  et0ProviderMm: z.number().exactOptional(),
  cell: z.strictObject({ latitudeDeg: z.number(), longitudeDeg: z.number(), elevationM: z.number() }).exactOptional(),
});

export const storedDay = measured.extend({
  date: dateText,
  kind: z.enum(weatherKinds),
  provider: z.string(),
  fetchedAt: z.string(),
}) satisfies z.ZodType<StoredDay>;

/** All weather of a field, by date, then kind. */
export async function loadWeather(tx: Tx, orgId: string, fieldId: string): Promise<StoredDay[]> {
  const rows = await tx.cropWeatherDay.findMany({
    where: { orgId, fieldId },
    orderBy: [{ date: 'asc' }, { kind: 'asc' }],
  });
  return rows.map(({ date, kind, provider, day, fetchedAt }) => ({
    ...measured.parse(day),
    date: dateOfColumn(date),
    kind: storedDay.shape.kind.parse(kind),
    provider,
    fetchedAt: fetchedAt.toISOString(),
  }));
}

export interface NewDays {
  readonly orgId: string;
  readonly fieldId: string;
  readonly fetchedAt: Date;
  readonly days: readonly WeatherDay[];
  /** Of a grid. */
  readonly cell?: GridCell;
}

/** Stores days; a day that is sent again replaces the one of its kind. */
export async function storeWeather(tx: Tx, { orgId, fieldId, fetchedAt, days, cell }: NewDays): Promise<number> {
  const dates = new Map<string, IsoDate[]>();
  for (const { kind, date } of days) dates.set(kind, [...(dates.get(kind) ?? []), date]);
  for (const [kind, ofKind] of dates) {
    await tx.cropWeatherDay.deleteMany({ where: { orgId, fieldId, kind, date: { in: ofKind.map(dateColumn) } } });
  }
  const { count } = await tx.cropWeatherDay.createMany({
    data: days.map(({ date, kind, provider, ...values }) => ({
      orgId,
      fieldId,
      date: dateColumn(date),
      kind,
      provider,
      day: { ...values, ...(cell && { cell: { ...cell } }) },
      fetchedAt,
    })),
  });
  return count;
}
