/** A figure is trusted no further than the weakest of what went into it, and says what that is. */
import { addDays, type Fact, isoDate } from '@repo/facts';
import { expect, test } from 'vitest';
import { advise, type Field, type LedgerEntry, settled, type WeatherDay, type WeatherKind } from '../../src/index.ts';
import { sampleDualField, sampleField, sampleWeather } from '../../src/testing.ts';

const sowing = isoDate('2026-05-01');
const asOf = addDays(sowing, 40);
/** 2025 rows alone, so that no table weakens a figure. */
const lengths = { iniDays: 30, devDays: 50, midDays: 60, lateDays: 55 };

const observed = sampleWeather(sowing, 41);
const withToday = (kind: WeatherKind) => [...sampleWeather(sowing, 40), ...sampleWeather(asOf, 6, kind)];

function factsOf(field: Field, weather: readonly WeatherDay[] = observed, ledger: readonly LedgerEntry[] = []) {
  return new Map<string, Fact>(advise(field, weather, ledger, asOf).facts.map((fact) => [fact.id.replace('crops.', ''), fact]));
}

test('ETo of a day that a station measured is verified, with every step', () => {
  const facts = factsOf(sampleField());
  const steps = ['eto.day', 'tmean', 'es', 'ea', 'delta', 'gamma', 'u2', 'ra', 'rs', 'rso', 'rns', 'rnl', 'rn'];
  for (const id of steps) expect(facts.get(id), id).toMatchObject({ status: 'verified' });
  expect(facts.get('eto.day')?.scopeKey).toBeUndefined();
});

test('ETo of a forecast is not, nor what stands on it, and both say that it is a forecast', () => {
  const facts = factsOf(sampleField(), withToday('forecast'));
  const forecast = { status: 'unverified', scopeKey: 'scope.from-forecast' };
  for (const id of ['eto.day', 'tmean', 'es', 'ea', 'delta', 'u2', 'rs', 'rn', 'etc.day', 'raw']) {
    expect(facts.get(id), id).toMatchObject(forecast);
  }
  const dual = factsOf(sampleDualField(), withToday('forecast'));
  for (const id of ['rhmin.day', 'kcmax.day', 'fc.day', 'ke.day', 'eta.day']) expect(dual.get(id), id).toMatchObject(forecast);
  // Neither is of the weather.
  for (const id of ['gamma', 'ra', 'pressure']) expect(facts.get(id), id).toMatchObject({ status: 'verified' });
  expect(facts.get('kc.day')?.status).toBe('secondary');
  // The days before were measured.
  expect(facts.get('dr.start')).toMatchObject({ status: 'user', scopeKey: 'scope.from-typed' });
});

test('a date that the forecast gives is unverified; one that is due today by measured days is not', () => {
  const ahead = factsOf(sampleField(), withToday('forecast')).get('irr.next.date.dry');
  expect(ahead).toMatchObject({ status: 'unverified', scopeKey: 'scope.projection.dry' });
  const measured = factsOf(sampleField()).get('irr.next.date.dry');
  expect(measured?.value).not.toBeNull();
  expect(measured?.status).toBe('user');
});

test('a model’s view of a day is secondary', () => {
  expect(factsOf(sampleField(), withToday('analysis')).get('eto.day')).toMatchObject({ status: 'secondary' });
  expect(factsOf(sampleField(), withToday('reanalysis')).get('eto.day')).toMatchObject({ status: 'secondary' });
});

test.each([
  ['wind', ({ wind: _, ...day }: WeatherDay) => day, {}, 'u2', 'scope.wind-assumed'],
  ['humidity', ({ tdewC: _, ...day }: WeatherDay) => day, { dewPointOffsetC: 2 }, 'ea', 'scope.humidity-estimated'],
  ['radiation', ({ rsMj: _, ...day }: WeatherDay) => day, { krs: 0.16 }, 'rs', 'scope.radiation-estimated'],
] as const)(
  'estimated %s: ETo, its step and the water used are unverified and say why',
  (_, without, estimates, id, scopeKey) => {
    const facts = factsOf({ ...sampleField(), estimates }, observed.map(without));
    const why = { status: 'unverified', scopeKey };
    for (const one of ['eto.day', id, 'etc.day', 'dr.start']) expect(facts.get(one), one).toMatchObject(why);
    const past = observed.map((day, index) => (index === 3 ? without(day) : day));
    // One estimated day of the season is enough for the depletion, and touches no ETo of today.
    expect(factsOf({ ...sampleField(), estimates }, past).get('dr.start')).toMatchObject(why);
    expect(factsOf({ ...sampleField(), estimates }, past).get('eto.day')).toMatchObject({ status: 'verified' });
  },
);

test('what is computed from typed values is the word of who typed them', () => {
  const facts = factsOf({ ...sampleDualField(), stages: { lengths } }, observed, [
    { date: addDays(sowing, 38), netIrrigationMm: 40 },
  ]);
  const typed = { status: 'user', scopeKey: 'scope.from-typed' };
  for (const id of ['stage.name', 'fw.day', 'few.day', 'ke.day']) expect(facts.get(id), id).toMatchObject(typed);
  const due = factsOf(sampleField());
  for (const id of ['irr.gross', 'irr.volume', 'irr.hours']) expect(due.get(id)?.status, id).toBe('user');
  expect(facts.get('rew')).toMatchObject({ status: 'verified' });
  const soil = { ...sampleField(), soil: { thetaFc: 0.29, thetaWp: 0.15 } };
  expect(factsOf(soil).get('taw')?.status).toBe('user');
});

test('rain of the field’s gauge is the word of who read it, rain that nobody knows is unverified', () => {
  expect(factsOf(sampleField(), observed, [{ date: asOf, rainMm: 4 }]).get('rain.day')).toMatchObject({ status: 'user' });
  const unknown = observed.map(({ rainMm: _, ...day }) => day);
  expect(factsOf(sampleField(), unknown).get('dr.start')).toMatchObject({
    status: 'unverified',
    scopeKey: 'scope.rain-unknown',
  });
});

test('no computed figure is better than what it opens', () => {
  const ranking = ['verified', 'secondary', 'user', 'unverified'];
  for (const weather of [observed, withToday('forecast'), withToday('analysis')]) {
    const facts = factsOf(sampleDualField(), weather);
    for (const fact of facts.values()) {
      for (const { ref } of fact.inputs) {
        const opened = facts.get(ref?.replace('crops.', '') ?? '');
        if (!opened || opened.status === 'missing' || fact.status === 'missing') continue;
        expect(ranking.indexOf(fact.status), `${fact.id} on ${ref}`).toBeGreaterThanOrEqual(ranking.indexOf(opened.status));
      }
    }
  }
});

/** A fact of the vertical's own beside those of the engine. */
function fact(id: string, status: Fact['status'], refs: readonly string[] = [], scopeKey?: string): Fact {
  const inputs = refs.map((ref) => ({ symbol: 'x', labelKey: 'area', value: '1', unit: 'none' as const, ref }));
  const rest = scopeKey === undefined ? {} : { scopeKey };
  return { id, value: '1', unit: 'none', source: { kind: 'computed' }, status, inputs, formula: null, ...rest };
}

test('an assumed efficiency makes the depth to be brought unverified, in whatever order the facts stand', () => {
  const facts = [
    fact('hours', 'secondary', ['gross']),
    fact('gross', 'user', ['net', 'efficiency'], 'scope.from-typed'),
    fact('net', 'verified'),
    fact('efficiency', 'unverified', [], 'scope.efficiency-assumed'),
  ];
  for (const order of [facts, facts.toReversed()]) {
    const made = new Map(settled(order).map((one) => [one.id, one]));
    const why = { status: 'unverified', scopeKey: 'scope.stands-on-unverified' };
    expect([made.get('hours'), made.get('gross')]).toMatchObject([why, why]);
    expect(made.get('net')).toEqual(facts[2]);
    expect(settled(settled(order))).toEqual(settled(order));
  }
});

test('a scope of its own stays, a missing fact weakens nothing, and a circle ends', () => {
  const [date, lone] = settled([
    fact('date', 'verified', ['net'], 'scope.projection.dry'),
    fact('lone', 'verified', ['absent']),
    fact('net', 'unverified'),
    { ...fact('absent', 'missing'), value: null },
  ]);
  expect(date).toMatchObject({ status: 'unverified', scopeKey: 'scope.projection.dry' });
  expect(lone?.status).toBe('verified');
  expect(settled([fact('a', 'verified', ['b']), fact('b', 'user', ['a'])]).map(({ status }) => status)).toContain('user');
});
