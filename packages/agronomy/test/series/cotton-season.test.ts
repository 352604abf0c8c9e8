/**
 * The dry cotton season of 2013 as pyfao56 1.4.0 computes it; source in `../fixtures/README.md`. Parameters and totals are those of
 * `cotton2013.par` and the season summary of the same run.
 */
import { beforeAll, expect, test } from 'vitest';
import { windAt2m } from '../../src/atmosphere/index.ts';
import { totalEvaporableWater } from '../../src/crop-coefficient/index.ts';
import { type DualBalanceField, type DualBalanceRow, depletionOf, dualSeason } from '../../src/water-balance/index.ts';
import { cottonColumns } from '../support/cotton-columns.ts';
import { numberAt, readFixture } from '../support/csv.ts';
import { expectNear } from '../support/near.ts';

const stages = { iniDays: 31, devDays: 52, midDays: 50, lateDays: 21 };
const water = { thetaFc: 0.225, thetaWp: 0.1 };
const field: DualBalanceField = {
  crop: {
    stages,
    coefficients: { ini: 0.15, mid: 1.2, end: 0.573 },
    height: { minM: 0.05, maxM: 1.2 },
    rootDepth: { minM: 0.6, maxM: 1.7 },
    depletionFraction: 0.65,
  },
  soil: { ...water, tewMm: totalEvaporableWater(water.thetaFc, water.thetaWp, 0.1143), rewMm: 9 },
  options: { dayConvention: 'eq8.15', heightFloorM: 0 },
};

const expected = readFixture('cotton-dry-2013-expected.csv');
const columns = cottonColumns(stages);
let rows: DualBalanceRow[] = [];

beforeAll(() => {
  const weather = new Map(readFixture('maricopa-2013-daily.csv').map((row) => [row.get('year_doy'), row]));
  const irrigation = new Map(readFixture('cotton-dry-2013-irrigation.csv').map((row) => [row.get('year_doy'), row]));
  const inputs = expected.map((row, index) => {
    const date = row.get('Year-DOY');
    const day = weather.get(date);
    if (!day) throw new Error(`no weather on ${date}`);
    const water = irrigation.get(date);
    const climate = { windAt2mMs: windAt2m(numberAt(day, 'wind_ms'), 3), rhMinPct: numberAt(day, 'rhmin') };
    return {
      // pyfao56 counts the season from 0.
      day: index,
      etoMm: numberAt(day, 'etref_mm'),
      rainMm: numberAt(day, 'rain_mm'),
      irrigationMm: water ? (numberAt(water, 'depth_mm') * numberAt(water, 'eff_pct')) / 100 : 0,
      irrigationWettedFraction: water ? numberAt(water, 'fw') : 1,
      climate,
    };
  });
  const { soil, crop } = field;
  const drMm = depletionOf(0.1, soil, crop.rootDepth.minM);
  const start = {
    drMm,
    rootDepthM: crop.rootDepth.minM,
    subsoilDepletion: 0,
    deMm: soil.tewMm,
    wettedFraction: 1,
    heightM: crop.height.minM,
  };
  rows = dualSeason(start, inputs, field);
});

test.each(Object.keys(columns))('season-cotton2013-dry: %s, each of 200 days within 0.001', (name) => {
  const column = columns[name];
  if (!column) expect.fail(name);
  expect(rows).toHaveLength(200);
  for (const [index, row] of rows.entries()) expectNear(column(row), numberAt(expected[index] ?? new Map(), name), 0.001);
});

test('season-cotton2013-dry: no column of the source is left out but the unused and the calendar', () => {
  const used = [...(expected[0] ?? new Map<string, string>())].filter(([, cell]) => cell !== '-99.999').map(([name]) => name);
  const calendar = ['Year-DOY', 'Year', 'DOY', 'DOW', 'Date', 'IrrLoss'];
  expect(used.filter((name) => !calendar.includes(name))).toEqual(Object.keys(columns));
  expect(expected.every((row) => row.get('IrrLoss') === '0.000')).toBe(true);
});

const totals = {
  ETref: 1352.49,
  ETcm: 1037.566,
  ETcb: 965.836,
  ETmax: 1704.862,
  ETc: 1062.597,
  ETa: 887.088,
  E: 96.761,
  T: 790.327,
  DP: 49.79,
  Irrig: 754.4,
  Rain: 49.27,
};

test.each(Object.entries(totals))('season-cotton2013-dry: total %s within 0.01', (name, total) => {
  const column = columns[name];
  if (!column) expect.fail(name);
  expectNear(
    rows.reduce((sum, row) => sum + column(row), 0),
    total,
    0.01,
  );
});

test('season-cotton2013-dry: depletion at both ends', () => {
  expectNear(depletionOf(0.1, field.soil, 0.6), 75, 0.01);
  expectNear(rows.at(-1)?.drMm ?? Number.NaN, 208.208, 0.01);
});
