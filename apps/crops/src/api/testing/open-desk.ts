/** Members of an organization who call the vertical's procedures. */
import { newId } from '@repo/db';
import { isoDate } from '@repo/facts';
import { desksOf } from '@repo/server/testing';
import { createCallerFactory } from '@repo/server/trpc';
import { fieldMeter } from '../../field-meter.ts';
import { tokenMeter } from '../../token-meter.ts';
import type { FieldInputs } from '../../wire/inputs.ts';
import { cropsRouter } from '../router.ts';

const createCaller = createCallerFactory(cropsRouter);

export type Caller = ReturnType<typeof createCaller>;

export const { openDesk, callerOf, visitor } = desksOf<Caller>(createCaller, undefined, {
  verticals: [{ id: 'crops', meters: [fieldMeter, tokenMeter] }],
});

export const wheatInputs: FieldInputs = {
  place: { name: 'ملتان', latitudeDeg: 30.2, longitudeDeg: 71.47, elevationM: 123 },
  crop: 'wheat',
  variant: null,
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

/** Saves a new field and gives what the server answered. */
export function saveNew(caller: Caller, title: string, inputs: FieldInputs = wheatInputs) {
  return caller.field.save({ id: newId(), title, inputs });
}
