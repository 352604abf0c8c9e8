/** What the dual coefficient asks of a field, what is missing without it, and which surface counts as wet. */
import { addDays } from '@repo/facts';
import { expect, test } from 'vitest';
import { advise, type Field, type LedgerEntry, type WeatherDay } from '../../src/index.ts';
import { sampleDualField, sampleField, sampleWeather } from '../../src/testing.ts';
import { asOf, factOf, labelsOf, sowing, weather, withDual } from '../support/dual-advice.ts';
import { evaluate } from '../support/evaluate.ts';
import { expectNear } from '../support/near.ts';

/** Facts of the dual coefficient but for K_cb and height, which need no balance; the single one has what was really used, too. */
const dualIds = [
  'kcmax.day',
  'fc.day',
  'fw.day',
  'few.day',
  'de.start',
  'kr',
  'ke.day',
  'kc.act',
  'evaporation.day',
  'transpiration.day',
  'eta.day',
];
const rootZoneIds = ['kc.day', 'etc.day', 'dr.start', 'taw', 'raw', 'ks', 'irr.next.date.dry', 'irr.net'];

function expectMissing(field: Field, why: string) {
  const { facts, days } = advise(field, weather, [], asOf);
  const reasons = new Map(
    facts.map(({ id, status, scopeKey, scopeParams }) => [
      id.replace('crops.', ''),
      { status, why: `${scopeKey?.replace('missing.', '')}: ${scopeParams?.needs}` },
    ]),
  );
  for (const id of [...dualIds, ...rootZoneIds]) expect(reasons.get(id), id).toEqual({ status: 'missing', why });
  expect(days).toEqual([]);
}

test('a field that does not ask for it has no fact and no column of the dual coefficient', () => {
  const { facts, days } = advise(sampleField(), weather, [], asOf);
  const ids = facts.map(({ id }) => id.replace('crops.', ''));
  expect(ids.filter((id) => id !== 'eta.day' && [...dualIds, 'kcb.day', 'height.day', 'rew', 'tew'].includes(id))).toEqual([]);
  expect(days.map(({ dual }) => dual)).toEqual(days.map(() => null));
});

test('what cannot be computed by the dual coefficient is missing; the single never stands in', () => {
  const { soil: _, ...bare } = sampleDualField();
  expectMissing(bare, 'no-input: soil');
  expectMissing({ ...bare, soil: { class: 'aquacrop.loam' } }, 'no-row: evaporation-layer');
  expectMissing({ ...bare, soil: { thetaFc: 0.29, thetaWp: 0.15 } }, 'no-input: evaporation-layer');
  expectMissing({ ...bare, soil: { class: 'loam' } }, 'no-row: soil');
  expectMissing({ ...sampleDualField(), crop: 'banana' }, 'no-row: crop');
  expectMissing(
    { ...sampleDualField(), crop: 'rice', variant: 'flooded', stages: { row: 'rice.tropics' } },
    'no-row: pond-balance',
  );
});

test('a wetted part and a layer that cannot be are out of range', () => {
  for (const wettedFraction of [0, -0.5, 1.01, Number.NaN])
    expectMissing(withDual({ wettedFraction }), 'out-of-range: wetted-fraction');
  for (const layer of [
    { rewMm: 9, tewMm: 9 },
    { rewMm: 0, tewMm: 20 },
    { rewMm: 9, tewMm: Number.POSITIVE_INFINITY },
    { rewMm: Number.NaN, tewMm: 20 },
  ]) {
    expectMissing(withDual({ layer }), 'out-of-range: evaporation-layer');
  }
});

test('K_cb and height need no soil', () => {
  const { soil: _, ...bare } = sampleDualField();
  expect(factOf('kcb.day', bare)).toMatchObject({
    edition: '1998, 2025',
    status: 'secondary',
    scopeKey: 'scope.kc-as-tabulated',
  });
  // Day 41, the eleventh of 50 of development, from 0.15 to 1.05 and from 0.1 to 1.2 m.
  expectNear(Number(factOf('kcb.day', bare).value), 0.15 + (0.9 * 11) / 50, 1e-6);
  expectNear(Number(factOf('height.day', bare).value), 0.1 + (1.1 * 11) / 50, 1e-6);
});

test('least humidity opens to the record or to the vapour pressure; that of the stage has nothing behind it', () => {
  const late = addDays(sowing, 100);
  const days = sampleWeather(sowing, 101);
  const opened = (field: Field, record: readonly WeatherDay[]) => {
    const ref = factOf('kcmax.day', field, record, [], late).inputs[1]?.ref;
    return ref === undefined ? undefined : factOf('rhmin.day', field, record, [], late);
  };
  const field = sampleDualField();
  const measured = days.map((day) => ({ ...day, rhMinPct: 22 }));
  expect(opened(field, measured)).toMatchObject({ value: '22', inputs: [{ labelKey: 'weather.station.rh-min' }] });
  const fact = opened(field, days);
  expect(fact).toMatchObject({ source: { clause: '(6.17)' }, inputs: [{ ref: 'crops.ea' }, {}] });
  expectNear(evaluate(fact?.formula?.numbers ?? ''), Number(fact?.value), 1e-4);
  const bare = days.map(({ tdewC: _, ...day }) => day);
  const estimates = { dewPointOffsetC: 2 };
  expect(opened({ ...field, estimates }, bare)).toMatchObject({ status: 'unverified', source: { clause: '(6.18)' } });
  const climate = { mid: { windAt2mMs: 3, rhMinPct: 30 }, late: { windAt2mMs: 4, rhMinPct: 35 } };
  expect(opened({ ...field, estimates, climate }, bare)).toBeUndefined();
});

test('REW and TEW are the middle of the class, or those that were typed', () => {
  expect(factOf('tew', sampleDualField())).toMatchObject({
    value: '21.5',
    edition: '2025',
    status: 'verified',
    formula: { numbers: '(18 + 25) / 2' },
  });
  expect(factOf('rew', sampleDualField())).toMatchObject({ value: '9.5', source: { document: 'FAO-56', clause: 'Table 7.5' } });
  expect(factOf('rew', withDual({ layer: { rewMm: 7, tewMm: 15 } }))).toMatchObject({
    value: '7',
    status: 'user',
    source: { kind: 'user' },
  });
  const measured = { ...withDual({ layer: { rewMm: 9, tewMm: 20 } }), soil: { thetaFc: 0.29, thetaWp: 0.15 } };
  expect(factOf('ke.day', measured)).toMatchObject({ unit: 'none' });
  expect(factOf('ke.day', measured).value).not.toBeNull();
});

test('the layer is full after a start at field capacity, dry after a measured water content, or as said', () => {
  const first = (field: Field) => factOf('de.start', field, weather, [], sowing);
  expect(first(sampleDualField())).toMatchObject({
    value: '0',
    formula: { symbols: 'D_e = D_e,0', numbers: '0' },
  });
  expect(labelsOf(first(sampleDualField()))).toEqual(['layer-at-start.field-capacity']);
  const measured: Field = { ...sampleDualField(), start: { moisture: { kind: 'water-content', theta: 0.25 } } };
  expect(first(measured).value).toBe('21.5');
  expect(labelsOf(first(measured))).toEqual(['layer-at-start.dry', 'tew']);
  expect(first({ ...measured, dual: { wettedFraction: 0.6, layerAtStart: 'field-capacity' } }).value).toBe('0');
});

test('the wetted part is that of the last wetting: the start, irrigation by its own part, rain from 3 mm', () => {
  const days = (rainMm: number) =>
    sampleWeather(sowing, 41).map((day) => (day.date === addDays(sowing, 20) ? { ...day, rainMm } : day));
  const wetted = (ledger: readonly LedgerEntry[], rainMm = 0) => {
    const fact = factOf('fw.day', sampleDualField(), days(rainMm), ledger);
    return [fact.value, labelsOf(fact)[0], fact.inputs[1]?.value];
  };
  const on = (day: number, entry: Partial<LedgerEntry>): LedgerEntry => ({ date: addDays(sowing, day), ...entry });
  expect(wetted([])).toEqual(['1', 'wetted-fraction.start', sowing]);
  expect(wetted([on(10, { netIrrigationMm: 40 })])).toEqual(['0.6', 'wetted-fraction.irrigation', addDays(sowing, 10)]);
  expect(wetted([on(10, { netIrrigationMm: 40, wettedFraction: 1 })])).toEqual([
    '1',
    'wetted-fraction.irrigation',
    addDays(sowing, 10),
  ]);
  expect(wetted([on(10, { netIrrigationMm: 40 })], 3)).toEqual(['1', 'wetted-fraction.rain', addDays(sowing, 20)]);
  expect(wetted([on(10, { netIrrigationMm: 40 })], 2.9)).toEqual(['0.6', 'wetted-fraction.irrigation', addDays(sowing, 10)]);
  expect(wetted([on(20, { netIrrigationMm: 40 })], 30)).toEqual(['0.6', 'wetted-fraction.irrigation', addDays(sowing, 20)]);
});

test('two turns of a date wet the greater part that is named; a part that cannot be is a typed error', () => {
  const turns = [0.3, 0.5].map((wettedFraction): LedgerEntry => ({ date: asOf, netIrrigationMm: 20, wettedFraction }));
  expect(factOf('fw.day', sampleDualField(), weather, turns).value).toBe('0.5');
  expect(factOf('fw.day', sampleDualField(), weather, turns.toReversed()).value).toBe('0.5');
  const wrong = (wettedFraction: number) => () => advise(sampleDualField(), weather, [{ date: asOf, wettedFraction }], asOf);
  expect(wrong(0)).toThrow('OUT_OF_RANGE');
  expect(wrong(1.5)).toThrow('OUT_OF_RANGE');
  expect(wrong(Number.NaN)).toThrow('NOT_A_NUMBER');
});

test('the bare wet part after an irrigation is the lesser of 1 − f_c and f_w, after rain 1 − f_c, and drip lines lie in the shade', () => {
  const irrigated: LedgerEntry[] = [{ date: addDays(sowing, 59), netIrrigationMm: 40 }];
  const late = addDays(sowing, 60);
  const days = sampleWeather(sowing, 61);
  const of = (field: Field, ledger: readonly LedgerEntry[] = irrigated) => {
    const at = (id: string) => Number(factOf(id, field, days, ledger, late).value);
    return { cover: at('fc.day'), few: at('few.day') };
  };
  const { cover } = of(sampleDualField());
  expect(cover).toBeGreaterThan(0.3);
  expect(cover).toBeLessThan(0.6);
  expectNear(of(withDual({ wettedFraction: 0.3 })).few, 0.3, 1e-6);
  expectNear(of(withDual({ wettedFraction: 0.9 })).few, 1 - cover, 1e-6);
  expectNear(of(withDual({ wettedFraction: 0.3, drip: true })).few, (1 - 0.67 * cover) * 0.3, 1e-6);
  expectNear(of(sampleDualField(), [{ date: addDays(sowing, 59), rainMm: 20 }]).few, 1 - cover, 1e-6);
});

test('least humidity and wind of K_c max: of the day, of the stage, or as ETo took them, each named', () => {
  const late = addDays(sowing, 100);
  const days = sampleWeather(sowing, 101);
  const bare = days.map(({ tdewC: _, wind: __, ...day }) => day);
  const estimates = { dewPointOffsetC: 2 };
  const climate = { mid: { windAt2mMs: 3, rhMinPct: 30 }, late: { windAt2mMs: 4, rhMinPct: 35 } };
  const from = (field: Field, record: readonly WeatherDay[]) => {
    const fact = factOf('kcmax.day', field, record, [], late);
    return [...labelsOf(fact).slice(0, 2), ...fact.inputs.slice(0, 2).map(({ value }) => value)];
  };
  const field = sampleDualField();
  const measured = days.map((day) => ({ ...day, rhMinPct: 22 }));
  expect(from(field, measured)).toMatchObject(['wind-at-2m.wind-profile', 'rh-min.measured', expect.any(String), '22']);
  expect(from({ ...field, climate }, days).slice(0, 2)).toEqual(['wind-at-2m.wind-profile', 'rh-min.vapour-pressure']);
  expect(from({ ...field, climate, estimates }, bare)).toEqual(['wind-at-2m.stage-climate', 'rh-min.stage-climate', '3', '30']);
  const assumed = from({ ...field, estimates }, bare);
  expect(assumed.slice(0, 3)).toEqual(['wind-at-2m.two-metres-a-second', 'rh-min.dew-point-from-minimum', '2']);
  const { tmaxC = 0, tminC = 0 } = days[100] ?? {};
  const saturation = (t: number) => 0.6108 * Math.exp((17.27 * t) / (t + 237.3));
  expectNear(Number(assumed[3]), (100 * saturation(tminC - 2)) / saturation(tmaxC), 1e-5);
});
