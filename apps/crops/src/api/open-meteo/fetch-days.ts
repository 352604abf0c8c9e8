/**
 * Daily weather of a place from Open-Meteo: 92 days back and 16 ahead in one request, older days from its archive. Data CC BY 4.0, https://open-meteo.com/; the
 * free service is for non-commercial use.
 */
import type { IsoDate } from '@repo/facts';
import { type CellCentre, gridCell } from './grid-cell.ts';
import { type GridWeather, readAnswer, variables } from './read-answer.ts';
import { ask, type OpenMeteoOptions } from './request.ts';

/** Both inclusive. */
export interface DayRange {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

/** @throws AppError `WEATHER_OFFLINE`, `WEATHER_RATE_LIMITED`, `WEATHER_REFUSED`, `WEATHER_UNREADABLE` */
export async function fetchDays(place: CellCentre, now: Date, options: OpenMeteoOptions): Promise<GridWeather> {
  const params = paramsOf(place, Object.keys(variables), { past_days: '92', forecast_days: '16' });
  return readAnswer(await ask('/v1/forecast', params, now, options), now);
}

/**
 * Days that the forecast's answer does not reach, from a reanalysis.
 * @param options with the base address of the archive
 * @throws AppError as above
 */
export async function fetchArchive(
  place: CellCentre,
  now: Date,
  days: DayRange,
  options: OpenMeteoOptions,
): Promise<GridWeather> {
  const fallen = Object.keys(variables).filter((name) => name !== 'precipitation_probability_max');
  const params = paramsOf(place, fallen, { start_date: days.from, end_date: days.to });
  return readAnswer(await ask('/v1/archive', params, now, options), now, 'reanalysis');
}

function paramsOf(place: CellCentre, daily: readonly string[], range: Readonly<Record<string, string>>): URLSearchParams {
  const { latitudeDeg, longitudeDeg } = gridCell(place);
  return new URLSearchParams({
    latitude: String(latitudeDeg),
    longitude: String(longitudeDeg),
    daily: daily.join(','),
    ...range,
    timezone: 'auto',
    wind_speed_unit: 'ms',
  });
}
