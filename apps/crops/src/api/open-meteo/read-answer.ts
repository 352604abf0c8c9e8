/** Open-Meteo's daily answer as days of weather. */
import type { WeatherDay } from '@repo/agronomy';
import { AppError, addDays, dateOfDayNumber, type IsoDate, isoDate } from '@repo/facts';
import { z } from 'zod';
import type { GridCell } from '../../wire/stored.ts';
import { weatherUnreadable } from './errors.ts';

export const provider = 'open-meteo';

/** What is asked for, and the unit in which it must come. */
export const variables = {
  temperature_2m_max: '°C',
  temperature_2m_min: '°C',
  relative_humidity_2m_max: '%',
  relative_humidity_2m_min: '%',
  relative_humidity_2m_mean: '%',
  wind_speed_10m_mean: 'm/s',
  shortwave_radiation_sum: 'MJ/m²',
  precipitation_sum: 'mm',
  precipitation_probability_max: '%',
  et0_fao_evapotranspiration: 'mm',
} as const;
type Variable = keyof typeof variables;

const answer = z.object({
  latitude: z.number(),
  longitude: z.number(),
  elevation: z.number(),
  utc_offset_seconds: z.int().min(-86_400).max(86_400),
  daily_units: z.record(z.string(), z.string()),
  daily: z.object({ time: z.array(z.string()) }).catchall(z.array(z.number().nullable())),
});

export interface GridWeather {
  /** Ascending; a day without both temperatures is left out. */
  readonly days: readonly WeatherDay[];
  /** The cell that answered. */
  readonly cell: GridCell;
  readonly utcOffsetSeconds: number;
  readonly fetchedAt: Date;
}

/**
 * Past days are a model's view and no observations: of `past`, an analysis or the archive's reanalysis; today and later are forecasts.
 * @throws AppError `WEATHER_UNREADABLE` for another shape or unit, or when no day has temperatures
 */
export function readAnswer(json: unknown, now: Date, past: 'analysis' | 'reanalysis' = 'analysis'): GridWeather {
  const parsed = answer.safeParse(json);
  if (!parsed.success) throw weatherUnreadable(parsed.error.issues[0]?.path.join('.') || 'daily', parsed.error);
  const { daily, daily_units: units, utc_offset_seconds: utcOffsetSeconds, latitude, longitude, elevation } = parsed.data;
  if (units.time !== 'iso8601') throw weatherUnreadable('time');
  const dates = readDates(daily.time);
  const series = seriesOf(daily, units, dates.length);
  const today = localDate(now, utcOffsetSeconds);
  const days = dates.flatMap(
    (date, index) => dayOf(date, date < today ? past : 'forecast', (name) => series(name, index)) ?? [],
  );
  if (days.length === 0) throw weatherUnreadable('temperature_2m_max');
  const cell = { latitudeDeg: latitude, longitudeDeg: longitude, elevationM: elevation };
  return { days, cell, utcOffsetSeconds, fetchedAt: now };
}

/** The civil date at a place. */
export function localDate(now: Date, utcOffsetSeconds: number): IsoDate {
  return dateOfDayNumber(Math.floor((now.getTime() / 1000 + utcOffsetSeconds) / 86_400));
}

function readDates(time: readonly string[]): IsoDate[] {
  try {
    const dates = time.map(isoDate);
    if (dates.every((date, index) => index === 0 || date === addDays(dates[index - 1] ?? date, 1))) return dates;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
  throw weatherUnreadable('time');
}

type Series = (name: Variable, index: number) => number | undefined;

/** Null and what older servers do not know are absent; a wrong unit or length is not read at all. */
function seriesOf(daily: z.output<typeof answer>['daily'], units: Readonly<Record<string, string>>, length: number): Series {
  for (const [name, unit] of Object.entries(variables)) {
    const values = daily[name];
    if (values === undefined) continue;
    if (units[name] !== unit) throw weatherUnreadable(`${name}: ${units[name] ?? '?'}`);
    if (values.length !== length) throw weatherUnreadable(name);
  }
  return (name, index) => {
    const value = daily[name]?.[index];
    return typeof value === 'number' ? value : undefined;
  };
}

function dayOf(date: IsoDate, kind: WeatherDay['kind'], of: (name: Variable) => number | undefined): WeatherDay | null {
  const [tmaxC, tminC] = [of('temperature_2m_max'), of('temperature_2m_min')];
  if (tmaxC === undefined || tminC === undefined) return null;
  const day: WeatherDay = { date, kind, provider, tmaxC, tminC };
  const wind = of('wind_speed_10m_mean');
  if (wind !== undefined) day.wind = { speedMs: wind, heightM: 10 };
  for (const [key, name] of plainFields) {
    const value = of(name);
    if (value !== undefined) day[key] = value;
  }
  return day;
}

const plainFields = [
  ['rhMaxPct', 'relative_humidity_2m_max'],
  ['rhMinPct', 'relative_humidity_2m_min'],
  ['rhMeanPct', 'relative_humidity_2m_mean'],
  ['rsMj', 'shortwave_radiation_sum'],
  ['rainMm', 'precipitation_sum'],
  ['rainProbabilityPct', 'precipitation_probability_max'],
  ['et0ProviderMm', 'et0_fao_evapotranspiration'],
] as const;
