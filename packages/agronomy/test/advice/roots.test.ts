/** Roots grow from where they begin to the lesser depth of the table, into soil as wet as it was at the start. */
import { addDays, type IsoDate, isoDate } from '@repo/facts';
import { deepRuns } from '@repo/facts/testing';
import { expect, test } from 'vitest';
import { type Advice, advise, type Field, type LedgerEntry } from '../../src/index.ts';
import { sampleDualField, sampleField, sampleWeather } from '../../src/testing.ts';
import { evaluateSides } from '../support/evaluate.ts';
import { expectNear } from '../support/near.ts';

const sowing = isoDate('2026-05-01');
const weather = sampleWeather(sowing, 195);
const { roots: _, ...assumed } = sampleField();

const factOf = ({ facts }: Advice, id: string) => facts.find((fact) => fact.id === `crops.${id}`) ?? expect.fail(id);
const onDay = (field: Field, day: number, ledger: readonly LedgerEntry[] = []) =>
  advise(field, weather, ledger, addDays(sowing, day - 1));
const half = { moisture: { kind: 'water-content', theta: 0.22 } } as const;

test('0.30 m until development begins, the lesser depth of the table from its end, a straight line between', () => {
  // Cotton of Pakistan: 30, 50, 60 and 55 days; 1.0 to 1.7 m in Table 22.
  const depths = [1, 30, 31, 55, 80, 81, 195].map((day) => Number(factOf(onDay(assumed, day), 'zr.day').value));
  for (const [index, depth] of [0.3, 0.3, 0.314, 0.65, 1, 1, 1].entries()) expectNear(depths[index] ?? Number.NaN, depth, 1e-9);
  const { days } = onDay(assumed, 195);
  expect(days.map(({ rootDepthM }) => rootDepthM).every((depth, index) => depth >= (days[index - 1]?.rootDepthM ?? 0))).toBe(
    true,
  );
});

test('the depth says which of three it is, shows both ends of the table, and TAW opens it', () => {
  const initial = factOf(onDay(assumed, 20), 'zr.day');
  expect(initial.formula).toEqual({ symbols: 'Zr = Zr_0', numbers: '0.3' });
  const growing = factOf(onDay(assumed, 55), 'zr.day');
  expect(growing.formula?.numbers).toBe('0.3 + (55 − 30) / 50 × (1 − 0.3)');
  expect(growing.inputs).toMatchObject([
    { labelKey: 'root-depth-start', value: '0.3', ref: 'crops.zr.start' },
    { labelKey: 'root-depth-least', value: '1' },
    { labelKey: 'root-depth-greatest', value: '1.7' },
    { labelKey: 'season-day', value: '55', ref: 'crops.stage.day' },
    { labelKey: 'length-ini' },
    { labelKey: 'length-dev' },
    { labelKey: 'length-mid' },
    { labelKey: 'length-late' },
  ]);
  expect(factOf(onDay(assumed, 55), 'taw').inputs.find(({ symbol }) => symbol === 'Zr')).toMatchObject({
    value: growing.value,
    ref: 'crops.zr.day',
  });
});

test('the depth at sowing is an assumption of this project until someone types it; grown roots do not stand on it', () => {
  const day = onDay(assumed, 40);
  expect(factOf(day, 'zr.start')).toMatchObject({ value: '0.3', status: 'unverified', scopeKey: 'scope.root-start-assumed' });
  for (const id of ['zr.day', 'taw', 'raw', 'irr.next.date.dry']) expect(factOf(day, id).status, id).toBe('unverified');
  const grown = onDay(assumed, 100);
  for (const id of ['zr.day', 'taw', 'raw']) expect(factOf(grown, id).status, id).toBe('secondary');
  const typed = onDay({ ...assumed, roots: { startM: 0.2, fullM: 0.9 } }, 100);
  expect(factOf(typed, 'zr.start')).toMatchObject({ value: '0.2', status: 'user', source: { kind: 'user' } });
  expect(factOf(typed, 'zr.day')).toMatchObject({ value: '0.9', status: 'user' });
  expect(factOf(typed, 'zr.day').inputs[0]).toMatchObject({ labelKey: 'root-depth-typed', value: '0.9' });
});

test('the start is never below the grown depth', () => {
  const shallow = onDay({ ...assumed, roots: { fullM: 0.2 } }, 1);
  expect(factOf(shallow, 'zr.start')).toMatchObject({ value: '0.2', formula: { numbers: '0.2 ≤ 0.3' } });
  expect(factOf(shallow, 'taw').value).toBe('28');
});

test('soil that was half full at the start is so below the roots, too, and roots find it when they grow', () => {
  const { days } = onDay({ ...assumed, start: half }, 195);
  // Silt loam: 0.29 and 0.15, of which half is missing; over roots that grow from 0.3 to 1 m it is 0.5 × 98 mm.
  const found = days.slice(1).map((day, index) => day.drStartMm - (days[index]?.drMm ?? Number.NaN));
  expectNear(
    found.reduce((sum, mm) => sum + mm, 0),
    49,
    1e-9,
  );
  expect(found.filter((mm) => mm > 1e-9)).toHaveLength(50);
  const full = onDay(assumed, 195).days;
  expect(full.every((day, index) => day.drStartMm === (full[index - 1]?.drMm ?? 0))).toBe(true);
});

test('water that percolates refills the soil below before roots reach it', () => {
  const soaked = [{ date: addDays(sowing, 10), netIrrigationMm: 200 }];
  const { days } = onDay({ ...assumed, start: half }, 195, soaked);
  const found = days.slice(1).map((day, index) => day.drStartMm - (days[index]?.drMm ?? Number.NaN));
  // 200 mm are more than what all of the profile lacked.
  expect(found.every((mm) => Math.abs(mm) < 1e-9)).toBe(true);
  const some = onDay({ ...assumed, start: half }, 195, [{ date: addDays(sowing, 10), netIrrigationMm: 60 }]).days;
  const percolatedMm = some.reduce((sum, { percolationMm }) => sum + percolationMm, 0);
  const rest = some.slice(1).reduce((sum, day, index) => sum + day.drStartMm - (some[index]?.drMm ?? Number.NaN), 0);
  expect(percolatedMm).toBeGreaterThan(1);
  expectNear(rest, 49 - percolatedMm, 1e-9);
});

/** Watered seldom, so that days of percolation and of stress are among them. */
const ledger: LedgerEntry[] = [
  { date: addDays(sowing, 12), netIrrigationMm: 50 },
  { date: addDays(sowing, 60), netIrrigationMm: 80 },
  { date: addDays(sowing, 110), netIrrigationMm: 200 },
];

const step = deepRuns(6, 1);

test.each([
  ['single', 'eq8.15', assumed],
  ['single', 'early', assumed],
  ['dual', 'eq8.15', sampleDualField()],
  ['dual', 'early', sampleDualField()],
] as const)(
  `%s, %s: on every ${step === 1 ? '' : 'sixth (test:deep: every) '}day of a season the numbers of the depletions add up to their values`,
  (_kind, dayConvention, field) => {
    const seen = new Set<string>();
    for (let day = 1; day <= 195; day += step) {
      const upTo = weather.slice(0, day);
      const advice = advise({ ...field, dayConvention, start: half }, upTo, ledger, addDays(sowing, day - 1));
      for (const id of ['dr.start', 'dr.end', 'dp.day', 'eta.day', 'zr.day', 'taw']) {
        const { value, formula } = factOf(advice, id);
        const made = evaluateSides(formula?.numbers ?? '');
        // Six decimals a term.
        expectNear(made.value, Number(value), id === 'taw' ? 1e-3 : 1e-5);
        seen.add(formula?.symbols ?? '');
      }
      expect(factOf(advice, 'dr.end').value).toBe(decimals(advice.days[day - 1]?.drMm));
    }
    expect([...seen]).toEqual(
      expect.arrayContaining([
        'D_r = D_r,0',
        'D_r = D_r,i−1 − P − I + ETc,act + DP',
        'D_r = D_r,i−1 − P − I + ETc,act + DP + ΔD',
        'Zr = Zr_full',
        `DP = P + I − ${dayConvention === 'early' ? '' : 'ETc,act − '}D_r`,
      ]),
    );
  },
);

function decimals(value = Number.NaN): string {
  return String(Number(value.toFixed(6)));
}

test('a root zone at the wilting point that grows into dry soil: the limit and the growth both stand in the numbers', () => {
  const dry = { ...sampleDualField(), start: { moisture: { kind: 'water-content', theta: 0.15 } } as const };
  const field = { ...dry, dual: { wettedFraction: 1, layerAtStart: 'field-capacity' } as const };
  const rain = weather.map((day) => (day.date >= addDays(sowing, 31) ? day : { ...day, rainMm: 0 }));
  const fact = (on: IsoDate) =>
    factOf(advise({ ...field, start: { ...field.start, date: addDays(sowing, 35) } }, rain, [], on), 'dr.start');
  const second = fact(addDays(sowing, 36));
  expect(second.formula?.symbols).toBe('D_r = TAW_i−1 + ΔD ≤ D_r,i−1 − P − I + ETc,act + DP + ΔD');
  const sides = evaluateSides(second.formula?.numbers ?? '');
  expectNear(sides.value, Number(second.value), 1e-5);
  expect(sides.holds).toBe(true);
  expect(second.inputs.map(({ labelKey }) => labelKey)).toEqual(
    expect.arrayContaining(['taw-yesterday', 'root-growth-missing']),
  );
});

test('what the crop really used stands under the single coefficient, too, and opens to K_s, K_c and ETo', () => {
  const advice = onDay(assumed, 40);
  const eta = factOf(advice, 'eta.day');
  expect(eta).toMatchObject({ value: decimals(advice.days[39]?.etaMm), source: { document: 'FAO-56', clause: 'eq. 81' } });
  expect(eta.inputs.map(({ ref }) => ref)).toEqual(['crops.ks', 'crops.kc.day', 'crops.eto.day']);
  expect(Number(eta.value)).toBeLessThan(Number(factOf(advice, 'etc.day').value));
});

test('the convention of the day is the scope of the percolation, and no input without a value is left', () => {
  for (const dayConvention of ['eq8.15', 'early'] as const) {
    const { facts } = onDay({ ...assumed, dayConvention }, 40);
    expect(facts.find(({ id }) => id === 'crops.dp.day')?.scopeKey).toBe(`scope.day-convention.${dayConvention}`);
    expect(facts.flatMap(({ inputs }) => inputs).filter(({ value }) => value === null)).toEqual([]);
  }
});
