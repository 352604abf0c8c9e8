/** K_c and K_cb of the mid stage and of the end follow the wind and humidity that the field's own station measured. */
import { addDays, type Fact, type IsoDate, isoDate } from '@repo/facts';
import { expect, test } from 'vitest';
import { advise, climateTerm, type Field, fewestStageDays, type WeatherDay } from '../../src/index.ts';
import { sampleDualField, sampleField, sampleWeather } from '../../src/testing.ts';
import { evaluate } from '../support/evaluate.ts';
import { expectNear } from '../support/near.ts';

const sowing = isoDate('2026-05-01');
const mid = 80;
const late = 140;

/** Every day alike but for what the test changes: 2.6 m/s at 2 m, 25 per cent. */
function station(count: number, change: (day: WeatherDay, index: number) => WeatherDay = (day) => day): WeatherDay[] {
  return sampleWeather(sowing, count).map((day, index) =>
    change({ ...day, rhMinPct: 25, wind: { speedMs: 2.6, heightM: 2 } }, index),
  );
}

/** Facts of the day of the season, counted from 1. */
function factsOf(day: number, field: Field = sampleField(), weather: readonly WeatherDay[] = station(day)) {
  const on: IsoDate = addDays(sowing, day - 1);
  return new Map<string, Fact>(advise(field, weather, [], on).facts.map((fact) => [fact.id.replace('crops.', ''), fact]));
}

const inputOf = (fact: Fact | undefined, labelKey: string) => fact?.inputs.find((input) => input.labelKey === labelKey)?.value;
const term = climateTerm({ windAt2mMs: 2.6, rhMinPct: 25 }, 1.2);

test('until ten days of the stage are measured the table stands, and says so', () => {
  const facts = factsOf(mid + fewestStageDays - 1);
  expect(facts.get('kc.mid')).toMatchObject({
    value: '1.1',
    source: { kind: 'document', document: 'FAO-56', clause: 'Table 6.2, 7.2' },
    scopeKey: 'scope.kc-as-tabulated',
    formula: null,
  });
  expect(inputOf(facts.get('kc.mid'), 'stage-days')).toBe('9');
  expect(inputOf(facts.get('kc.mid'), 'stage-days-least')).toBe('10');
  expect(facts.get('kc.day')).toMatchObject({
    value: '1.1',
    scopeKey: 'scope.kc-as-tabulated',
    source: { clause: 'eq. 66 (6.20)' },
  });
});

test('from the tenth on the mid coefficient is adjusted, and opens to the term, the means and the table', () => {
  const facts = factsOf(mid + fewestStageDays);
  const fact = facts.get('kc.mid');
  expectNear(Number(fact?.value), 1.1 + term, 1e-6);
  expect(fact).toMatchObject({ source: { clause: 'eq. 62 (6.16)' }, scopeKey: 'scope.kc-own-weather', status: 'verified' });
  expectNear(evaluate(fact?.formula?.numbers ?? ''), Number(fact?.value), 1e-6);
  const shown = ['kc-mid-tabulated', 'stage-wind.weather', 'stage-rh-min.weather', 'height-greatest', 'stage-days'];
  expect(shown.map((label) => inputOf(fact, label))).toEqual(['1.1', '2.6', '25', '1.2', '10']);
  expectNear(Number(inputOf(fact, 'climate-term')), term, 1e-6);
  expect(facts.get('kc.day')).toMatchObject({ value: fact?.value, source: { clause: 'eq. 66 (6.20)' } });
  expect(facts.get('kc.day')?.scopeKey).toBeUndefined();
  expect(facts.get('kc.day')?.inputs.find(({ labelKey }) => labelKey === 'kc-mid')?.ref).toBe('crops.kc.mid');
});

test('K_cb is adjusted as K_c is, by its own equation, and the balance runs on it', () => {
  const facts = factsOf(mid + 20, sampleDualField());
  expectNear(Number(facts.get('kcb.mid')?.value), 1.05 + term, 1e-6);
  expect(facts.get('kcb.mid')?.source.clause).toBe('eq. 70 (7.2)');
  expect(facts.get('kcb.day')?.value).toBe(facts.get('kcb.mid')?.value);
  expect(facts.get('kc.mid')).toBeUndefined();
  const { days } = advise(sampleDualField(), station(mid + 20), [], addDays(sowing, mid + 19));
  expectNear(days.at(-1)?.dual?.kcb ?? Number.NaN, 1.05 + term, 1e-9);
});

test('the end waits for the late stage: until then it alone is as tabulated', () => {
  const early = factsOf(late + 9);
  expect(early.get('kc.end')).toMatchObject({ scopeKey: 'scope.kc-as-tabulated' });
  expect(early.get('kc.day')?.scopeKey).toBe('scope.kc-end-as-tabulated');
  const later = factsOf(late + 10);
  const tabulated = Number(early.get('kc.end')?.value);
  expectNear(Number(later.get('kc.end')?.value), tabulated + term, 1e-6);
  expect(later.get('kc.end')).toMatchObject({ source: { clause: 'eq. 65 (6.19)' } });
  expect(later.get('kc.day')?.scopeKey).toBeUndefined();
});

test('the mean is of the days of the stage that were measured, none other', () => {
  const windy = (index: number) => ({ wind: { speedMs: index < mid ? 6 : 3, heightM: 2 } });
  const weather = station(mid + 30, (day, index) => ({
    ...day,
    ...(index === mid + 3 ? { wind: { speedMs: 3.9, heightM: 2 } } : windy(index)),
    // Ten days of a model, five without wind: fifteen of thirty count.
    ...(index >= mid + 20 ? { kind: 'analysis' as const } : {}),
  })).map((day, index) => {
    if (index < mid + 15 || index >= mid + 20) return day;
    const { wind: _, ...calm } = day;
    return calm;
  });
  const fact = factsOf(mid + 30, sampleField(), weather).get('kc.mid');
  expect(inputOf(fact, 'stage-days')).toBe('15');
  expect(inputOf(fact, 'stage-wind.weather')).toBe(String((3 * 14 + 3.9) / 15));
});

test('a forecast and an estimated humidity are no measurement', () => {
  const estimates = { dewPointOffsetC: 2 };
  const dry = station(mid + 30).map(({ rhMinPct: _, tdewC: __, ...day }) => day);
  expect(inputOf(factsOf(mid + 30, { ...sampleField(), estimates }, dry).get('kc.mid'), 'stage-days')).toBe('0');
  const forecast = station(mid + 30, (day, index) => (index >= mid ? { ...day, kind: 'forecast' } : day));
  expect(inputOf(factsOf(mid + 30, sampleField(), forecast).get('kc.mid'), 'stage-days')).toBe('0');
});

test('days after the day of the figures do not count', () => {
  const weather = station(mid + 30);
  expect(inputOf(factsOf(mid + 12, sampleField(), weather).get('kc.mid'), 'stage-days')).toBe('12');
});

test('least humidity without a record of it comes from the dew point', () => {
  const saturation = (t: number) => 0.6108 * Math.exp((17.27 * t) / (t + 237.3));
  const weather = station(mid + 10, ({ rhMinPct: _, ...day }) => ({ ...day, tmaxC: 40, tdewC: 16 }));
  const shown = inputOf(factsOf(mid + 10, sampleField(), weather).get('kc.mid'), 'stage-rh-min.weather');
  expectNear(Number(shown), (100 * saturation(16)) / saturation(40), 1e-6);
});

test('a bound of the climate term is named where it acts, and the numbers hold it', () => {
  const extreme = (wind: number, rhMinPct: number) =>
    factsOf(
      mid + 10,
      sampleField(),
      station(mid + 10, (day) => ({ ...day, rhMinPct, wind: { speedMs: wind, heightM: 2 } })),
    ).get('kc.mid');
  const dry = extreme(7.5, 12);
  expect(dry?.formula?.symbols).toContain(', u2 ≤ 6, RHmin ≥ 20');
  const humid = extreme(0.5, 90);
  expect(humid?.formula?.symbols).toContain(', u2 ≥ 1, RHmin ≤ 80');
  for (const fact of [dry, humid]) expectNear(evaluate(fact?.formula?.numbers ?? ''), Number(fact?.value), 1e-6);
  expect(extreme(3, 30)?.formula?.symbols).not.toMatch(/[≤≥]/);
});

test('a crop that dries on the field is not adjusted at the end, and says why', () => {
  const wheat: Field = {
    ...sampleField(),
    crop: 'wheat',
    variant: 'low-grain-moisture',
    stages: { lengths: { iniDays: 5, devDays: 10, midDays: 20, lateDays: 30 } },
  };
  const fact = factsOf(60, wheat).get('kc.end');
  expect(Number(fact?.value)).toBeLessThan(0.45);
  expect(fact).toMatchObject({ source: { clause: 'eq. 65 (6.19)' }, scopeKey: 'scope.kc-end-dried' });
  expect(fact?.formula?.numbers).toBe(fact?.value);
});

test('a climate given with the field goes before its weather, and is the word of who gave it', () => {
  const climate = { windAt2mMs: 2.5, rhMinPct: 35 };
  const field = { ...sampleField(), climate: { mid: climate, late: climate } };
  const facts = factsOf(mid + 20, field);
  expectNear(Number(facts.get('kc.mid')?.value), 1.1 + climateTerm(climate, 1.2), 1e-6);
  expect(facts.get('kc.mid')).toMatchObject({ status: 'user', scopeKey: 'scope.from-typed' });
  expect(facts.get('kc.mid')?.inputs.map(({ labelKey }) => labelKey)).toEqual([
    'kc-mid-tabulated',
    'climate-term',
    'stage-wind.given',
    'stage-rh-min.given',
    'height-greatest',
  ]);
  expect(facts.get('kc.day')).toMatchObject({ status: 'user', scopeKey: 'scope.from-typed' });
});

test('the order of the records does not change a byte', () => {
  const weather = sampleWeather(sowing, mid + 40);
  const on = addDays(sowing, mid + 39);
  const [there, back] = [weather, weather.toReversed()].map((days) => JSON.stringify(advise(sampleField(), days, [], on)));
  expect(back).toBe(there);
});
