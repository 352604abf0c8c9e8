/**
 * The dry cotton season of 2013 through the advice: weather, ledger and field as a person gives them. What a field cannot say is put
 * in as rows: pyfao56's K_cb, height, root depths and p are of no table. Its days count from 0, so the initial stage is a day longer
 * here; its season goes on 45 days after the last stage, where an advice ends.
 */
import { addDays } from '@repo/facts';
import { expect, test } from 'vitest';
import { plainClimate } from '../../src/advice/climate-of-day.ts';
import type { DualRun } from '../../src/advice/dual-run.ts';
import { type FieldRows, rowsOf } from '../../src/advice/field-rows.ts';
import { known } from '../../src/advice/known.ts';
import { seasonOf } from '../../src/advice/season.ts';
import { totalEvaporableWater } from '../../src/crop-coefficient/index.ts';
import { advise, type DualBalanceRow, dualSeason, type Field, type LedgerEntry, type WeatherDay } from '../../src/index.ts';
import { cottonColumns } from '../support/cotton-columns.ts';
import { dateOfYearDay, numberAt, type Row, readFixture } from '../support/csv.ts';
import { expectNear } from '../support/near.ts';

const lengths = { iniDays: 32, devDays: 52, midDays: 50, lateDays: 21 };
const soil = { thetaFc: 0.225, thetaWp: 0.1 };
const sowingDate = dateOfYearDay('2013-113');
const asOf = addDays(sowingDate, 154);
const field: Field = {
  id: 'cotton-dry-2013',
  site: { latitudeDeg: 33.069, elevationM: 361 },
  crop: 'cotton',
  sowingDate,
  edition: '1998',
  soil,
  stages: { lengths },
  start: { moisture: { kind: 'water-content', theta: 0.1 } },
  dual: { wettedFraction: 0.5, layer: { rewMm: 9, tewMm: totalEvaporableWater(soil.thetaFc, soil.thetaWp, 0.1143) } },
};

const station = readFixture('maricopa-2013-daily.csv');
const weather = station.map(
  (row): WeatherDay => ({
    date: dateOf(row),
    kind: 'station',
    provider: 'AZMET Maricopa',
    tmaxC: numberAt(row, 'tmax_c'),
    tminC: numberAt(row, 'tmin_c'),
    rhMaxPct: numberAt(row, 'rhmax'),
    rhMinPct: numberAt(row, 'rhmin'),
    wind: { speedMs: numberAt(row, 'wind_ms'), heightM: 3 },
    rsMj: numberAt(row, 'rs_mj'),
    rainMm: numberAt(row, 'rain_mm'),
  }),
);
const ledger = readFixture('cotton-dry-2013-irrigation.csv').map(
  (row): LedgerEntry => ({
    date: dateOf(row),
    netIrrigationMm: (numberAt(row, 'depth_mm') * numberAt(row, 'eff_pct')) / 100,
    wettedFraction: numberAt(row, 'fw'),
  }),
);

function dateOf(row: Row) {
  return dateOfYearDay(row.get('year_doy') ?? '');
}

/** The field's own rows with the crop of the run. */
function rowsOfRun(): FieldRows {
  const rows = rowsOf(field);
  if (!rows.coefficients.ok || !rows.roots.ok) return expect.fail('no rows');
  const { row } = rows.coefficients.value;
  const cotton = { ...rows.coefficients.value, row: { ...row, heightM: { max: 1.2 } } };
  return {
    ...rows,
    coefficients: known({ ...cotton, kcb: { ini: 0.15, mid: 1.2, end: 0.573 } }),
    roots: known({ ...rows.roots.value, row: { ...rows.roots.value.row, p: 0.65 }, startM: 0.6, fullM: 1.7 }),
  };
}

function runOf(rows: FieldRows): DualRun {
  const { season } = seasonOf(field, rows, weather, ledger, { asked: asOf, asOf });
  return season.ok && season.value.dual ? season.value.dual : expect.fail('no season');
}

const run = runOf(rowsOfRun());
const columns = cottonColumns(lengths);
const expected = readFixture('cotton-dry-2013-expected.csv').slice(0, 155);

function expectColumn(rows: readonly DualBalanceRow[], name: string, tolerance: number) {
  const column = columns[name];
  if (!column) expect.fail(name);
  expect(rows).toHaveLength(155);
  for (const [index, row] of rows.entries()) expectNear(column(row), numberAt(expected[index] ?? new Map(), name), tolerance);
}

/** In the run's source the soil below the roots is full, here it is as dry as the answer about the start. */
const theirSubsoil = { subsoilDepletion: 0 };

/** The assembled run over the soil of the source. */
function withTheirSubsoil(): DualBalanceRow[] {
  const inputs = run.dry.map((row, index) => {
    const climate = run.climates[index];
    if (!climate) return expect.fail(`no day ${index}`);
    const { day, etoMm, rainMm, irrigationMm, wettedFraction } = row;
    return { day, etoMm, rainMm, irrigationMm, irrigationWettedFraction: wettedFraction, climate: plainClimate(climate) };
  });
  return dualSeason({ ...run.start, ...theirSubsoil }, inputs, run.field);
}

/** With the two other things that an advice does in its own way: ETo is computed, height begins at 0.1 m. */
function withTheirEtoAndHeight(): DualBalanceRow[] {
  const { crop, options } = run.field;
  const theirs = { crop: { ...crop, height: { minM: 0.05, maxM: 1.2 } }, options: { ...options, heightFloorM: 0 } };
  const reference = new Map(station.map((row) => [dateOf(row), numberAt(row, 'etref_mm')]));
  const inputs = run.dry.map((row, index) => {
    const climate = run.climates[index];
    const etoMm = reference.get(addDays(sowingDate, index));
    if (!climate || etoMm === undefined) return expect.fail(`no day ${index}`);
    const { day, rainMm, irrigationMm, wettedFraction } = row;
    return { day, etoMm, rainMm, irrigationMm, irrigationWettedFraction: wettedFraction, climate: plainClimate(climate) };
  });
  return dualSeason({ ...run.start, ...theirSubsoil, heightM: 0.05 }, inputs, { ...run.field, ...theirs });
}

test.each(Object.keys(columns))(
  'season-cotton2013-dry as the advice assembles it, with its ETref, height and full subsoil: %s within 0.001',
  (name) => {
    expectColumn(withTheirEtoAndHeight(), name, 0.001);
  },
);

/** Largest differences of a day over 155, rounded up: own ETo to the file's, which is rounded, and height from 0.1 m, not 0.05. */
const differences = {
  Rain: 0,
  Irrig: 0,
  fw: 0,
  Kcb: 0.0006,
  Zr: 0.0006,
  TAW: 0.0006,
  ETref: 0.009,
  h: 0.051,
  Kcmax: 0.014,
  fc: 0.006,
  few: 0.001,
  De: 0.064,
  Kr: 0.006,
  Ke: 0.006,
  E: 0.044,
  ETc: 0.043,
  p: 0.002,
  RAW: 0.14,
  Ks: 0.002,
  ETa: 0.043,
  T: 0.007,
  DP: 0.009,
  Dr: 0.09,
};

test.each(Object.entries(differences))(
  'season-cotton2013-dry as the advice runs it, over a full subsoil: %s within %d',
  (name, tolerance) => {
    expectColumn(withTheirSubsoil(), name, tolerance);
  },
);

test('a start at the wilting point is one for the soil below the roots, too: the crop is drier than in the run from there on', () => {
  expect(run.start.subsoilDepletion).toBe(1);
  const theirs = withTheirSubsoil();
  for (const [index, row] of run.dry.entries()) expect(row.drMm).toBeGreaterThanOrEqual((theirs[index]?.drMm ?? 0) - 1e-9);
  const found = run.dry.reduce((sum, row) => sum + row.rootGrowthMm, 0);
  expect(found).toBeGreaterThan(20);
});

test('advise, with the rows of cotton of 1998, gives the same days, water and wetted part, and ETo within 0.009 mm', () => {
  const { days } = advise(field, weather, ledger, asOf);
  expect(days).toHaveLength(155);
  for (const [index, day] of days.entries()) {
    const row = expected[index] ?? new Map<string, string>();
    expect([day.rainMm, day.irrigationMm, day.dual?.wettedFraction]).toEqual(
      ['Rain', 'Irrig', 'fw'].map((name) => numberAt(row, name)),
    );
    expectNear(day.etoMm, numberAt(row, 'ETref'), 0.009);
    // K_cb of the table is 1.12 and 0.45, of the run 1.2 and 0.573.
    if (day.stage === 'initial') expectNear(day.dual?.kcb ?? Number.NaN, numberAt(row, 'Kcb'), 0.0006);
  }
});
