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

/** Dry days of a station's file. */
function weatherFrom(from: IsoDate, to: IsoDate): StoredDay[] {
  const days: StoredDay[] = [];
  for (let date = from; date <= to; date = addDays(date, 1)) days.push(day(date, 'station', 0));
  return days;
}

/** Dry days up to yesterday, then a forecast. */
function weather(ahead: number, rain: (index: number) => number = () => 0): StoredDay[] {
  return [
    ...weatherFrom(sown, addDays(today, -1)),
    ...Array.from({ length: ahead }, (_, index) => day(addDays(today, index), 'forecast', rain(index))),
  ];
}

function field(changes: Partial<FieldView> = {}, inputs: Partial<FieldView['inputs']> = {}): FieldView {
  return {
    id: 'field_test',
    title: 'Test',
    updatedAt: '2026-02-10T04:00:00.000Z',
    weather: weather(10),
    entries: [
      { id: 'entry_1', fieldId: 'field_test', kind: 'irrigation', date: isoDate('2026-01-30'), depth: 1500, withdrawnAt: null },
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
  const { asked } = dayOfAdvice(stored.inputs, today);
  return adviceLine(stored, today, adviceOf(stored, asked), texts);
};

describe('the line of a field', () => {
  test('water due ahead: the day and the depth, in both languages', () => {
    const advice = adviceOf(field(), today);
    const due = dateOf(factOf(advice, 'irr.next.date.dry'));
    const inches = Number(numberOf(factOf(advice, 'irr.inches'))?.toFixed(1));
    expect(due !== null && due > today).toBe(true);
    expect(lineOf(field()).text).toMatch(new RegExp(`^Irrigate on \\w+day \\d+ February: apply ${inches} inches$`));
    expect(stripIsolates(lineOf(field(), urdu).text)).toMatch(new RegExp(`^\\S+ \\d+ فروری کو پانی لگائیں، ${inches} انچ$`));
    expect(lineOf(field()).rain).toBeNull();
  });

  test('no water for weeks: it is due today', () => {
    expect(lineOf(field({ entries: [] })).text).toMatch(/^Irrigate today: apply \d+(?:\.\d)? inches$/);
  });

  test('forecast rain is never taken off: what it would change stands beside', () => {
    const rained = field({ weather: weather(10, (index) => (index === 2 ? 60 : 0)) });
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

  describe('a file of a station alone', () => {
    const fileTo = (date: string, changes: Partial<FieldView> = {}) =>
      lineOf(field({ entries: [], weather: weatherFrom(sown, isoDate(date)), ...changes }));

    test('up to yesterday: water is due today, and the line says by which weather', () => {
      const { text, notes } = fileTo('2026-02-09');
      expect(text).toMatch(/^Irrigate today: apply \d+(?:\.\d)? inches$/);
      expect(notes[0]).toMatch(/^Water has been due since \w+day \d+ \w+\.$/);
      expect(notes[1]).toBe('By the weather up to yesterday, Monday 9 February.');
    });

    test('up to five days ago: the day, what is missing since, and both ways to it', () => {
      expect(fileTo('2026-02-05').notes.at(-1)).toBe(
        'By the weather up to Thursday 5 February. The weather since then is not here yet: fetch it, or add a station’s file up to yesterday.',
      );
    });

    test('nothing due by then is not said of today', () => {
      const wet = { id: 'entry_1', fieldId: 'field_test', kind: 'irrigation', depth: 2000, withdrawnAt: null } as const;
      const entries = [{ ...wet, date: isoDate('2026-02-04') }];
      expect(fileTo('2026-02-05', { entries })).toMatchObject({
        text: 'No water was needed up to Friday 6 February; bring the weather since then',
        next: 'weather',
      });
      expect(fileTo('2026-02-09', { entries })).toMatchObject({ text: en['crops.advice.not-due-today'], next: 'weather' });
      expect(fileTo('2026-02-10', { entries })).toMatchObject({ text: en['crops.advice.not-due-tomorrow'], notes: [] });
    });

    test('who irrigated after it is not sent to irrigate again', () => {
      const entry = { id: 'entry_1', fieldId: 'field_test', kind: 'irrigation', depth: 900, withdrawnAt: null } as const;
      expect(fileTo('2026-02-09', { entries: [{ ...entry, date: today }] })).toMatchObject({
        text: 'The water of Tuesday 10 February is not counted yet; the next date comes with the weather up to then',
        next: 'weather',
      });
    });

    test('with a hole in the middle: withheld', () => {
      const weather = weatherFrom(sown, isoDate('2026-02-09')).filter(({ date }) => date < '2026-01-03' || date > '2026-01-05');
      expect(fileTo('2026-02-09', { weather }).text).toBe('The weather of 3 days is missing; with it there will be advice');
    });
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
    ['no stage row chosen', { stages: '' }, en['crops.advice.incomplete']],
    [
      'a sowing date ahead',
      { sowingDate: isoDate('2026-03-01') },
      'Sowing is on 1 March 2026; water advice begins with that day',
    ],
    [
      'a sowing date far ahead',
      { sowingDate: isoDate('2026-07-01') },
      'Sowing is on 1 July 2026; water advice begins with that day',
    ],
  ])('%s: said as it is', (_, inputs, text) => {
    expect(lineOf(field({ weather: weather(10) }, inputs)).text).toBe(text);
  });
});

test('a season that is over keeps the figures of its last day with weather, and nothing is to be done', () => {
  const old = field({}, { sowingDate: isoDate('2025-08-01') });
  // 25 + 35 + 65 + 40 days from 1 August end on 12 January.
  expect(dayOfAdvice(old.inputs, today)).toEqual({ asked: '2026-01-12', past: true });
  const early = { ...old, weather: weatherFrom(isoDate('2025-08-01'), isoDate('2026-01-05')) };
  expect(lineOf(early)).toEqual({
    text: 'The season of this crop is over; the figures are of 5 January 2026',
    notes: [],
    rain: null,
    next: null,
  });
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

test('what was applied counts as far as it stays on the field; rain counts whole', () => {
  const given = (kind: 'irrigation' | 'rain', efficiencyPct: number | null) => {
    const entry = { id: 'entry_1', fieldId: 'field_test', kind, date: isoDate('2026-01-20'), depth: 300, withdrawnAt: null };
    const { days } = adviceOf(field({ entries: [entry] }, { efficiencyPct }), today);
    const found = days.find(({ date }) => date === entry.date);
    return kind === 'rain' ? found?.rainMm : found?.irrigationMm;
  };
  expect(given('irrigation', null)).toBeCloseTo(18, 9);
  expect(given('irrigation', 75)).toBeCloseTo(22.5, 9);
  expect(given('rain', 75)).toBe(30);
});

test('a figure outside the season, and of rice, says why in a sentence', () => {
  const ahead = factOf(adviceOf(field({}, { sowingDate: isoDate('2026-07-01') }), today), 'dr.start');
  expect(ahead && missingText(ahead, english)).toBe(en['crops.missing.season']);
  const rice = factOf(adviceOf(field({}, { crop: 'rice', variant: 'flooded', stages: 'rice.tropics' }), today), 'irr.net');
  expect(rice && missingText(rice, english)).toBe(en['crops.missing.pond']);
  const chickpea = factOf(adviceOf(field({}, { crop: 'chickpea', variant: null, stages: '' }), today), 'dr.start');
  expect(chickpea && missingText(chickpea, english)).toBe('Not in the tables of FAO-56: stage lengths');
});

test('weather that is older than a week tells neither a date nor a depth', () => {
  const { text, next } = lineOf(field({ weather: weatherFrom(sown, addDays(today, -8)) }));
  expect(text).toBe(
    'The weather ends on Monday 2 February, 8 days ago. That is too old to say what to do today; fetch the weather or add a newer file',
  );
  expect(next).toBe('weather');
  expect(lineOf(field({ weather: weatherFrom(sown, addDays(today, -7)), entries: [] })).text).toContain('Irrigate today');
});

test('a trace of rain after the last known day is taken off and does not silence due water', () => {
  const rain = { id: 'entry_2', fieldId: 'field_test', kind: 'rain', date: today, depth: 1, withdrawnAt: null } as const;
  const { text, notes } = lineOf(field({ weather: weatherFrom(sown, addDays(today, -1)), entries: [rain] }));
  expect(text).toContain('Irrigate today');
  expect(notes.join(' ')).toContain('The water written for Tuesday 10 February is taken off');
});
