/** What is not known is a typed absence, never a default number. */
import { addDays, isoDate } from '@repo/facts';
import { expect, test } from 'vitest';
import { advise, type Field } from '../../src/index.ts';
import { sampleField, sampleWeather } from '../../src/testing.ts';

const sowing = isoDate('2026-05-01');
const asOf = addDays(sowing, 30);
const weather = [...sampleWeather(sowing, 30), ...sampleWeather(asOf, 16, 'forecast')];

/** Absent figures with their reason and needs: "irr.hours": "no-input: discharge". */
function absences(field: Field, days = weather, on = asOf): Record<string, string> {
  const { facts } = advise(field, days, [], on);
  const missing = facts.filter(({ status }) => status === 'missing');
  return Object.fromEntries(
    missing.map(({ id, scopeKey = '', scopeParams = {} }) => [
      id.replace('crops.', ''),
      `${scopeKey.replace('missing.', '')}: ${Object.values(scopeParams).join()}`,
    ]),
  );
}

const always = { 'et0.provider': 'no-input: provider-eto', 'irr.lr': 'no-input: leaching-requirement' };
const waterFacts = [
  'dr.start',
  'taw',
  'raw',
  'ks',
  'eta.day',
  'dp.day',
  'dr.end',
  'irr.next.date.dry',
  'irr.next.date.withRain',
  'irr.net',
];
const amountFacts = ['irr.gross', 'irr.inches', 'irr.volume', 'irr.hours'];
const all = (ids: readonly string[], why: string) => Object.fromEntries(ids.map((id) => [id, why]));

test('no discharge: hours only', () => {
  const { dischargeM3PerHour: _, ...field } = sampleField();
  expect(absences(field)).toEqual({ ...always, 'irr.hours': 'no-input: discharge' });
});

test('no area: volume and hours', () => {
  const { areaM2: _, ...field } = sampleField();
  expect(absences(field)).toEqual({ ...always, 'irr.volume': 'no-input: area', 'irr.hours': 'no-input: area' });
});

test('no efficiency: the net depth stands, the gross does not', () => {
  const { applicationEfficiency: _, ...field } = sampleField();
  const why = 'no-input: application-efficiency';
  expect(absences(field)).toEqual({ ...always, 'irr.ea': why, ...all(amountFacts, why) });
});

test('a discharge of 0 and an efficiency above 1 are out of range', () => {
  expect(absences({ ...sampleField(), dischargeM3PerHour: 0 })['irr.hours']).toBe('out-of-range: discharge');
  expect(absences({ ...sampleField(), applicationEfficiency: 1.2 })['irr.gross']).toBe('out-of-range: application-efficiency');
  expect(absences({ ...sampleField(), leachingRequirement: 1 })['irr.gross']).toBe('out-of-range: leaching-requirement');
});

test('no soil, and a class that does not exist: everything of the root zone', () => {
  const { soil: _, ...field } = sampleField();
  expect(absences(field)).toEqual({
    ...always,
    'rain.day': 'no-input: soil',
    ...all([...waterFacts, ...amountFacts], 'no-input: soil'),
  });
  expect(absences({ ...field, soil: { class: 'loam' } }).taw).toBe('no-row: soil');
  expect(absences({ ...field, soil: { thetaFc: 0.1, thetaWp: 0.2 } }).taw).toBe('out-of-range: soil');
});

test('an unknown crop has ETo and nothing else', () => {
  const missing = absences({ ...sampleField(), crop: 'banana' });
  expect(missing['eto.day']).toBeUndefined();
  expect(missing).toMatchObject(all(['stage.name', 'kc.day', 'etc.day', ...waterFacts], 'no-row: crop'));
});

test('a crop without stage lengths in days waits for the user’s', () => {
  const { stages: _, ...field } = { ...sampleField(), crop: 'mustard' };
  expect(absences(field)['kc.day']).toBe('no-row: stage-lengths');
  const lengths = { iniDays: 20, devDays: 30, midDays: 40, lateDays: 30 };
  expect(absences({ ...field, stages: { lengths } })).toEqual(always);
});

test('rows of another crop are not borrowed; of several regions none is guessed', () => {
  const { stages: _, ...wheat } = { ...sampleField(), crop: 'wheat', variant: 'low-grain-moisture' as const };
  expect(absences(wheat)['kc.day']).toBe('no-input: stage-lengths');
  expect(absences({ ...wheat, stages: { row: 'cotton.texas' } })['kc.day']).toBe('no-row: stage-lengths');
  expect(absences({ ...wheat, stages: { row: 'small-grains.pakistan-arid-region' } })).toEqual(always);
});

test('a crop with several rows asks for the variant', () => {
  const potato = { ...sampleField(), crop: 'potato', stages: { row: 'potato.semiarid-climate' } };
  expect(absences(potato)['kc.day']).toBe('no-input: variant');
  expect(absences({ ...potato, variant: 'short-season' })).toEqual(always);
});

test('rice stands in water: K_c and ET, but no balance of a dry root zone', () => {
  const rice = { ...sampleField(), crop: 'rice', variant: 'flooded' as const, stages: { row: 'rice.tropics' } };
  const missing = absences(rice);
  expect(missing['etc.day']).toBeUndefined();
  expect(missing).toMatchObject(all(waterFacts, 'no-row: pond-balance'));
});

test('how wet the soil was at the start is asked, not assumed', () => {
  const { start: _, ...field } = sampleField();
  expect(absences(field)).toMatchObject(all(waterFacts, 'no-input: start-moisture'));
});

test('of several absences the most basic alone is named: crop, stage lengths, season, soil, start, weather', () => {
  const { start: _, soil: __, stages: ___, ...field } = sampleField();
  const water = (given: Partial<Field>, on = asOf) => {
    const made = absences({ ...field, ...given }, [], on);
    const reasons = new Set([...waterFacts, ...amountFacts].map((id) => made[id]));
    return [...reasons].join(' | ');
  };
  const { stages, soil, start } = sampleField();
  expect(water({ crop: 'banana' })).toBe('no-row: crop');
  expect(water({})).toBe('no-input: stage-lengths');
  expect(water({ ...(stages && { stages }) }, addDays(sowing, 195))).toBe('out-of-range: season');
  expect(water({ ...(stages && { stages }) })).toBe('no-input: soil');
  expect(water({ ...(stages && { stages }), ...(soil && { soil }) })).toBe('no-input: start-moisture');
  expect(water({ ...(stages && { stages }), ...(soil && { soil }), ...(start && { start }) })).toBe('no-input: weather');
});

test('chickpea has no stage lengths: coefficient, water used and the whole root zone wait for them alone', () => {
  const { stages: _, soil: __, start: ___, ...field } = { ...sampleField(), crop: 'chickpea' };
  const why = 'no-row: stage-lengths';
  expect(absences(field, [])).toMatchObject(all(['stage.name', 'kc.day', 'etc.day', 'zr.day', ...waterFacts], why));
});

test('rice waits for the balance of its pond, whatever else the field lacks', () => {
  const { stages: _, soil: __, start: ___, ...field } = { ...sampleField(), crop: 'rice' };
  const why = 'no-row: pond-balance';
  expect(absences(field, [])).toMatchObject(all(['zr.start', 'zr.day', ...waterFacts, ...amountFacts], why));
});

test('sowing that lies ahead, far or near: the season has not begun', () => {
  const { soil: _, ...bare } = sampleField();
  for (const before of [-1, -15, -60]) {
    const on = addDays(sowing, before);
    const days = [...sampleWeather(addDays(on, -10), 10), ...sampleWeather(on, 16, 'forecast')];
    for (const field of [sampleField(), bare]) {
      expect(absences(field, days, on)).toMatchObject(
        all(['stage.name', 'stage.day', 'kc.day', 'etc.day', 'zr.day', ...waterFacts, ...amountFacts], 'out-of-range: season'),
      );
    }
  }
});

test('a season that is over brings no more water, also where its last known day was within it', () => {
  const days = sampleWeather(sowing, 190);
  const { facts, asOf: of } = advise(sampleField(), days, [], addDays(sowing, 200));
  expect(of).toBe(addDays(sowing, 189));
  const found = new Map(facts.map((fact) => [fact.id.replace('crops.', ''), fact]));
  expect(found.get('dr.end')?.value).not.toBeNull();
  for (const id of ['irr.next.date.dry', 'irr.next.date.withRain', 'irr.net', ...amountFacts]) {
    expect(found.get(id), id).toMatchObject({ scopeKey: 'missing.out-of-range', scopeParams: { needs: 'season' } });
  }
});

test('own root depths are within one another and within reason', () => {
  for (const roots of [{ startM: 0 }, { startM: 1.01 }, { startM: 0.5, fullM: 0.4 }, { fullM: 5.01 }, { fullM: Number.NaN }]) {
    expect(absences({ ...sampleField(), roots })).toMatchObject(
      all(['zr.start', 'zr.day', ...waterFacts], 'out-of-range: roots'),
    );
  }
  expect(absences({ ...sampleField(), roots: { startM: 0.5, fullM: 0.5 } })).toEqual(always);
});

test('no weather at all', () => {
  const missing = absences(sampleField(), []);
  expect(missing).toMatchObject(all(['eto.day', 'etc.day', ...waterFacts, ...amountFacts], 'no-input: weather'));
  expect(missing['kc.day']).toBeUndefined();
});

test('weather without humidity and radiation says so', () => {
  const bare = weather.map(({ date, kind, provider, tmaxC, tminC }) => ({ date, kind, provider, tmaxC, tminC }));
  expect(absences(sampleField(), bare)['eto.day']).toBe('no-input: humidity radiation');
  const estimates = { dewPointOffsetC: 2, krs: 0.16 };
  const { facts } = advise({ ...sampleField(), estimates }, bare, [], asOf);
  const eto = facts.find(({ id }) => id === 'crops.eto.day');
  expect(eto?.scopeKey).toBe('scope.radiation-estimated');
  expect(eto?.inputs.map(({ labelKey }) => labelKey)).toEqual(
    expect.arrayContaining([
      'solar-radiation.temperature-range',
      'vapour-pressure.dew-point-from-minimum',
      'wind-at-2m.two-metres-a-second',
    ]),
  );
});

test('before sowing and after the last day there is no season', () => {
  const before = addDays(sowing, -3);
  expect(absences(sampleField(), sampleWeather(before, 10), before)['kc.day']).toBe('out-of-range: season');
  const after = addDays(sowing, 195);
  expect(absences(sampleField(), sampleWeather(sowing, 200), after)).toMatchObject(
    all(['stage.name', 'kc.day', ...waterFacts], 'out-of-range: season'),
  );
  expect(absences(sampleField(), sampleWeather(sowing, 200), addDays(sowing, 194))['kc.day']).toBeUndefined();
});

test('water that is not due within the known days has no date, no depth and no hours', () => {
  const first = absences(sampleField(), sampleWeather(sowing, 4), sowing);
  expect(first).toMatchObject(all(['irr.next.date.dry', 'irr.net', ...amountFacts], 'not-due: 4'));
});

test('stage lengths that are no days of a season', () => {
  const lengths = { iniDays: 20, devDays: 30, midDays: 40, lateDays: 30 };
  for (const wrong of [{ iniDays: -1 }, { devDays: 2.5 }, { midDays: Number.NaN }]) {
    const field = { ...sampleField(), stages: { lengths: { ...lengths, ...wrong } } };
    expect(absences(field)['kc.day']).toBe('out-of-range: stage-lengths');
  }
  const none = { iniDays: 0, devDays: 0, midDays: 0, lateDays: 0 };
  expect(absences({ ...sampleField(), stages: { lengths: none } })['kc.day']).toBe('out-of-range: stage-lengths');
});

test('a depth of water below 0 is a typed error', () => {
  expect(() => advise(sampleField(), weather, [{ date: asOf, rainMm: -1 }], asOf)).toThrow('OUT_OF_RANGE');
  expect(() => advise(sampleField(), weather, [{ date: asOf, netIrrigationMm: -1 }], asOf)).toThrow('OUT_OF_RANGE');
  const filled = weather.map((day) => ({ ...day, rainMm: -999 }));
  expect(() => advise(sampleField(), filled, [], asOf)).toThrow('OUT_OF_RANGE');
});

test('an input that is no number is a typed error', () => {
  expect(() => advise({ ...sampleField(), rawShare: Number.NaN }, weather, [], asOf)).toThrow('NOT_A_NUMBER');
  const broken = weather.map((day) => ({ ...day, tmaxC: Number.NaN }));
  expect(() => advise(sampleField(), broken, [], asOf)).toThrow('NOT_A_NUMBER');
});
