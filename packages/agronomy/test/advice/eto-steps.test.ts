/** ETo opens to its roots: each step is a fact whose numbers give its value, down to inputs whose label says where they are from. */
import { type Fact, isoDate } from '@repo/facts';
import { expect, test } from 'vitest';
import { advise, type Edition, type EstimateOptions, type Field, type WeatherDay } from '../../src/index.ts';
import { sampleField } from '../../src/testing.ts';
import { evaluateSides } from '../support/evaluate.ts';
import { expectNear } from '../support/near.ts';
import { expectOpenable } from '../support/openable.ts';

const asOf = isoDate('2026-06-10');
const bare = { date: asOf, kind: 'station', provider: 'synthetic', tmaxC: 41.5, tminC: 26.25, rainMm: 0 } as const;
const wind = { speedMs: 2.5, heightM: 10 };

/** Days by what was measured. */
const days = {
  station: { ...bare, rhMaxPct: 55, rhMinPct: 18, wind, rsMj: 26.4 },
  'dew point': { ...bare, tdewC: 17.5, wind: { speedMs: 1.8, heightM: 2 }, rsMj: 26.4 },
  sunshine: { ...bare, rhMaxPct: 55, wind, sunshineHours: 9.5 },
  'mean humidity': { ...bare, rhMeanPct: 36, wind, sunshineHours: 12 },
  'temperature alone': bare,
  'temperature alone, wide range': { ...bare, tminC: 12 },
  'frost and calm': { ...bare, tmaxC: 4, tminC: -6.5, rhMeanPct: 80, wind: { speedMs: 0.2, heightM: 2 }, rsMj: 3 },
  'less light than cloud leaves': { ...bare, tdewC: 17.5, wind, rsMj: 2 },
  'more light than the sky gives': { ...bare, tdewC: 17.5, wind, rsMj: 45 },
} satisfies Record<string, WeatherDay>;

const estimates: EstimateOptions = { dewPointOffsetC: 2, krs: 0.16 };

function factsOf(day: WeatherDay, field: Partial<Field> = {}): ReadonlyMap<string, Fact> {
  const { facts } = advise({ ...sampleField(), estimates, ...field }, [day], [], asOf);
  expectOpenable(facts);
  return new Map(facts.map((fact) => [fact.id, fact]));
}

/** The facts that a fact opens, and those that they open, itself included. */
function openedFrom(id: string, facts: ReadonlyMap<string, Fact>): Fact[] {
  const seen = new Map<string, Fact>();
  const open = (at: string) => {
    const fact = facts.get(at);
    if (!fact || seen.has(at)) return;
    seen.set(at, fact);
    for (const { ref } of fact.inputs) if (ref !== undefined) open(ref);
  };
  open(id);
  return [...seen.values()];
}

const idsOf = (facts: readonly Fact[]) => facts.map(({ id }) => id.replace('crops.', '')).sort();

test.each(
  Object.entries(days).flatMap(([name, day]) => (['1998', '2025'] as const).map((edition) => [name, edition, day] as const)),
)('%s, %s: the numbers of every step give its value', (_, edition: Edition, day: WeatherDay) => {
  const facts = openedFrom('crops.eto.day', factsOf(day, { edition }));
  expect(facts.length).toBeGreaterThanOrEqual(18);
  for (const { id, value, formula, inputs } of facts) {
    const made = evaluateSides(formula?.numbers ?? '');
    expectNear(made.value, Number(value), 1e-4);
    expect(made.holds, `${id}: ${formula?.numbers}`).toBe(true);
    expect(inputs.length, id).toBeGreaterThan(0);
  }
});

test.each(Object.entries(days))('%s: what a step shows of another is the value of that fact', (_, day: WeatherDay) => {
  const all = factsOf(day);
  for (const { id, inputs } of openedFrom('crops.eto.day', all)) {
    for (const { ref, value } of inputs) if (ref !== undefined) expect(value, `${id} → ${ref}`).toBe(all.get(ref)?.value);
  }
});

const always = ['tmean', 'es', 'ea', 'delta', 'pressure', 'gamma', 'u2', 'rs', 'rso', 'rns', 'rnl', 'rn', 'ra'];
const sun = ['sun.latitude', 'sun.distance', 'sun.declination', 'sun.sunset'];

test('only what the day used is there: possible hours of sunshine on a day of sunshine', () => {
  const steps = (day: WeatherDay) => idsOf(openedFrom('crops.eto.day', factsOf(day)));
  expect(steps(days.station)).toEqual(['eto.day', ...always, ...sun].sort());
  expect(steps(days.sunshine)).toEqual(['eto.day', ...always, ...sun, 'sun.hours'].sort());
  expect(idsOf([...factsOf(days.station).values()])).not.toContain('sun.hours');
});

test('without an ETo there is no step of it', () => {
  const { estimates: _, ...field } = { ...sampleField(), estimates };
  const ids = idsOf([...advise(field, [bare], [], asOf).facts]);
  expect(ids.filter((id) => [...always, ...sun].includes(id))).toEqual([]);
});

/** Labels of the inputs that open nothing more. */
function rootsOf(day: WeatherDay): string[] {
  const inputs = openedFrom('crops.eto.day', factsOf(day)).flatMap((fact) => fact.inputs);
  return [...new Set(inputs.filter(({ ref }) => ref === undefined).map(({ labelKey }) => labelKey))].sort();
}

const place = ['as-of', 'day-of-year', 'elevation', 'latitude', 'soil-heat-flux'];

test.each([
  ['station', ['tmax', 'tmin', 'rh-max', 'rh-min', 'wind', 'rs'], ['wind-height']],
  ['dew point', ['tmax', 'tmin', 'tdew', 'wind', 'rs'], ['wind-height']],
  ['sunshine', ['tmax', 'tmin', 'rh-max', 'wind', 'sunshine'], ['wind-height']],
  ['mean humidity', ['tmax', 'tmin', 'rh-mean', 'wind', 'sunshine'], ['wind-height']],
  ['temperature alone', ['tmax', 'tmin'], ['dew-point-offset', 'krs', 'wind-at-2m.two-metres-a-second']],
] as const)('%s: the roots are the place, the day and what the station gave', (name, measured, others) => {
  const weather = measured.map((quantity) => `weather.station.${quantity}`);
  expect(rootsOf(days[name])).toEqual([...place, ...weather, ...others].sort());
});

test('the mean humidity is of another saturation pressure in each edition', () => {
  const ea = (edition: Edition) => factsOf(days['mean humidity'], { edition }).get('crops.ea');
  expect(ea('1998')).toMatchObject({ edition: '1998', source: { clause: 'eq. 19 (3.16)' } });
  expect(ea('2025')).toMatchObject({ edition: '2025', source: { clause: '(3.6, 3.15)' } });
  expect(ea('1998')?.inputs.map(({ ref }) => ref)).toContain('crops.es');
  expect(ea('2025')?.inputs.map(({ ref }) => ref)).toContain('crops.tmean');
});

test('what was measured is of no edition', () => {
  const edition = (id: string, day: WeatherDay) => factsOf(day).get(`crops.${id}`)?.edition;
  expect([edition('rs', days.station), edition('u2', days['dew point'])]).toEqual([undefined, undefined]);
  expect([edition('rs', days.sunshine), edition('u2', days.station)]).toEqual(['2025', '2025']);
});

test('a limit is named where it acts, and nowhere else', () => {
  const symbols = (day: WeatherDay, id: string, edition: Edition = '2025') =>
    factsOf(day, { edition }).get(`crops.${id}`)?.formula?.symbols ?? '';
  expect(symbols(days['frost and calm'], 'eto.day')).toContain('u2 ≥ 0.5');
  expect(symbols(days['frost and calm'], 'eto.day', '1998')).not.toContain('u2 ≥');
  expect(symbols(days.station, 'eto.day')).not.toMatch(/[≤≥]/);
  expect(symbols(days['less light than cloud leaves'], 'rnl')).toContain('Rs / Rso ≥ 0.25');
  expect(symbols(days['more light than the sky gives'], 'rnl')).toContain('Rs / Rso ≤ 1');
  expect(symbols(days.station, 'rnl')).not.toMatch(/[≤≥]/);
  expect(symbols(days['temperature alone, wide range'], 'rs')).toContain('Rso ≤');
  expect(symbols(days['temperature alone'], 'rs')).not.toMatch(/[≤≥]/);
});

test('where the sun does not set or rise the angle is said, not computed', () => {
  const winter = isoDate('2026-12-21');
  const at = (date: typeof asOf) => {
    const field = { ...sampleField(), sowingDate: date, site: { latitudeDeg: 75, elevationM: 0 } };
    const facts = advise(field, [{ ...days.station, date, rsMj: 0 }], [], date).facts;
    return facts.find(({ id }) => id === 'crops.sun.sunset');
  };
  expect(at(isoDate('2026-06-21'))).toMatchObject({ value: '3.141593', formula: { numbers: 'π' } });
  expect(at(winter)).toMatchObject({ value: '0', formula: { numbers: '0' } });
});
