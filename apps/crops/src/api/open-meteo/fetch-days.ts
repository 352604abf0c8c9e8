/**
 * Daily weather of a place from Open-Meteo: 92 days back and 16 ahead in one request. Data CC BY 4.0, https://open-meteo.com/; the
 * free service is for non-commercial use.
 */
import { type CellCentre, gridCell } from './grid-cell.ts';
import { type GridWeather, readAnswer, variables } from './read-answer.ts';
import { ask, type OpenMeteoOptions } from './request.ts';

/** @throws AppError `WEATHER_OFFLINE`, `WEATHER_RATE_LIMITED`, `WEATHER_REFUSED`, `WEATHER_UNREADABLE` */
export async function fetchDays(place: CellCentre, now: Date, options: OpenMeteoOptions): Promise<GridWeather> {
  const { latitudeDeg, longitudeDeg } = gridCell(place);
  const params = new URLSearchParams({
    latitude: String(latitudeDeg),
    longitude: String(longitudeDeg),
    daily: Object.keys(variables).join(','),
    past_days: '92',
    forecast_days: '16',
    timezone: 'auto',
    wind_speed_unit: 'ms',
  });
  return readAnswer(await ask('/v1/forecast', params, now, options), now);
}
