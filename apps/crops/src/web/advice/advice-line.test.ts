import type { WeatherDay, WeatherKind } from '@repo/agronomy';
import { addDays, type IsoDate, isoDate } from '@repo/facts';
import { createTranslator, formatters } from '@repo/i18n';
import { compileCatalogue } from '@repo/i18n/compile';
import { stripIsolates } from '@repo/urdu-text/direction';
import { describe, expect, test } from 'vitest';
import { dayOfAdvice } from '../../advice/day-of-advice.ts';
import { adviceOf, dateOf, factOf, numberOf } from '../../advice/field-advice.ts';
import en from '../../messages/en.json' with { type: 'json' };
import ur from '../../messages/ur.json' with { type: 'json' };
import type { FieldView, StoredDay } from '../../wire/stored.ts';
import { adviceLine } from './advice-line.ts';
import { missingText, worded } from './missing-text.ts';

const english = {
  ...createTranslator('en', compileCatalogue(en)),
  format: formatters({ locale: 'en' }),
  locale: 'en' as const,
};
const urdu = { ...createTranslator('ur', compileCatalogue(ur)), format: formatters({ locale: 'ur' }), locale: 'ur' as const };
const sown = isoDate('2025-11-15');
const today = isoDate('2026-02-10');

function day(date: IsoDate, kind: WeatherKind, rainMm: number): StoredDay {
  const weather: WeatherDay = { date, kind, provider: 'Test', tmaxC: 24, tminC: 9, rhMeanPct: 55, rsMj: 15, rainMm };
  return { ...weather, wind: { speedMs: 2, heightM: 2 }, fetchedAt: '2026-02-10T04:00:00.000Z' };
}

/** Dry days up to yesterday, then a forecast. */
function weather(ahead: number, rain: (index: number) => number = () => 0): StoredDay[] {
  const days: StoredDay[] = [];
  for (let date = sown; date < today; date = addDays(date, 1)) days.push(day(date, 'station', 0));
  return [...days, ...Array.from({ length: ahead }, (_, index) => day(addDays(today, index), 'forecast', rain(index)))];
}

function field(changes: Partial<FieldView> = {}, inputs: Partial<FieldView['inputs']> = {}): FieldView {
  return {
    id: 'field_test',
    title: 'Test',
    updatedAt: '2026-02-10T04:00:00.000Z',
    weather: weather(10),
    entries: [
      { id: 'entry_1', fieldId: 'field_test', kind: 'irrigation', date: isoDate('2026-01-20'), depth: 900, withdrawnAt: null },
    ],
    ...changes,
    inputs: {
      place: { name: 'Faisalabad', latitudeDeg: 31.42, longitudeDeg: 73.08, elevationM: 184 },
      crop: 'wheat',
      variant: 'low-grain-moisture',
      stages: 'small-grains.pakistan-arid-region',
      sowingDate: sown,
      soil: 'fao.loam',
      start: { kind: 'field-capacity' },
      method: 'basin',
      furrows: null,
      wettedPct: null,
      efficiencyPct: null,
      areaAcres: 5,
      dischargeCusecs: null,
      ...inputs,
    },
  };
}

const lineOf = (stored: FieldView, texts: typeof english | typeof urdu = english) => {
  const { asOf, past } = dayOfAdvice(stored, today);
  return adviceLine(adviceOf(stored, asOf), { hasWeather: stored.weather.length > 0, past }, texts);
};

describe('the line of a field', () => {
  test('water due ahead: the day and the depth, in both languages', () => {
    const advice = adviceOf(field(), today);
    const due = dateOf(factOf(advice, 'irr.next.date.dry'));
    const inches = numberOf(factOf(advice, 'irr.inches'))?.toFixed(1);
    expect(due !== null && due > today).toBe(true);
    expect(lineOf(field()).text).toMatch(new RegExp(`^Irrigate on \\w+day \\d+ February, ${inches} inches$`));
    expect(stripIsolates(lineOf(field(), urdu).text)).toMatch(new RegExp(`^\\S+ \\d+ فروری کو پانی لگائیں، ${inches} انچ$`));
    expect(lineOf(field()).rain).toBeNull();
  });

  test('no water for weeks: it is due today', () => {
    expect(lineOf(field({ entries: [] })).text).toMatch(/^Irrigate today, \d+\.\d inches$/);
  });

  test('forecast rain is never taken off: what it would change stands beside', () => {
    const rained = field({ weather: weather(10, (index) => (index === 2 ? 30 : 0)) });
    expect(lineOf(rained).text).toBe(lineOf(field()).text);
    expect(lineOf(rained).rain).toMatch(/^If the forecast rain falls, no water is needed in the next 10 days$/);
  });

  test('nothing due within the forecast: how many days were looked at', () => {
    const watered = field({
      entries: [
        {
          id: 'entry_1',
          fieldId: 'field_test',
          kind: 'irrigation',
          date: isoDate('2026-02-09'),
          depth: 2000,
          withdrawnAt: null,
        },
      ],
    });
    expect(lineOf(watered).text).toBe('No water is needed in the next 10 days');
  });

  test('no weather, and days without weather: the way to it', () => {
    expect(lineOf(field({ weather: [] }))).toMatchObject({ text: en['crops.advice.no-weather'], next: 'weather' });
    const gap = field({ weather: weather(10).filter(({ date }) => date !== isoDate('2025-12-01')) });
    expect(lineOf(gap)).toMatchObject({
      text: 'The weather of 1 day is missing; with it there will be advice',
      next: 'weather',
    });
  });

  test.each<[string, Partial<FieldView['inputs']>, string]>([
    ['rice', { crop: 'rice', variant: 'flooded', stages: 'rice.tropics' }, en['crops.advice.pond']],
    ['a crop without stage lengths', { crop: 'chickpea', variant: null, stages: '' }, en['crops.advice.no-stages']],
    ['a sowing date ahead', { sowingDate: isoDate('2026-03-01') }, en['crops.advice.before-sowing']],
  ])('%s: said as it is', (_, inputs, text) => {
    expect(lineOf(field({ weather: weather(10) }, inputs)).text).toBe(text);
  });
});

test('a season that is over keeps the figures of its last day with weather, and nothing is to be done', () => {
  const old = field({}, { sowingDate: isoDate('2025-08-01') });
  // 25 + 35 + 65 + 40 days from 1 August end on 12 January.
  expect(dayOfAdvice(old, today)).toEqual({ asOf: '2026-01-12', past: true });
  expect(lineOf(old)).toEqual({ text: 'This season is over; the figures are of 12 January 2026', rain: null, next: null });
  expect(lineOf(field({ weather: [] }, { sowingDate: isoDate('2025-03-01') })).text).toBe(en['crops.advice.after-season']);
});

test('hours are not given without a discharge, and the reason names it in words', () => {
  const hours = factOf(adviceOf(field(), today), 'irr.hours');
  expect(hours && missingText(hours, english)).toBe('Needs the tubewell’s discharge');
  expect(hours && worded(hours, english).scopeParams).toEqual({ needs: 'the tubewell’s discharge' });
  const known = factOf(adviceOf(field({}, { dischargeCusecs: 1 }), today), 'irr.hours');
  expect(known && missingText(known, english)).toBeNull();
});

test('an efficiency that nobody typed is a labelled assumption', () => {
  expect(factOf(adviceOf(field(), today), 'irr.ea')).toMatchObject({ value: '0.6', status: 'unverified' });
  expect(factOf(adviceOf(field({}, { efficiencyPct: 72 }), today), 'irr.ea')).toMatchObject({ value: '0.72', status: 'user' });
});
