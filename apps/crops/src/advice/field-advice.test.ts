import { addDays, isoDate } from '@repo/facts';
import { describe, expect, test } from 'vitest';
import type { FieldInputs } from '../wire/inputs.ts';
import type { FieldView, StoredDay } from '../wire/stored.ts';
import { adviceOf, factOf, numberOf } from './field-advice.ts';

const today = isoDate('2025-12-20');

const wheat: FieldInputs = {
  place: { name: 'Multan', latitudeDeg: 30.2, longitudeDeg: 71.47, elevationM: 123 },
  crop: 'wheat',
  variant: 'low-grain-moisture',
  stages: 'small-grains.pakistan-arid-region',
  sowingDate: isoDate('2025-11-20'),
  soil: 'fao.loam',
  start: { kind: 'field-capacity' },
  method: 'basin',
  furrows: null,
  wettedPct: null,
  efficiencyPct: null,
  areaAcres: 5,
  dischargeCusecs: 1.5,
};

function stored(inputs: Partial<FieldInputs> = {}): FieldView {
  const weather: StoredDay[] = [];
  for (let date = wheat.sowingDate; date <= today; date = addDays(date, 1)) {
    const day = { date, kind: 'station', provider: 'Test', tmaxC: 24, tminC: 9, rhMeanPct: 55, rsMj: 15, rainMm: 0 } as const;
    weather.push({ ...day, wind: { speedMs: 2, heightM: 2 }, fetchedAt: '2025-12-20T04:00:00.000Z' });
  }
  return {
    id: 'field_test',
    title: 'Test',
    updatedAt: '2025-12-20T04:00:00.000Z',
    weather,
    entries: [
      { id: 'entry_1', fieldId: 'field_test', kind: 'irrigation', date: isoDate('2025-12-10'), depth: 600, withdrawnAt: null },
    ],
    inputs: { ...wheat, ...inputs },
  };
}

const facts = (inputs: Partial<FieldInputs>) => {
  const advice = adviceOf(stored(inputs), today);
  return { advice, of: (id: string) => factOf(advice, id), number: (id: string) => numberOf(factOf(advice, id)) };
};

describe('water at sowing', () => {
  test('without an answer the figures are those of a full soil, and the fact says that nobody said', () => {
    const unsaid = facts({ start: null });
    const full = facts({ start: { kind: 'field-capacity' } });
    expect(unsaid.number('dr.start')).toBe(full.number('dr.start'));
    expect(unsaid.of('start.moisture')).toMatchObject({ value: '0.25', status: 'unverified', scopeKey: 'scope.start-assumed' });
    expect(full.of('start.moisture')).toMatchObject({ value: '0.25', status: 'user', scopeKey: 'scope.start-full' });
  });

  test('a drier start leaves a larger deficit, and what the person said is named as theirs', () => {
    const deficit = (start: FieldInputs['start']) => facts({ start }).number('dr.start') ?? Number.NaN;
    const full = deficit({ kind: 'field-capacity' });
    const moist = deficit({ kind: 'estimated', step: 'moist' });
    expect(moist).toBeGreaterThan(full);
    expect(deficit({ kind: 'estimated', step: 'dry' })).toBeGreaterThan(moist);
    // The middle of 0.12 and 0.25.
    expect(deficit({ kind: 'measured', percent: 18.5 })).toBe(deficit({ kind: 'estimated', step: 'half' }));
    expect(facts({ start: { kind: 'estimated', step: 'half' } }).of('start.moisture')).toMatchObject({
      value: '0.185',
      status: 'unverified',
      scopeKey: 'scope.start-estimated',
      formula: { numbers: '0.12 + 0.5 × (0.25 − 0.12)' },
    });
    expect(facts({ start: { kind: 'measured', percent: 18.5 } }).of('start.moisture')).toMatchObject({
      value: '0.185',
      status: 'user',
      scopeKey: 'scope.start-measured',
    });
  });
});

describe('the dual coefficient', () => {
  test('splits what a field uses into evaporation and transpiration', () => {
    const { of, number, advice } = facts({});
    expect(number('ke.day')).toBeGreaterThan(0);
    expect((number('evaporation.day') ?? 0) + (number('transpiration.day') ?? 0)).toBeCloseTo(number('eta.day') ?? 0, 5);
    expect(of('irr.fw')).toMatchObject({ value: '1', status: 'unverified', scopeKey: 'scope.fw-assumed' });
    expect(advice.days.every(({ dual }) => dual !== null)).toBe(true);
  });

  test('less wetted ground evaporates less; what the person wrote is theirs', () => {
    const whole = facts({ method: 'furrow', furrows: 'narrow-bed', wettedPct: 100 });
    const part = facts({ method: 'furrow', furrows: 'alternate' });
    const evaporated = ({ advice }: typeof part) => advice.days.reduce((sum, { dual }) => sum + (dual?.evaporationMm ?? 0), 0);
    expect(evaporated(part)).toBeLessThan(evaporated(whole));
    expect(whole.of('irr.fw')).toMatchObject({ value: '1', status: 'user' });
    expect(part.of('irr.fw')).toMatchObject({
      value: '0.4',
      inputs: [{ value: { from: '0.3', to: '0.5' } }],
      formula: { numbers: '(0.3 + 0.5) / 2' },
    });
  });

  test('what the engine was told opens from its figure', () => {
    const wetted = facts({ method: 'drip' })
      .of('fw.day')
      ?.inputs.find(({ labelKey }) => labelKey === 'wetted-fraction.irrigation');
    expect(wetted).toMatchObject({ value: '0.35', ref: 'crops.irr.fw' });
  });

  test('a soil without a surface layer in its table runs on the single one', () => {
    const { of, number, advice } = facts({ soil: 'aquacrop.clay-loam' });
    expect(of('ke.day')).toBeNull();
    expect(of('irr.fw')).toBeNull();
    expect(number('dr.start')).not.toBeNull();
    expect(advice.days.every(({ dual }) => dual === null)).toBe(true);
  });
});

describe('a file with temperatures alone', () => {
  const bare = stored().weather.map(({ rhMeanPct: _h, rsMj: _r, wind: _w, ...day }) => day);
  const advice = adviceOf({ ...stored(), weather: bare }, today);

  test('gets advice, by estimates that every figure names', () => {
    expect(numberOf(factOf(advice, 'eto.day'))).toBeGreaterThan(0);
    expect(advice.weatherGaps).toEqual([]);
    expect(factOf(advice, 'eto.day')).toMatchObject({ status: 'unverified' });
    expect(['rs', 'ea', 'u2'].map((id) => factOf(advice, id)?.scopeKey)).toEqual([
      'scope.radiation-estimated',
      'scope.humidity-estimated',
      'scope.wind-assumed',
    ]);
    expect(factOf(advice, 'dr.end')).toMatchObject({ status: 'unverified' });
  });
});
