import { describeDatabases } from '@repo/db/testing';
import { isoDate } from '@repo/facts';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openMeteoSettings } from '../open-meteo/settings.ts';
import { openDesk, saveNew, wheatInputs } from '../testing/open-desk.ts';
import { dailyAnswer, json, type OpenMeteoServer, refusal, startOpenMeteo } from '../testing/open-meteo-server.ts';

let now = new Date();
let server: OpenMeteoServer;
beforeAll(async () => {
  server = await startOpenMeteo(() => now);
});
afterAll(() => server.close());
beforeEach(() => {
  server.queries.length = 0;
});

let cells = 0;
/** A field in a cell where no test asked before. */
function elsewhere() {
  cells += 1;
  return { ...wheatInputs, sowingDate: isoDate('2025-12-10'), place: { ...wheatInputs.place, latitudeDeg: 25 + cells / 2 } };
}

test('an own server and a key are taken from the configuration; a key alone goes to the service of the paid plans', () => {
  const settings = (openMeteo: object) => openMeteoSettings({ crops: { openMeteo } });
  const [free, paid, own] = ['https://api.open-meteo.com', 'https://customer-api.open-meteo.com', 'http://localhost:8080'];
  const archives = ['https://archive-api.open-meteo.com', 'https://customer-archive-api.open-meteo.com'];
  expect(openMeteoSettings({})).toEqual({ url: free, archiveUrl: archives[0], apiKey: undefined });
  expect(settings({ apiKey: 'k1' })).toEqual({ url: paid, archiveUrl: archives[1], apiKey: 'k1' });
  expect(settings({ url: own, apiKey: 'k1' })).toEqual({ url: own, archiveUrl: own, apiKey: 'k1' });
});

describeDatabases('fetching weather', (open) => {
  const desk = async () => {
    const opened = await openDesk(open(), { config: { crops: { openMeteo: { url: server.url } } } });
    const setNow = (instant: string) => {
      now = new Date(instant);
      opened.setNow(instant);
    };
    setNow('2026-03-02T09:00:00Z');
    return { ...opened, setNow };
  };

  test('stores days past and to come, with the cell that answered', async () => {
    const { caller } = await desk();
    const { id: fieldId } = await saveNew(caller, 'Canal', elsewhere());
    expect(await caller.weather.fetch({ fieldId })).toEqual({
      stored: 108,
      fetchedAt: '2026-03-02T09:00:00.000Z',
      missing: null,
    });
    const { weather } = await caller.field.get({ id: fieldId });
    expect(weather).toHaveLength(108);
    expect(weather.find(({ date }) => date === '2026-03-02')).toMatchObject({
      kind: 'forecast',
      provider: 'open-meteo',
      wind: { speedMs: 2.5, heightM: 10 },
      et0ProviderMm: 3.9,
      rainProbabilityPct: 12,
      cell: { longitudeDeg: 71.5, elevationM: 124 },
      fetchedAt: '2026-03-02T09:00:00.000Z',
    });
    expect(weather.find(({ date }) => date === '2026-03-01')).not.toHaveProperty('rainProbabilityPct');
  });

  test('two fields of a cell cause one call, also across organizations', async () => {
    const [mine, theirs] = [await desk(), await desk()];
    const inputs = elsewhere();
    const { id: first } = await saveNew(mine.caller, 'First', inputs);
    const { id: second } = await saveNew(theirs.caller, 'Second', inputs);
    await mine.caller.weather.fetch({ fieldId: first });
    theirs.setNow('2026-03-02T10:00:00Z');
    expect(await theirs.caller.weather.fetch({ fieldId: second })).toEqual({
      stored: 108,
      fetchedAt: '2026-03-02T09:00:00.000Z',
      missing: null,
    });
    expect(server.queries).toHaveLength(1);
  });

  test('the next day replaces each day of its kind; a forecast whose day has passed stays beside what came of it', async () => {
    const { caller, setNow } = await desk();
    const { id: fieldId } = await saveNew(caller, 'Canal', elsewhere());
    await caller.weather.fetch({ fieldId });
    setNow('2026-03-03T09:00:00Z');
    await caller.weather.fetch({ fieldId });
    const { weather } = await caller.field.get({ id: fieldId });
    const of = (day: string) =>
      weather.filter(({ date }) => date === day).map(({ kind, fetchedAt }) => `${kind} ${fetchedAt.slice(0, 10)}`);
    expect(of('2026-03-01')).toEqual(['analysis 2026-03-03']);
    expect(of('2026-03-02')).toEqual(['analysis 2026-03-03', 'forecast 2026-03-02']);
    expect(of('2026-03-03')).toEqual(['forecast 2026-03-03']);
    expect(of('2026-03-18')).toEqual(['forecast 2026-03-03']);
  });

  test('a season that began before the 92 days gets its first days from the archive, and not a second time', async () => {
    const { caller, setNow } = await desk();
    const { id: fieldId } = await saveNew(caller, 'Cotton', { ...elsewhere(), sowingDate: isoDate('2025-11-20') });
    expect(await caller.weather.fetch({ fieldId })).toMatchObject({ stored: 118, missing: null });
    expect(server.queries[1]?.get('start_date')).toBe('2025-11-20');
    expect(server.queries[1]?.get('end_date')).toBe('2025-11-29');
    expect(server.queries[1]?.get('daily')).not.toContain('precipitation_probability_max');
    const { weather } = await caller.field.get({ id: fieldId });
    expect(weather.filter(({ kind }) => kind === 'reanalysis').map(({ date }) => date)).toHaveLength(10);
    expect(weather[0]).toMatchObject({ date: '2025-11-20', kind: 'reanalysis', provider: 'open-meteo', rainMm: 0.3 });
    setNow('2026-03-03T09:00:00Z');
    await caller.weather.fetch({ fieldId });
    // The day that has just left the 92 was stored while it was within them.
    expect(server.queries).toHaveLength(3);
  });

  test('when the archive does not answer the other days are stored and the missing ones are told', async () => {
    const { caller } = await desk();
    const { id: fieldId } = await saveNew(caller, 'Cotton', { ...elsewhere(), sowingDate: isoDate('2025-11-20') });
    const csv = 'Date,Tmax,Tmin\n2025-11-20,30,14\n2025-11-21,30,14';
    await caller.weather.upload({ fieldId, csv, station: 'Multan', skipFaulty: false });
    server.answerNext((response, query) => json(200, dailyAnswer(query, now))(response, query), refusal(400, 'end_date'));
    expect(await caller.weather.fetch({ fieldId })).toMatchObject({
      stored: 108,
      missing: { from: '2025-11-22', to: '2025-11-29', count: 8 },
    });
    expect((await caller.field.get({ id: fieldId })).weather).toHaveLength(110);
  });

  test('leaves the days of a station alone', async () => {
    const { caller } = await desk();
    const { id: fieldId } = await saveNew(caller, 'Canal', elsewhere());
    await caller.weather.upload({ fieldId, csv: 'Date,Tmax,Tmin\n2026-03-01,30,14', station: 'Multan', skipFaulty: false });
    await caller.weather.fetch({ fieldId });
    const { weather } = await caller.field.get({ id: fieldId });
    expect(weather.filter(({ date }) => date === '2026-03-01').map(({ kind, tmaxC }) => [kind, tmaxC])).toEqual([
      ['analysis', 28.4],
      ['station', 30],
    ]);
  });

  test('a failure is told as what it is, and the days from before stay', async () => {
    const { caller, setNow } = await desk();
    const { id: fieldId } = await saveNew(caller, 'Canal', elsewhere());
    await caller.weather.fetch({ fieldId });
    setNow('2026-03-02T13:00:00Z');
    server.answerNext(refusal(429, 'Minutely API request limit exceeded. Please try again in one minute.'));
    await expect(caller.weather.fetch({ fieldId })).rejects.toMatchObject({
      code: 'TOO_MANY_REQUESTS',
      cause: { code: 'WEATHER_RATE_LIMITED', retryAfter: 60 },
    });
    server.answerNext(refusal(400, 'Parameter out of range'));
    await expect(caller.weather.fetch({ fieldId })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
      cause: { code: 'WEATHER_REFUSED', params: { reason: 'Parameter out of range' } },
    });
    const { weather } = await caller.field.get({ id: fieldId });
    expect(new Set(weather.map(({ fetchedAt }) => fetchedAt))).toEqual(new Set(['2026-03-02T09:00:00.000Z']));
  });

  test('a field that moves loses the weather of the other place, and not for a step within its cell', async () => {
    const { caller } = await desk();
    const inputs = elsewhere();
    const { id } = await saveNew(caller, 'Canal', inputs);
    await caller.weather.fetch({ fieldId: id });
    const move = (longitudeDeg: number) =>
      caller.field.save({ id, title: 'Canal', inputs: { ...inputs, place: { ...inputs.place, longitudeDeg } } });
    await move(71.48);
    expect((await caller.field.get({ id })).weather).toHaveLength(108);
    await move(72.4);
    expect((await caller.field.get({ id })).weather).toEqual([]);
  });

  test('a field that is moved while the service answers gets no weather of the other place', async () => {
    const { caller } = await desk();
    const inputs = elsewhere();
    const { id } = await saveNew(caller, 'Canal', inputs);
    const place = { ...inputs.place, longitudeDeg: 73.1 };
    server.answerNext(async (response, query) => {
      await caller.field.save({ id, title: 'Canal', inputs: { ...inputs, place } });
      json(200, dailyAnswer(query, now))(response, query);
    });
    await expect(caller.weather.fetch({ fieldId: id })).rejects.toMatchObject({
      code: 'CONFLICT',
      cause: { code: 'FIELD_MOVED', messageKey: 'crops.error.field-moved' },
    });
    expect((await caller.field.get({ id })).weather).toEqual([]);
    expect(await caller.weather.fetch({ fieldId: id })).toMatchObject({ stored: 108 });
  });

  test('a field of another organization is not found, and nobody is asked', async () => {
    const [mine, theirs] = [await desk(), await desk()];
    const { id: fieldId } = await saveNew(mine.caller, 'Canal', elsewhere());
    await expect(theirs.caller.weather.fetch({ fieldId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(server.queries).toEqual([]);
  });
});
