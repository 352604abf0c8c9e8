/** What a person typed is theirs, what was assumed or estimated is unverified, and both hold for all that is computed from it. */
import { addDays, isoDate } from '@repo/facts';
import { expect, test } from 'vitest';
import type { FieldInputs } from '../wire/inputs.ts';
import type { StoredDay } from '../wire/stored.ts';
import { adviceOf, factOf } from './field-advice.ts';

const sowingDate = isoDate('2025-11-20');
const today = addDays(sowingDate, 30);

/** Measured weather, and nothing assumed. */
const typed: FieldInputs = {
  place: { name: 'Multan', latitudeDeg: 30.2, longitudeDeg: 71.47, elevationM: 123 },
  crop: 'wheat',
  variant: 'low-grain-moisture',
  stages: 'small-grains.pakistan-arid-region',
  sowingDate,
  soil: 'fao.loam',
  start: { kind: 'field-capacity' },
  method: 'furrow',
  furrows: 'narrow-bed',
  wettedPct: 70,
  efficiencyPct: 70,
  areaAcres: 5,
  dischargeCusecs: 1.5,
};

const weather = Array.from({ length: 31 }, (_, index): StoredDay => {
  const date = addDays(sowingDate, index);
  const measured = { tmaxC: 24, tminC: 9, rhMeanPct: 55, rsMj: 15, rainMm: 0, wind: { speedMs: 2, heightM: 2 } };
  return { date, kind: 'station', provider: 'Test', ...measured, fetchedAt: '2025-12-20T04:00:00.000Z' };
});

function adviceWith(inputs: Partial<FieldInputs>) {
  const field = { id: 'field_test', title: 'Test', updatedAt: '2025-12-20T04:00:00.000Z', inputs: { ...typed, ...inputs } };
  const irrigation = { id: 'entry_1', fieldId: field.id, kind: 'irrigation', withdrawnAt: null } as const;
  const entries = [{ ...irrigation, date: addDays(sowingDate, 20), depth: 100 }];
  const advice = adviceOf({ ...field, weather, entries }, today);
  return (id: string) => factOf(advice, id);
}

test.each([
  ['nobody said', null, 'unverified'],
  ['an estimate', { kind: 'estimated', step: 'half' }, 'unverified'],
  ['full, as said', { kind: 'field-capacity' }, 'user'],
  ['measured', { kind: 'measured', percent: 18 }, 'user'],
] as const)('water at sowing, %s: the depletion of a later day is no better', (_, start, status) => {
  const of = adviceWith({ start });
  expect(of('start.moisture')?.status).toBe(status);
  expect(of('de.start')?.status).toBe(status);
});

test('a typed wetted share is the person’s, that of the method is unverified; so is what evaporates by it', () => {
  const statuses = (inputs: Partial<FieldInputs>) =>
    ['irr.fw', 'fw.day', 'few.day', 'ke.day', 'evaporation.day'].map((id) => adviceWith(inputs)(id)?.status);
  expect(statuses({})).toEqual(['user', 'user', 'user', 'user', 'user']);
  expect(statuses({ wettedPct: null })).toEqual(Array(5).fill('unverified'));
});

test('an assumed efficiency is unverified and so is what is to be brought, for that reason or for one before it', () => {
  const of = adviceWith({ efficiencyPct: null });
  expect(of('irr.ea')).toMatchObject({ status: 'unverified', scopeKey: 'scope.efficiency-assumed' });
  expect(adviceWith({})('irr.ea')).toMatchObject({ status: 'user' });
  const facts = adviceOfDue({ efficiencyPct: null });
  for (const id of ['irr.gross', 'irr.inches', 'irr.volume', 'irr.hours']) {
    expect(facts(id), id).toMatchObject({ status: 'unverified', scopeKey: 'scope.stands-on-unverified' });
  }
});

/** Dry at sowing, so that water is due today. */
function adviceOfDue(inputs: Partial<FieldInputs>) {
  const of = adviceWith({ start: { kind: 'measured', percent: 13 }, ...inputs });
  expect(of('irr.gross')?.value).not.toBeNull();
  return of;
}
