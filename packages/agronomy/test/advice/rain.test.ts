/** Forecast rain and fallen rain, the field's gauge, gaps. */
import { addDays, isoDate } from '@repo/facts';
import { expect, test } from 'vitest';
import { advise, type LedgerEntry, type WeatherDay } from '../../src/index.ts';
import { sampleField, sampleWeather } from '../../src/testing.ts';
import { expectNear } from '../support/near.ts';

const sowing = isoDate('2026-05-01');
const asOf = addDays(sowing, 30);
/** Roots of a metre from the first day, so that a month without water is no stress that would hide a depth of rain. */
const field = { ...sampleField(), roots: { startM: 1 } };

/** Thirty past days and sixteen ahead, with rain on chosen dates. */
function weather(rain: Readonly<Record<string, number>> = {}, pastDays = 30): WeatherDay[] {
  const past = sampleWeather(sowing, pastDays, 'analysis');
  const ahead = sampleWeather(addDays(sowing, pastDays), 46 - pastDays, 'forecast');
  return [...past, ...ahead].map((day) => ({ ...day, rainMm: rain[day.date] ?? 0 }));
}

function value(id: string, days: readonly WeatherDay[], ledger: readonly LedgerEntry[] = [], on = asOf) {
  return advise(field, days, ledger, on).facts.find((fact) => fact.id === `crops.${id}`)?.value;
}

const today = addDays(sowing, 30);
const tomorrow = addDays(sowing, 31);

test('forecast rain postpones the date of one projection and leaves the other and the depletion alone', () => {
  const dry = weather();
  const wet = weather({ [today]: 20 });
  expect(value('irr.next.date.dry', wet)).toBe(value('irr.next.date.dry', dry));
  expect(value('dr.start', wet)).toBe(value('dr.start', dry));
  expect(value('irr.next.date.withRain', dry)).toBe(value('irr.next.date.dry', dry));
  expect(String(value('irr.next.date.withRain', wet)) > String(value('irr.next.date.dry', wet))).toBe(true);
});

test('20 mm forecast and none fallen: the next day starts as if nothing had been forecast', () => {
  const forecastDay = weather({ [today]: 20 });
  const before = advise(field, forecastDay, [], today);
  const fell = weather({}, 31);
  const expected = before.days.find(({ date }) => date === today)?.drMm ?? Number.NaN;
  expectNear(Number(value('dr.start', fell, [], tomorrow)), expected, 1e-6);
  expect(value('irr.next.date.dry', fell, [], tomorrow)).toBe(
    before.facts.find(({ id }) => id === 'crops.irr.next.date.dry')?.value,
  );
  expect(value('irr.next.date.withRain', fell, [], tomorrow)).toBe(value('irr.next.date.dry', fell, [], tomorrow));
});

test('a forecast that was never replaced stays a forecast after its day', () => {
  const stale = weather({ [today]: 20 });
  expect(value('dr.start', stale, [], tomorrow)).toBe(value('dr.start', weather(), [], tomorrow));
  expect(advise(field, stale, [], tomorrow).rainGaps).toEqual([today]);
});

test('the field’s gauge goes before the grid, recomputes, and its deletion restores the grid', () => {
  const days = weather({ [addDays(sowing, 20)]: 12 });
  const gauge: LedgerEntry[] = [{ date: addDays(sowing, 20), rainMm: 30 }];
  const grid = value('dr.start', days);
  const own = value('dr.start', days, gauge);
  expect(Number(own)).toBeCloseTo(Number(grid) - 18, 3);
  expect(value('dr.start', days, [])).toBe(grid);
  expect(Number(value('dr.start', days, [{ date: addDays(sowing, 20), rainMm: 0 }]))).toBeCloseTo(Number(grid) + 12, 3);
});

test('a gauge reading of today counts in both projections and is labelled', () => {
  const ledger: LedgerEntry[] = [{ date: today, rainMm: 20 }];
  const facts = advise(field, weather(), ledger, asOf).facts;
  expect(facts.find(({ id }) => id === 'crops.rain.day')).toMatchObject({ value: '20', inputs: [{ labelKey: 'rain.gauge' }] });
  expect(value('irr.next.date.dry', weather(), ledger)).toBe(value('irr.next.date.withRain', weather(), ledger));
});

test('irrigation adds its depth and nothing resets the store; two turns of a day are both given', () => {
  const day = addDays(sowing, 25);
  const none = Number(value('dr.start', weather()));
  expect(Number(value('dr.start', weather(), [{ date: day, netIrrigationMm: 20 }]))).toBeCloseTo(none - 20, 3);
  const turns = [
    { date: day, netIrrigationMm: 12 },
    { date: day, netIrrigationMm: 8 },
  ];
  expect(Number(value('dr.start', weather(), turns))).toBeCloseTo(none - 20, 3);
});

test('entries after the day of the advice are not read', () => {
  expect(value('irr.next.date.dry', weather(), [{ date: tomorrow, netIrrigationMm: 80 }])).toBe(
    value('irr.next.date.dry', weather()),
  );
});

test('of several records of a date the observed one counts', () => {
  const station = sampleWeather(today, 1, 'station').map((day) => ({ ...day, rainMm: 9 }));
  const both = [...weather({ [today]: 40 }), ...station];
  expect(value('rain.day', both)).toBe('9');
  expect(value('rain.day', [...both].reverse())).toBe('9');
});

test('a day without weather is reported and nothing is invented for it', () => {
  const gap = addDays(sowing, 12);
  const advice = advise(
    field,
    weather().filter(({ date }) => date !== gap),
    [],
    asOf,
  );
  expect(advice.weatherGaps).toEqual([gap]);
  expect(advice.days).toEqual([]);
  const depletion = advice.facts.find(({ id }) => id === 'crops.dr.start');
  expect(depletion).toMatchObject({ value: null, scopeKey: 'missing.no-input', scopeParams: { needs: 'weather' } });
  expect(advice.facts.find(({ id }) => id === 'crops.eto.day')?.value).not.toBeNull();
});

test('the balance can be anchored again after the gap', () => {
  const gap = addDays(sowing, 12);
  const anchored = { ...field, start: { date: addDays(sowing, 13), moisture: { kind: 'field-capacity' } as const } };
  const advice = advise(
    anchored,
    weather().filter(({ date }) => date !== gap),
    [],
    asOf,
  );
  expect(advice.weatherGaps).toEqual([]);
  expect(advice.days[0]).toMatchObject({ date: addDays(sowing, 13), day: 14, drStartMm: 0 });
});

test('rain that nobody recorded is named among the inputs of the depletion', () => {
  const day = addDays(sowing, 12);
  const unknown = weather().map((record) => {
    const { rainMm, ...rest } = record;
    return record.date === day || rainMm === undefined ? rest : record;
  });
  const advice = advise(field, unknown, [], asOf);
  expect(advice.rainGaps).toEqual([day]);
  const inputs = advice.facts.find(({ id }) => id === 'crops.dr.start')?.inputs ?? [];
  expect(inputs.find(({ labelKey }) => labelKey === 'days-without-rain-record')?.value).toBe('1');
  expect(advise(field, unknown, [{ date: day, rainMm: 0 }], asOf).rainGaps).toEqual([]);
});
