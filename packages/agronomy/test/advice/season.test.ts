/** The season as a table, long seasons, other dates and editions. */
import { addDays, isoDate } from '@repo/facts';
import { expect, test } from 'vitest';
import { advise, type Edition, type Field } from '../../src/index.ts';
import { sampleField, sampleWeather } from '../../src/testing.ts';
import { expectNear } from '../support/near.ts';

const sowing = isoDate('2026-05-01');
const asOf = addDays(sowing, 30);
const weather = [...sampleWeather(sowing, 30), ...sampleWeather(asOf, 16, 'forecast')];

const value = (field: Field, id: string) =>
  advise(field, weather, [], asOf).facts.find((fact) => fact.id === `crops.${id}`)?.value;

test('a row for each day from sowing to the end of the forecast, each opening where the one before closed', () => {
  const { days } = advise(sampleField(), weather, [], asOf);
  expect(days.map(({ date }) => date)).toEqual(weather.map(({ date }) => date));
  expect(days.map(({ projected }) => projected)).toEqual([...Array(30).fill(false), ...Array(16).fill(true)]);
  for (const [index, day] of days.entries()) {
    expect(day.day).toBe(index + 1);
    expect(day.drStartMm).toBe(days[index - 1]?.drMm ?? 0);
    expectNear(day.etcMm, day.kc * day.etoMm, 1e-9);
    expectNear(day.drMm, day.drStartMm + day.etaMm - day.rainMm - day.irrigationMm + day.percolationMm, 1e-9);
  }
});

test('the facts of the day are the row of the day', () => {
  const advice = advise(sampleField(), weather, [], asOf);
  const row = advice.days[30];
  if (!row) expect.fail('no row');
  const pairs = { 'eto.day': row.etoMm, 'etc.day': row.etcMm, 'kc.day': row.kc, 'dr.start': row.drStartMm, taw: row.tawMm };
  const more = { raw: row.rawMm, ks: row.ks };
  for (const [id, number] of Object.entries({ ...pairs, ...more })) {
    expectNear(Number(value(sampleField(), id)), number, 1e-6);
  }
});

test('the date is that of the first row at or beyond RAW; depths and hours follow from it', () => {
  const { days } = advise(sampleField(), weather, [], asOf);
  const due = days.slice(30).find(({ drStartMm, rawMm }) => drStartMm >= rawMm);
  if (!due) expect.fail('not due');
  expect(value(sampleField(), 'irr.next.date.dry')).toBe(due.date);
  const gross = due.drStartMm / 0.6;
  expectNear(Number(value(sampleField(), 'irr.net')), due.drStartMm, 1e-6);
  expectNear(Number(value(sampleField(), 'irr.gross')), gross, 1e-6);
  expectNear(Number(value(sampleField(), 'irr.inches')), gross / 25.4, 1e-6);
  expectNear(Number(value(sampleField(), 'irr.volume')), gross * 4.046_86, 1e-5);
  expectNear(Number(value(sampleField(), 'irr.hours')), (gross * 4.046_86) / 101.94, 1e-6);
});

test('a smaller share of RAW is due earlier, leaching asks for more', () => {
  expect(
    String(value({ ...sampleField(), rawShare: 0.8 }, 'irr.next.date.dry')) <=
      String(value(sampleField(), 'irr.next.date.dry')),
  ).toBe(true);
  const net = Number(value(sampleField(), 'irr.net'));
  expectNear(Number(value({ ...sampleField(), leachingRequirement: 0.2 }, 'irr.gross')), net / (0.6 * 0.8), 1e-5);
});

test('the edition changes K_c of cotton, p of wheat and the roots of maize, labelled', () => {
  const lengths = { stages: { lengths: { iniDays: 5, devDays: 10, midDays: 60, lateDays: 30 } } };
  const both = (field: Partial<Field>, id: string) =>
    (['1998', '2025'] as const).map((edition: Edition) => {
      const chosen = { ...sampleField(), ...lengths, ...field, edition };
      return advise(chosen, weather, [], asOf).facts.find((fact) => fact.id === `crops.${id}`);
    });
  // The station's days adjust both; the table's value is the first input.
  const [cotton98, cotton25] = both({ crop: 'cotton' }, 'kc.mid');
  expect(cotton98).toMatchObject({ inputs: { 0: { value: '1.17' } }, edition: '1998', status: 'secondary' });
  expect(cotton25).toMatchObject({ inputs: { 0: { value: '1.1' } }, edition: '2025', status: 'verified' });
  const p = both({ crop: 'wheat', variant: 'low-grain-moisture' }, 'raw').map(
    (fact) => fact?.inputs.find(({ labelKey }) => labelKey === 'depletion-fraction')?.value,
  );
  expect(p).toEqual(['0.55', '0.5']);
  const roots = both({ crop: 'maize', variant: 'low-grain-moisture' }, 'taw').map(
    (fact) => fact?.inputs.find(({ labelKey }) => labelKey === 'root-depth')?.value,
  );
  // The lesser depth of the table, for scheduling.
  expect(roots).toEqual(['1', '0.6']);
});

test('a measured water content is where the depletion starts', () => {
  const start = { moisture: { kind: 'water-content', theta: 0.25 } } as const;
  const first = advise({ ...sampleField(), start }, weather, [], sowing);
  const depletion = first.facts.find(({ id }) => id === 'crops.dr.start');
  // Silt loam has 0.29 at field capacity, roots 0.30 m at first.
  expect(depletion).toMatchObject({ value: '12', formula: { symbols: 'D_r = D_r,0', numbers: '12' } });
});

test('another day convention is another depletion, and is named', () => {
  const wet = weather.map((day) => ({ ...day, rainMm: 60 }));
  const depletion = (dayConvention: 'eq8.15' | 'early') =>
    advise({ ...sampleField(), dayConvention }, wet, [], asOf).facts.find(({ id }) => id === 'crops.dr.start');
  expect(depletion('eq8.15')?.value).toBe('0');
  expect(Number(depletion('early')?.value)).toBeGreaterThan(1);
  // Not an input of its own, which would have no value: the percolation says in which order it was computed.
  const labels = (dayConvention: 'eq8.15' | 'early') => depletion(dayConvention)?.inputs.map(({ labelKey }) => labelKey);
  expect(labels('early')).toContain('percolation-yesterday.early');
  expect(labels('eq8.15')).toContain('percolation-yesterday.eq8.15');
});

test('a changed date of sowing is computed anew', () => {
  const later = { ...sampleField(), sowingDate: addDays(sowing, 10) };
  expect(value(later, 'stage.day')).toBe('21');
  expect(value(later, 'dr.start')).not.toBe(value(sampleField(), 'dr.start'));
});

test('cane of 720 days', () => {
  const cane = { ...sampleField(), crop: 'sugarcane', stages: { row: 'sugarcane.hawaii-usa' } };
  const advice = advise(cane, sampleWeather(sowing, 730), [], addDays(sowing, 719));
  expect(advice.days).toHaveLength(720);
  expect(advice.facts.find(({ id }) => id === 'crops.stage.name')?.value).toBe('stage.late');
  expect(
    advice.days.every((day) => Object.values(day).every((cell) => typeof cell !== 'number' || Number.isFinite(cell))),
  ).toBe(true);
});
