/** The figures are of the last day whose weather is known, and water can be due on the morning after it. */
import { addDays, type IsoDate, isoDate } from '@repo/facts';
import { expect, test } from 'vitest';
import { type Advice, advise, type Field, type LedgerEntry } from '../../src/index.ts';
import { sampleDualField, sampleField, sampleWeather } from '../../src/testing.ts';
import { expectNear } from '../support/near.ts';

const sowing = isoDate('2026-05-01');
const today = addDays(sowing, 30);
const yesterday = addDays(sowing, 29);

const factOf = ({ facts }: Advice, id: string) => facts.find((fact) => fact.id === `crops.${id}`) ?? expect.fail(id);
const shown = (advice: Advice, id: string) => factOf(advice, id).value;

test.each([
  ['single', sampleField()],
  ['dual', sampleDualField()],
])('a station’s file that ends yesterday: all figures are of yesterday (%s)', (_, field) => {
  const weather = sampleWeather(sowing, 30);
  const advice = advise(field, weather, [], today);
  expect(advice).toMatchObject({ asked: today, asOf: yesterday, weatherGaps: [], rainGaps: [], laterEntries: [] });
  // But for the day that was asked for, and what is due now, they are those of the day itself.
  const figures = ({ facts }: typeof advice) => facts.filter(({ id }) => !id.startsWith('crops.irr.'));
  expect(figures(advice)).toEqual(figures(advise(field, weather, [], yesterday)));
  expect(advice.days.at(-1)?.date).toBe(yesterday);
  expect(shown(advice, 'stage.day')).toBe('30');
});

test('what is due today is what the last evening lacks, less what was written since', () => {
  const ask = (ledger: Parameters<typeof advise>[2]) => advise(sampleField(), sampleWeather(sowing, 30), ledger, today);
  const dry = ask([]);
  const evening = Number(shown(dry, 'dr.end'));
  expect(shown(dry, 'irr.next.date.dry')).toBe(today);
  expect(Number(shown(dry, 'irr.net'))).toBeCloseTo(evening, 5);
  const rained = ask([{ date: today, rainMm: 0.1 }]);
  expect(rained.laterEntries).toEqual([today]);
  expect(shown(rained, 'irr.next.date.dry')).toBe(today);
  expect(Number(shown(rained, 'irr.net'))).toBeCloseTo(evening - 0.1, 5);
  expect(factOf(rained, 'irr.net')?.formula?.symbols).toBe('I_n = D_r − W');
  expect(shown(ask([{ date: today, netIrrigationMm: 40 }]), 'irr.next.date.dry')).toBeNull();
});

test('a gauge that was read twice on a day counts twice', () => {
  const day = addDays(sowing, 10);
  const read = (...depths: number[]) =>
    advise(
      sampleField(),
      sampleWeather(sowing, 30),
      depths.map((rainMm) => ({ date: day, rainMm })),
      yesterday,
    ).days.find(({ date }) => date === day)?.rainMm;
  expect(read(5, 7)).toBe(read(12));
});

test('a file that ended days ago is of its last day, and no gap is reported', () => {
  const advice = advise(sampleField(), sampleWeather(sowing, 30), [], addDays(today, 4));
  expect(advice).toMatchObject({ asOf: yesterday, weatherGaps: [] });
  expect(advice.facts.filter(({ scopeParams }) => scopeParams?.needs === 'weather')).toEqual([]);
});

test('a hole before the last known day withholds the balance, and its days are named', () => {
  const hole = [10, 11].map((day) => addDays(sowing, day));
  const weather = sampleWeather(sowing, 30).filter(({ date }) => !hole.includes(date));
  const advice = advise(sampleField(), weather, [], today);
  expect(advice).toMatchObject({ asOf: yesterday, weatherGaps: hole, days: [] });
  expect(factOf(advice, 'dr.start')).toMatchObject({ value: null, scopeParams: { needs: 'weather' } });
  expect(shown(advice, 'eto.day')).not.toBeNull();
});

test('a day whose record gives no ETo is no known day', () => {
  const last = sampleWeather(today, 1).map(({ rsMj: _, ...day }) => day);
  expect(advise(sampleField(), [...sampleWeather(sowing, 30), ...last], [], today).asOf).toBe(yesterday);
});

test('without any known day the figures are of the asked one, and weather is missing', () => {
  const before = sampleWeather(addDays(sowing, -20), 10);
  for (const weather of [[], before]) {
    const advice = advise(sampleField(), weather, [], today);
    expect(advice).toMatchObject({ asked: today, asOf: today, days: [] });
    expect(advice.weatherGaps).toHaveLength(31);
    expect(factOf(advice, 'dr.start')).toMatchObject({ scopeKey: 'missing.no-input', scopeParams: { needs: 'weather' } });
  }
});

test('forecast days count when they follow without a hole', () => {
  const past = sampleWeather(sowing, 30);
  const follows = advise(sampleField(), [...past, ...sampleWeather(today, 5, 'forecast')], [], today);
  expect(follows).toMatchObject({ asOf: today });
  expect(follows.days).toHaveLength(35);
  const broken = advise(sampleField(), [...past, ...sampleWeather(addDays(today, 1), 5, 'forecast')], [], today);
  expect(broken).toMatchObject({ asOf: yesterday, weatherGaps: [] });
  expect(broken.days).toHaveLength(30);
});

test('what was written down after the day of the figures is named and not counted', () => {
  const weather = sampleWeather(sowing, 28);
  const on = (date: IsoDate, entry: Partial<LedgerEntry>): LedgerEntry => ({ date, ...entry });
  const later = [
    on(today, { netIrrigationMm: 40 }),
    on(yesterday, { rainMm: 5 }),
    on(today, { rainMm: 2 }),
    on(addDays(today, 1), { netIrrigationMm: 40 }),
  ];
  const counted = [on(addDays(sowing, 27), { netIrrigationMm: 10 })];
  const advice = advise(sampleField(), weather, [...later, ...counted], today);
  expect(advice).toMatchObject({ asOf: addDays(sowing, 27), laterEntries: [yesterday, today] });
  expect(advice.days).toEqual(advise(sampleField(), weather, counted, today).days);
});

test('rain that nobody recorded on the last known day is missing in its evening, not in its morning', () => {
  const weather = sampleWeather(sowing, 30).map(({ rainMm, ...day }) =>
    day.date === yesterday ? day : { ...day, rainMm: rainMm ?? 0 },
  );
  const advice = advise(sampleField(), weather, [], today);
  expect(advice.rainGaps).toEqual([yesterday]);
  const labels = (id: string) => factOf(advice, id).inputs.map(({ labelKey }) => labelKey);
  expect(labels('dr.start')).not.toContain('days-without-rain-record');
  expect(labels('dr.end')).toContain('days-without-rain-record');
});

/** The first day whose morning is below RAW and whose evening is not. */
function fieldDueOnTheMorningAfter(): { readonly field: Field; readonly last: number } {
  const field = { ...sampleField(), roots: { startM: 0.5 } };
  const { days } = advise(field, sampleWeather(sowing, 60), [], addDays(sowing, 59));
  const last = days.findIndex(({ drStartMm, drMm, rawMm }) => drStartMm < rawMm && drMm >= rawMm);
  return { field, last: last < 0 ? expect.fail('no such day') : last };
}

test('the evening of the last day is the next morning: a file to yesterday says today, and its figures open', () => {
  const { field, last } = fieldDueOnTheMorningAfter();
  const asked = addDays(sowing, last + 1);
  const advice = advise(field, sampleWeather(sowing, last + 1), [], asked);
  const row = advice.days.at(-1) ?? expect.fail('no row');
  expect(row.date).toBe(addDays(asked, -1));
  expect(shown(advice, 'irr.next.date.dry')).toBe(asked);
  expect(shown(advice, 'irr.next.date.withRain')).toBe(asked);
  expectNear(Number(shown(advice, 'irr.net')), row.drMm, 1e-6);
  expect(shown(advice, 'irr.net')).toBe(shown(advice, 'dr.end'));
  expect(factOf(advice, 'irr.next.date.dry').inputs).toMatchObject([
    { labelKey: 'as-of', value: row.date },
    { labelKey: 'depletion-evening', value: shown(advice, 'dr.end'), ref: 'crops.dr.end' },
    { labelKey: 'raw-day-before', value: shown(advice, 'raw'), ref: 'crops.raw' },
    { labelKey: 'raw-share', value: '1' },
  ]);
  const earlier = advise(field, sampleWeather(sowing, last), [], asked);
  expect(factOf(earlier, 'irr.next.date.dry')).toMatchObject({ value: null, scopeKey: 'missing.not-due' });
});

test('due on the morning of the figures opens the morning’s depletion', () => {
  const { field, last } = fieldDueOnTheMorningAfter();
  const on = addDays(sowing, last + 1);
  const advice = advise(field, sampleWeather(sowing, last + 2), [], on);
  expect(shown(advice, 'irr.next.date.dry')).toBe(on);
  expect(factOf(advice, 'irr.next.date.dry').inputs[1]).toMatchObject({ labelKey: 'depletion-on-date', ref: 'crops.dr.start' });
});

test('water that was given on a due morning is not asked for again; too little of it leaves the rest due', () => {
  const { field, last } = fieldDueOnTheMorningAfter();
  const on = addDays(sowing, last + 1);
  const weather = sampleWeather(sowing, last + 2);
  const given = (netIrrigationMm: number) => advise(field, weather, [{ date: on, netIrrigationMm }], on);
  const none = given(0);
  expect(shown(none, 'irr.next.date.dry')).toBe(on);
  const full = given(Number(shown(none, 'irr.net')));
  expect(factOf(full, 'irr.next.date.dry')).toMatchObject({ value: null, scopeKey: 'missing.not-due' });
  const evening = none.days.at(-1)?.drMm ?? Number.NaN;
  const little = given(3.5);
  expect(evening - 3.5).toBeLessThan(Number(shown(none, 'dr.start')));
  expect(shown(little, 'irr.next.date.dry')).toBe(on);
  expectNear(Number(shown(little, 'irr.net')), evening - 3.5, 1e-6);
  expect(factOf(little, 'irr.net').inputs[0]).toMatchObject({ labelKey: 'depletion-evening', ref: 'crops.dr.end' });
});
