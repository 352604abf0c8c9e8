import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { json, type OpenMeteoServer, refusal, startOpenMeteo } from '../testing/open-meteo-server.ts';
import { fetchDays } from './fetch-days.ts';
import type { OpenMeteoOptions } from './request.ts';

// 02:00 on 3 March in Karachi, still 2 March in UTC.
const now = new Date('2026-03-02T21:00:00Z');
const place = { latitudeDeg: 30.2432, longitudeDeg: 71.4687 };

let server: OpenMeteoServer;
let waits: number[] = [];

beforeAll(async () => {
  server = await startOpenMeteo(() => now);
});
afterAll(() => server.close());

function fetchNow(options: Partial<OpenMeteoOptions> = {}) {
  server.queries.length = 0;
  waits = [];
  const wait = async (milliseconds: number) => waits.push(milliseconds);
  return fetchDays(place, now, { url: server.url, wait, random: () => 0.5, ...options });
}

describe('the request', () => {
  test('is one, for the cell and not for the place', async () => {
    await fetchNow();
    expect(server.queries.map((query) => Object.fromEntries(query))).toEqual([
      {
        latitude: '30.2',
        longitude: '71.5',
        daily:
          'temperature_2m_max,temperature_2m_min,relative_humidity_2m_max,relative_humidity_2m_min,relative_humidity_2m_mean,' +
          'wind_speed_10m_mean,shortwave_radiation_sum,precipitation_sum,precipitation_probability_max,et0_fao_evapotranspiration',
        past_days: '92',
        forecast_days: '16',
        timezone: 'auto',
        wind_speed_unit: 'ms',
      },
    ]);
  });

  test('carries the key of a paid plan, and an address may end in a slash', async () => {
    await fetchNow({ url: `${server.url}/`, apiKey: 'k1' });
    expect(server.queries[0]?.get('apikey')).toBe('k1');
  });

  test('goes through the fetch that is given', async () => {
    const asked: string[] = [];
    const fetch: typeof globalThis.fetch = async (address, init) => {
      asked.push(String(address));
      return globalThis.fetch(address, init);
    };
    await fetchNow({ fetch });
    expect(asked).toHaveLength(1);
    expect(asked[0]).toContain('/v1/forecast?latitude=30.2&');
  });
});

describe('the answer', () => {
  test('is 108 days: analysed up to yesterday at the place, forecast from today on', async () => {
    const { days, cell, fetchedAt } = await fetchNow();
    expect(days).toHaveLength(108);
    expect([days[0]?.date, days.at(-1)?.date]).toEqual(['2025-12-01', '2026-03-18']);
    expect(days.filter(({ kind }) => kind === 'analysis').at(-1)?.date).toBe('2026-03-02');
    expect(days.find(({ kind }) => kind === 'forecast')?.date).toBe('2026-03-03');
    expect(cell).toEqual({ latitudeDeg: 30.25, longitudeDeg: 71.5, elevationM: 124 });
    expect(fetchedAt).toBe(now);
  });

  test('is read in SI units, with the provider’s own ETo beside; the probability of rain is of the forecast alone', async () => {
    const { days } = await fetchNow();
    const common = {
      provider: 'open-meteo',
      tmaxC: 28.4,
      tminC: 13.1,
      rhMaxPct: 88,
      rhMinPct: 35,
      rhMeanPct: 61,
      wind: { speedMs: 2.5, heightM: 10 },
      rsMj: 18.6,
      rainMm: 0.3,
      et0ProviderMm: 3.9,
    };
    expect(days[0]).toEqual({ ...common, date: '2025-12-01', kind: 'analysis' });
    expect(days.at(-1)).toEqual({ ...common, date: '2026-03-18', kind: 'forecast', rainProbabilityPct: 12 });
  });

  /** Zürich, 11 to 13 March 2026: recorded from Open-Meteo (CC BY 4.0, https://open-meteo.com/), with temperatures added. */
  const recorded = {
    latitude: 47.56,
    longitude: 8.26,
    generationtime_ms: 0.42939186096191406,
    utc_offset_seconds: 3600,
    timezone: 'Europe/Zurich',
    timezone_abbreviation: 'GMT+1',
    elevation: 390.0,
    daily_units: {
      time: 'iso8601',
      temperature_2m_max: '°C',
      temperature_2m_min: '°C',
      et0_fao_evapotranspiration: 'mm',
      precipitation_sum: 'mm',
    },
    daily: {
      time: ['2026-03-11', '2026-03-12', '2026-03-13'],
      temperature_2m_max: [11.5, null, 12],
      temperature_2m_min: [2, 3, 4.5],
      et0_fao_evapotranspiration: [1.69, 2.07, null],
      precipitation_sum: [5.6, 2.9, 0.0],
    },
  };

  test('null is absent, never 0; a day without a temperature is left out; what a server does not know is absent', async () => {
    server.answerNext(json(200, recorded));
    const { days } = await fetchNow();
    const common = { kind: 'forecast', provider: 'open-meteo' };
    expect(days).toEqual([
      { ...common, date: '2026-03-11', tmaxC: 11.5, tminC: 2, rainMm: 5.6, et0ProviderMm: 1.69 },
      { ...common, date: '2026-03-13', tmaxC: 12, tminC: 4.5, rainMm: 0 },
    ]);
  });

  const { daily, daily_units } = recorded;
  test.each<[string, unknown, string]>([
    ['not JSON', undefined, 'JSON'],
    ['null', null, 'daily'],
    ['several places', [recorded], 'daily'],
    ['no days', { ...recorded, daily: undefined }, 'daily'],
    ['no units', { ...recorded, daily_units: undefined }, 'daily_units'],
    ['no cell', { ...recorded, latitude: undefined }, 'latitude'],
    [
      'km/h',
      {
        ...recorded,
        daily: { ...daily, wind_speed_10m_mean: [1, 2, 3] },
        daily_units: { ...daily_units, wind_speed_10m_mean: 'km/h' },
      },
      'wind_speed_10m_mean: km/h',
    ],
    ['Fahrenheit', { ...recorded, daily_units: { ...daily_units, temperature_2m_max: '°F' } }, 'temperature_2m_max: °F'],
    ['a variable without a unit', { ...recorded, daily_units: { time: 'iso8601' } }, 'temperature_2m_max: ?'],
    ['seconds for dates', { ...recorded, daily_units: { ...daily_units, time: 'unixtime' } }, 'time'],
    [
      'texts for numbers',
      { ...recorded, daily: { ...daily, temperature_2m_max: ['1', '2', '3'] } },
      'daily.temperature_2m_max.0',
    ],
    ['a series too short', { ...recorded, daily: { ...daily, precipitation_sum: [1] } }, 'precipitation_sum'],
    ['a day that is none', { ...recorded, daily: { ...daily, time: ['2026-02-29', '2026-03-01', '2026-03-02'] } }, 'time'],
    ['a day left out', { ...recorded, daily: { ...daily, time: ['2026-03-11', '2026-03-13', '2026-03-14'] } }, 'time'],
    [
      'no temperature at all',
      { ...recorded, daily: { ...daily, temperature_2m_max: [null, null, null] } },
      'temperature_2m_max',
    ],
  ])('%s is not read', async (_, body, what) => {
    server.answerNext((response) => response.writeHead(200).end(body === undefined ? '<html>' : JSON.stringify(body)));
    await expect(fetchNow()).rejects.toMatchObject({
      code: 'WEATHER_UNREADABLE',
      kind: 'unavailable',
      messageKey: 'crops.error.weather-unreadable',
      params: { what },
    });
    expect(server.queries).toHaveLength(1);
  });
});

describe('a failure', () => {
  test('400 is refused with the provider’s words, at once', async () => {
    const reason = 'Cannot initialize WeatherVariable from invalid String value tempeture_2m for key hourly';
    server.answerNext(refusal(400, reason));
    await expect(fetchNow()).rejects.toMatchObject({
      code: 'WEATHER_REFUSED',
      kind: 'invalid',
      messageKey: 'crops.error.weather-refused',
      params: { reason },
    });
    expect([server.queries.length, waits]).toEqual([1, []]);
  });

  test('a refusal without words gives its number', async () => {
    server.answerNext((response) => response.writeHead(403).end('<html>'));
    await expect(fetchNow()).rejects.toMatchObject({ code: 'WEATHER_REFUSED', params: { reason: 'HTTP 403' } });
  });

  test.each<[string, number, string, Record<string, string>?]>([
    ['Minutely API request limit exceeded. Please try again in one minute.', 60, '1'],
    ['Hourly API request limit exceeded. Please try again in the next hour.', 3600, '60'],
    ['Daily API request limit exceeded. Please try again tomorrow.', 10_800, '180'],
    ['Minutely API request limit exceeded.', 90, '2', { 'retry-after': '90' }],
    ['', 60, '1', { 'retry-after': 'Wed, 21 Oct 2026 07:28:00 GMT' }],
  ])('429 says when to come again: %s', async (reason, retryAfter, minutes, headers) => {
    server.answerNext(refusal(429, reason, headers));
    await expect(fetchNow()).rejects.toMatchObject({
      code: 'WEATHER_RATE_LIMITED',
      kind: 'too-many',
      messageKey: 'crops.error.weather-rate-limited',
      params: { minutes },
      retryAfter,
    });
    expect([server.queries.length, waits]).toEqual([1, []]);
  });

  test('out of order: asked three times, each wait longer, then given up', async () => {
    const down = refusal(503, 'overloaded');
    server.answerNext(down, down, down);
    await expect(fetchNow()).rejects.toMatchObject({
      code: 'WEATHER_OFFLINE',
      kind: 'unavailable',
      messageKey: 'crops.error.weather-offline',
    });
    expect(server.queries).toHaveLength(3);
    expect(waits).toEqual([400, 800]);
  });

  test('the waits are scattered by half', async () => {
    const down = refusal(500, '');
    server.answerNext(down, down, down);
    await expect(fetchNow({ random: () => 0 })).rejects.toMatchObject({ code: 'WEATHER_OFFLINE' });
    expect(waits).toEqual([200, 400]);
  });

  test('out of order once: the second answer counts', async () => {
    server.answerNext(refusal(502, 'bad gateway'));
    expect((await fetchNow()).days).toHaveLength(108);
    expect([server.queries.length, waits]).toEqual([2, [400]]);
  });

  test('a 400 after a 503 is not asked again', async () => {
    server.answerNext(refusal(503, ''), refusal(400, 'no'));
    await expect(fetchNow()).rejects.toMatchObject({ code: 'WEATHER_REFUSED' });
    expect(server.queries).toHaveLength(2);
  });

  test('no answer within the limit of time, thrice; one that stops half way counts as none', async () => {
    const silent = () => undefined;
    server.answerNext(silent, silent, (response) => void response.writeHead(200).write('{"latitude":'));
    await expect(fetchNow({ timeLimit: 100 })).rejects.toMatchObject({ code: 'WEATHER_OFFLINE' });
    expect(server.queries).toHaveLength(3);
  });

  test('a connection that breaks, and a server that is not there', async () => {
    server.answerNext((response) => void response.destroy());
    expect((await fetchNow()).days).toHaveLength(108);
    expect(server.queries).toHaveLength(2);
    const gone = await startOpenMeteo(() => now);
    await gone.close();
    await expect(fetchNow({ url: gone.url })).rejects.toMatchObject({ code: 'WEATHER_OFFLINE' });
    expect(waits).toEqual([400, 800]);
  });

  test('the key stands in no error', async () => {
    const down = refusal(503, '');
    server.answerNext(down, down, down);
    const error = await fetchNow({ apiKey: 'secret-key' }).catch((thrown: unknown) => thrown);
    expect(server.queries[0]?.get('apikey')).toBe('secret-key');
    const told = error instanceof Error ? `${error.stack} ${String(error.cause)} ${JSON.stringify(error)}` : '';
    expect(told).toContain('WEATHER_OFFLINE');
    expect(told).not.toContain('secret-key');
  });
});
