/** Every figure of an advice can be opened: unit, source, edition, status, inputs, and a formula that gives the value. */
import { addDays, type Fact, isoDate } from '@repo/facts';
import { deepRuns } from '@repo/facts/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { advise, type DualCoefficient, type Field, messageKeys, type WeatherDay } from '../../src/index.ts';
import { sampleDualField, sampleField, sampleWeather } from '../../src/testing.ts';
import { evaluate } from '../support/evaluate.ts';
import { expectOpenable } from '../support/openable.ts';

const sowing = isoDate('2026-05-01');

/** Past days of a station up to the day before `asOf`, then a forecast of `ahead` days. */
function weatherAround(past: number, ahead: number): WeatherDay[] {
  return [...sampleWeather(sowing, past), ...sampleWeather(addDays(sowing, past), ahead, 'forecast')];
}

function factsOf(field: Field, past: number, ahead: number): readonly Fact[] {
  return advise(field, weatherAround(past, ahead), [], addDays(sowing, past)).facts;
}

test.each([
  ['single', sampleField()],
  ['dual', sampleDualField()],
])('the %s sample says everything but the provider’s ETo and a leaching requirement', (_, field) => {
  const facts = factsOf(field, 40, 16);
  expectOpenable(facts);
  const missing = facts.filter(({ status }) => status === 'missing').map(({ id }) => id);
  expect(missing).toEqual(['crops.et0.provider', 'crops.irr.lr']);
});

/** What ETo opens, after the provider's. */
const stepsOfEto = [
  'tmean',
  'es',
  'ea',
  'delta',
  'pressure',
  'gamma',
  'u2',
  'sun.latitude',
  'sun.distance',
  'sun.declination',
  'sun.sunset',
  'ra',
  'rs',
  'rso',
  'rns',
  'rnl',
  'rn',
];

test('ids, in the order of the card', () => {
  expect(factsOf(sampleField(), 40, 16).map(({ id }) => id.replace('crops.', ''))).toEqual([
    'eto.day',
    'et0.provider',
    ...stepsOfEto,
    'stage.name',
    'stage.day',
    'kc.day',
    'kc.mid',
    'kc.end',
    'etc.day',
    'zr.start',
    'zr.day',
    'rain.day',
    'dr.start',
    'taw',
    'raw',
    'ks',
    'eta.day',
    'dp.day',
    'dr.end',
    'irr.next.date.dry',
    'irr.next.date.withRain',
    'irr.ea',
    'irr.lr',
    'irr.net',
    'irr.gross',
    'irr.inches',
    'irr.volume',
    'irr.hours',
  ]);
});

test('ids of the dual coefficient, in the order of the card', () => {
  expect(factsOf(sampleDualField(), 40, 16).map(({ id }) => id.replace('crops.', ''))).toEqual([
    'eto.day',
    'et0.provider',
    ...stepsOfEto,
    'stage.name',
    'stage.day',
    'kcb.day',
    'kcb.mid',
    'kcb.end',
    'height.day',
    'rhmin.day',
    'kcmax.day',
    'fc.day',
    'fw.day',
    'few.day',
    'rew',
    'tew',
    'de.start',
    'kr',
    'ke.day',
    'kc.day',
    'etc.day',
    'zr.start',
    'zr.day',
    'rain.day',
    'dr.start',
    'taw',
    'raw',
    'ks',
    'kc.act',
    'evaporation.day',
    'transpiration.day',
    'eta.day',
    'dp.day',
    'dr.end',
    'irr.next.date.dry',
    'irr.next.date.withRain',
    'irr.ea',
    'irr.lr',
    'irr.net',
    'irr.gross',
    'irr.inches',
    'irr.volume',
    'irr.hours',
  ]);
});

/** Formulas of dates, conditions and the stage are no arithmetic. */
const arithmetic = ({ unit, formula }: Fact) =>
  unit !== 'date' && unit !== 'term' && formula?.numbers !== undefined && !/[≤≥]/.test(formula.numbers);

/** Evaluated apart from the engine; six decimals of a ratio leave 0.0001 of a root zone of 200 mm. */
function expectNumbersGiveValues(facts: readonly Fact[], least: number) {
  const computed = facts.filter(arithmetic).filter(({ id }) => id !== 'crops.stage.day');
  expect(computed.length).toBeGreaterThanOrEqual(least);
  for (const { id, value, formula } of computed) {
    const made = evaluate(formula?.numbers ?? '');
    expect(Math.abs(made - Number(value)), `${id}: ${formula?.numbers} for ${value}`).toBeLessThan(1e-4 + 1e-6 * made);
  }
}

test.each([
  ['initial', 10],
  ['development', 40],
  ['mid', 100],
  ['late', 170],
])('in the %s stage the numbers put into each formula give its value', (stage, past) => {
  const facts = factsOf(sampleField(), past, 5);
  expect(facts.find(({ id }) => id === 'crops.stage.name')?.value).toBe(`stage.${stage}`);
  expectNumbersGiveValues(facts, 6);
  expectNumbersGiveValues(factsOf(sampleDualField(), past, 5), 14);
});

test('the stage is shown between its bounds', () => {
  const bounds = (past: number) =>
    factsOf(sampleField(), past, 3).find(({ id }) => id === 'crops.stage.name')?.formula?.numbers;
  expect([10, 40, 100, 170].map(bounds)).toEqual(['11 ≤ 30', '30 < 41 ≤ 80', '80 < 101 ≤ 140', '140 < 171 ≤ 195']);
});

test('a chain that mixes editions names both, and takes the worse status', () => {
  const observed = advise(sampleField(), sampleWeather(sowing, 41), [], addDays(sowing, 40)).facts;
  const facts = new Map(observed.map((fact) => [fact.id, fact]));
  expect(facts.get('crops.eto.day')).toMatchObject({ edition: '2025', status: 'verified' });
  expect(facts.get('crops.kc.day')).toMatchObject({ edition: '1998, 2025', status: 'secondary' });
  // While roots grow it stands on the depth that was typed for sowing, once they are grown on the tables alone.
  expect(facts.get('crops.raw')).toMatchObject({ edition: '1998, 2025', status: 'user' });
  const grown = advise(sampleField(), sampleWeather(sowing, 101), [], addDays(sowing, 100)).facts;
  expect(grown.find(({ id }) => id === 'crops.raw')).toMatchObject({ edition: '1998, 2025', status: 'secondary' });
  expect(facts.get('crops.irr.ea')).toMatchObject({ status: 'user', source: { kind: 'user' } });
});

test('own stage lengths with 2025 rows are all of 2025, and the word of who typed them', () => {
  const lengths = { iniDays: 30, devDays: 50, midDays: 60, lateDays: 55 };
  const facts = new Map(factsOf({ ...sampleField(), stages: { lengths } }, 40, 5).map((fact) => [fact.id, fact]));
  expect(facts.get('crops.kc.day')).toMatchObject({ edition: '2025', status: 'user' });
});

const anyDual: fc.Arbitrary<DualCoefficient | undefined> = fc.constantFrom<(DualCoefficient | undefined)[]>(
  undefined,
  { wettedFraction: 0.5 },
  { wettedFraction: 0.3, drip: true, layer: { rewMm: 8, tewMm: 20 } },
  { wettedFraction: 1, layer: { rewMm: 20, tewMm: 8 } },
  { wettedFraction: 0, layerAtStart: 'dry' },
);

const anyField: fc.Arbitrary<Field> = fc
  .record({
    crop: fc.constantFrom('cotton', 'wheat', 'rice', 'mustard', 'sugarcane', 'tomato', 'mango'),
    edition: fc.constantFrom('1998', '2025'),
    soil: fc.constantFrom({ class: 'fao.loam' }, { class: 'aquacrop.clay-loam' }, { class: 'loam' }, undefined),
    stages: fc.constantFrom(
      { row: 'cotton.egypt-pakistan-california' },
      { row: 'small-grains.pakistan-arid-region' },
      undefined,
    ),
    start: fc.constantFrom(
      { moisture: { kind: 'field-capacity' } },
      { moisture: { kind: 'water-content', theta: 0.2 } },
      undefined,
    ),
    discharge: fc.constantFrom(0, 100, undefined),
    efficiency: fc.constantFrom(0, 0.6, 1.4, undefined),
    early: fc.boolean(),
    dual: anyDual,
  })
  .map(({ crop, edition, soil, stages, start, discharge, efficiency, early, dual }) => {
    const { id, site, sowingDate, areaM2 } = sampleField();
    return {
      id,
      site,
      sowingDate,
      crop,
      edition,
      dayConvention: early ? ('early' as const) : ('eq8.15' as const),
      ...(areaM2 === undefined ? {} : { areaM2 }),
      ...(dual === undefined ? {} : { dual }),
      ...(soil === undefined ? {} : { soil }),
      ...(stages === undefined ? {} : { stages }),
      ...(start === undefined ? {} : { start }),
      ...(discharge === undefined ? {} : { dischargeM3PerHour: discharge }),
      ...(efficiency === undefined ? {} : { applicationEfficiency: efficiency }),
    } satisfies Field;
  });

test('property: whatever is left out, every fact can be opened or says why not, twice the same', () => {
  const past = fc.integer({ min: 0, max: 220 });
  fc.assert(
    fc.property(anyField, past, fc.integer({ min: 0, max: 10 }), (field, before, ahead) => {
      const facts = factsOf(field, before, ahead);
      expectOpenable(facts);
      expect(JSON.stringify(factsOf(field, before, ahead))).toBe(JSON.stringify(facts));
    }),
    { numRuns: deepRuns(150, 3000) },
  );
}, 600_000);

test('message keys are unique and sorted', () => {
  expect(messageKeys).toEqual([...new Set(messageKeys)].sort());
});
