/** A server that speaks Open-Meteo's daily protocol, with invented weather. */
import { createServer, type ServerResponse } from 'node:http';
import { addDays, daysBetween, type IsoDate, isoDate } from '@repo/facts';
import { localDate } from '../open-meteo/read-answer.ts';

export type Answer = (response: ServerResponse, query: URLSearchParams) => unknown;

export interface OpenMeteoServer {
  readonly url: string;
  /** Queries that came, oldest first. */
  readonly queries: URLSearchParams[];
  /** Answers the next queries one by one; then the usual way again. */
  readonly answerNext: (...answers: readonly Answer[]) => void;
  readonly close: () => Promise<void>;
}

const offsetSeconds = 18_000;

/** @param now the clock of the server */
export async function startOpenMeteo(now: () => Date): Promise<OpenMeteoServer> {
  const queries: URLSearchParams[] = [];
  const queue: Answer[] = [];
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    queries.push(searchParams);
    const isKnown = pathname === '/v1/forecast' || pathname === '/v1/archive';
    const usual: Answer = isKnown ? json(200, dailyAnswer(searchParams, now())) : json(404, {});
    const answer = queue.shift() ?? usual;
    Promise.resolve(answer(response, searchParams)).catch((error: Error) => response.destroy(error));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    queries,
    answerNext: (...answers) => queue.push(...answers),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export function json(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Answer {
  return (response) => {
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers }).end(JSON.stringify(body));
  };
}

/** As the service refuses. */
export function refusal(status: number, reason: string, headers?: Readonly<Record<string, string>>): Answer {
  return json(status, { error: true, reason }, headers);
}

const units: Readonly<Record<string, string>> = {
  temperature_2m_max: '°C',
  temperature_2m_min: '°C',
  relative_humidity_2m_max: '%',
  relative_humidity_2m_min: '%',
  relative_humidity_2m_mean: '%',
  wind_speed_10m_mean: 'km/h',
  shortwave_radiation_sum: 'MJ/m²',
  precipitation_sum: 'mm',
  precipitation_probability_max: '%',
  et0_fao_evapotranspiration: 'mm',
};

const values: Readonly<Record<string, number>> = {
  temperature_2m_max: 28.4,
  temperature_2m_min: 13.1,
  relative_humidity_2m_max: 88,
  relative_humidity_2m_min: 35,
  relative_humidity_2m_mean: 61,
  wind_speed_10m_mean: 9,
  shortwave_radiation_sum: 18.6,
  precipitation_sum: 0.3,
  precipitation_probability_max: 12,
  et0_fao_evapotranspiration: 3.9,
};

/** Days back and ahead, or from one to another, as they were asked for; the probability of rain is null for days that have passed. */
export function dailyAnswer(query: URLSearchParams, now: Date) {
  const today = localDate(now, offsetSeconds);
  const back = Number(query.get('past_days') ?? 0);
  const ahead = Number(query.get('forecast_days') ?? 7);
  const [start, end] = [query.get('start_date'), query.get('end_date')];
  const first = start === null ? addDays(today, -back) : isoDate(start);
  const length = end === null ? back + ahead : daysBetween(first, isoDate(end)) + 1;
  const time: IsoDate[] = Array.from({ length }, (_, index) => addDays(first, index));
  const names = (query.get('daily') ?? '').split(',').filter((name) => name in units);
  const inMs = query.get('wind_speed_unit') === 'ms';
  const unitOf = (name: string) => (name.startsWith('wind') && inMs ? 'm/s' : units[name]);
  const measuredOn = (name: string, date: IsoDate) => {
    if (name === 'precipitation_probability_max' && date < today) return null;
    const value = values[name] ?? null;
    return name.startsWith('wind') && inMs && value !== null ? value / 3.6 : value;
  };
  const near = (name: string, mesh: number) => Math.round(Number(query.get(name)) / mesh) * mesh;
  return {
    latitude: near('latitude', 0.125),
    longitude: near('longitude', 0.125),
    generationtime_ms: 0.43,
    utc_offset_seconds: offsetSeconds,
    timezone: 'Asia/Karachi',
    timezone_abbreviation: 'GMT+5',
    elevation: 124,
    daily_units: { time: 'iso8601', ...Object.fromEntries(names.map((name) => [name, unitOf(name)])) },
    daily: { time, ...Object.fromEntries(names.map((name) => [name, time.map((date) => measuredOn(name, date))])) },
  };
}
