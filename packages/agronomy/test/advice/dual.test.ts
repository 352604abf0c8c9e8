/** The balance by the dual coefficient: two stores, and what follows from them. */
import { addDays, type Fact } from '@repo/facts';
import { expect, test } from 'vitest';
import { advise, type Field, type LedgerEntry } from '../../src/index.ts';
import { sampleDualField, sampleField, sampleWeather } from '../../src/testing.ts';
import { asOf, factOf, labelsOf, sowing, weather, withDual } from '../support/dual-advice.ts';
import { evaluate } from '../support/evaluate.ts';
import { expectNear } from '../support/near.ts';

test('each day opens where the one before closed, in both stores, and both close', () => {
  const rain = weather.map((day, index) => ({ ...day, rainMm: index % 9 === 4 ? 12 : 0 }));
  const ledger: LedgerEntry[] = [8, 22].map((day) => ({ date: addDays(sowing, day), netIrrigationMm: 50 }));
  for (const dayConvention of ['eq8.15', 'early'] as const) {
    const { days } = advise({ ...sampleDualField(), dayConvention }, rain, ledger, asOf);
    expect(days).toHaveLength(56);
    for (const [index, day] of days.entries()) {
      const { dual } = day;
      if (!dual) return expect.fail('no dual');
      const before = days[index - 1];
      expect(day.drStartMm).toBe(before?.drMm ?? 0);
      expect(dual.deStartMm).toBe(before?.dual?.deMm ?? 0);
      expectNear(day.kc, dual.kcb + dual.ke, 1e-12);
      expectNear(day.etcMm, day.kc * day.etoMm, 1e-9);
      expectNear(day.etaMm, dual.evaporationMm + dual.transpirationMm, 1e-9);
      expectNear(dual.transpirationMm, day.ks * dual.kcb * day.etoMm, 1e-9);
      expectNear(day.drMm, day.drStartMm + day.etaMm - day.rainMm - day.irrigationMm + day.percolationMm, 1e-9);
      const wettingMm = day.rainMm + day.irrigationMm / dual.wettedFraction;
      const opened = Math.max(0, dual.deStartMm - wettingMm);
      expectNear(dual.deMm, Math.min(dual.tewMm, opened + dual.evaporationMm / dual.few), 1e-9);
    }
  }
});

test('the facts of the day are the row of the day', () => {
  const advice = advise(sampleDualField(), weather, [], asOf);
  const row = advice.days[40];
  if (!row?.dual) return expect.fail('no row');
  const { dual } = row;
  const pairs = {
    'kcb.day': dual.kcb,
    'kcmax.day': dual.kcMax,
    'fc.day': dual.cover,
    'fw.day': dual.wettedFraction,
    'few.day': dual.few,
    rew: dual.rewMm,
    tew: dual.tewMm,
    'de.start': dual.deStartMm,
    kr: dual.kr,
    'ke.day': dual.ke,
    'kc.day': row.kc,
    'etc.day': row.etcMm,
    'kc.act': row.ks * dual.kcb + dual.ke,
    'evaporation.day': dual.evaporationMm,
    'transpiration.day': dual.transpirationMm,
    'eta.day': row.etaMm,
    'dr.start': row.drStartMm,
    raw: row.rawMm,
  };
  for (const [id, number] of Object.entries(pairs)) expectNear(Number(factOf(id, sampleDualField()).value), number, 1e-6);
});

test('on the days after a wetting, too, the numbers of each formula give its value, in both conventions', () => {
  const watered: LedgerEntry[] = [{ date: asOf, netIrrigationMm: 5, wettedFraction: 0.4 }];
  const seen = new Set<string>();
  for (const dayConvention of ['eq8.15', 'early'] as const) {
    for (const later of [0, 1, 2, 9]) {
      const { facts } = advise({ ...sampleDualField(), dayConvention }, weather, watered, addDays(asOf, later));
      for (const { id, value, formula, unit } of facts) {
        if (unit === 'date' || unit === 'term' || id === 'crops.stage.day' || !formula?.numbers || /[≤≥]/.test(formula.numbers))
          continue;
        expect(Math.abs(evaluate(formula.numbers) - Number(value)), `${id}: ${formula.numbers} for ${value}`).toBeLessThan(
          1e-4,
        );
        seen.add(formula.symbols);
      }
    }
  }
  // Both limits of K_e, and both states of K_r, were among them.
  expect([...seen]).toEqual(
    expect.arrayContaining(['Ke = Kr (Kc max − Kcb)', 'Ke = f_ew · Kc max', 'Kr = (TEW − D_e) / (TEW − REW)']),
  );
});

test('next date, depth and hours follow the dual balance', () => {
  const { days, facts } = advise(sampleDualField(), weather, [], asOf);
  const due = days.slice(40).find(({ drStartMm, rawMm }) => drStartMm >= rawMm);
  if (!due) return expect.fail('not due');
  const value = (id: string) => facts.find((fact) => fact.id === `crops.${id}`)?.value;
  expect(value('irr.next.date.dry')).toBe(due.date);
  expectNear(Number(value('irr.net')), due.drStartMm, 1e-6);
  expectNear(Number(value('irr.hours')), ((due.drStartMm / 0.6) * 4.046_86) / 101.94, 1e-6);
  expect(due.drStartMm).not.toBe(
    advise(sampleField(), weather, [], asOf).days.find(({ date }) => date === due.date)?.drStartMm,
  );
});

test('forecast rain wets the surface of one projection alone', () => {
  const forecast = weather.map((day) => ({ ...day, rainMm: day.date === addDays(asOf, 2) ? 25 : 0 }));
  const [wet, dry] = [forecast, weather].map((days) => advise(sampleDualField(), days, [], asOf));
  expect(wet?.days.map(({ dual }) => dual)).toEqual(dry?.days.map(({ dual }) => dual));
  expect(Number(wet?.days.at(-1)?.drWithRainMm)).toBeLessThan(Number(dry?.days.at(-1)?.drMm));
});

test('a dry surface that gets no water evaporates nothing: what is left is K_s · K_cb · ETo', () => {
  const { days } = advise(withDual({ layerAtStart: 'dry' }), weather, [], asOf);
  for (const { dual, ks, etoMm, etaMm } of days) {
    expect([dual?.ke, dual?.evaporationMm, dual?.kr]).toEqual([0, 0, 0]);
    expectNear(etaMm, ks * (dual?.kcb ?? Number.NaN) * etoMm, 1e-12);
  }
});

test('a drier start never stresses less', () => {
  const theta = [0.29, 0.25, 0.21, 0.17].map(
    (water): Field => ({
      ...sampleDualField(),
      start: { moisture: { kind: 'water-content', theta: water } },
    }),
  );
  const seasons = theta.map((field) => advise(field, weather, [], asOf).days.map(({ ks }) => ks));
  for (const [index, ks] of seasons.entries()) {
    const wetter = seasons[index - 1];
    if (wetter) for (const [day, value] of ks.entries()) expect(value).toBeLessThanOrEqual(wetter[day] ?? Number.NaN);
  }
  expect(Math.min(...(seasons.at(-1) ?? []))).toBeLessThan(1);
});

test('without rain records the layer says what it assumes', () => {
  const gaps = weather.map(({ rainMm: _, ...day }) => day);
  expect(labelsOf(factOf('de.start', sampleDualField(), gaps))).toContain('days-without-rain-record');
});

test('at its limits a figure says which limit it is at, and the numbers hold', () => {
  const holds = (fact: Fact) => {
    const [left = '', right = ''] = fact.formula?.numbers?.split(' ≤ ') ?? [];
    expectNear(evaluate(left), Number(fact.value), 1e-6);
    expect(evaluate(right)).toBeGreaterThanOrEqual(evaluate(left));
    return fact.formula?.symbols;
  };
  const thin = withDual({ layer: { rewMm: 9, tewMm: 12 } });
  const layer = factOf('de.start', thin, weather, [], addDays(sowing, 2));
  expect(layer.value).toBe('12');
  expect(holds(layer)).toBe('D_e = TEW ≤ D_e,i−1 − P − I / f_w + E / f_ew + DP_e');
  expect(labelsOf(layer)).toContain('tew');
  // Roots at the wilting point below a surface that was just wetted: evaporation finds nothing to take from them.
  const start = { moisture: { kind: 'water-content', theta: 0.15 } } as const;
  const roots = factOf('dr.start', { ...withDual({ layerAtStart: 'field-capacity' }), start }, weather, [], addDays(sowing, 1));
  // 0.30 m of roots.
  expect(roots.value).toBe('42');
  expect(holds(roots)).toBe('D_r = TAW_i−1 ≤ D_r,i−1 − P − I + ETc,act + DP');

  const late = addDays(sowing, 100);
  const humid = sampleWeather(sowing, 101).map((day) => ({ ...day, rhMinPct: 80, wind: { speedMs: 1, heightM: 2 } }));
  // A given climate of 2 m/s and 45 per cent leaves K_cb as tabulated, whatever the station measured.
  const neutral = { windAt2mMs: 2, rhMinPct: 45 };
  const tabulated = { ...sampleDualField(), climate: { mid: neutral, late: neutral } };
  expect(factOf('kcmax.day', tabulated, humid, [], late)).toMatchObject({
    value: '1.1',
    formula: { symbols: 'Kc max = Kcb + 0.05', numbers: '1.05 + 0.05' },
  });
  const narrow = factOf('few.day', withDual({ wettedFraction: 0.005 }), weather, [{ date: asOf, netIrrigationMm: 1 }]);
  expect(narrow).toMatchObject({ value: '0.01', formula: { symbols: 'f_ew ≥ 0.01', numbers: '0.01' } });
});
