/** A member of an organization who calls the vertical's procedures, with a clock of their own. */
import type { Database } from '@repo/db';
import { newId } from '@repo/db';
import { createOrganization } from '@repo/db/testing';
import { isoDate } from '@repo/facts';
import { testContext, testSession } from '@repo/server/testing';
import { createCallerFactory } from '@repo/server/trpc';
import type { FieldInputs } from '../../wire/inputs.ts';
import { cropsRouter } from '../router.ts';

const createCaller = createCallerFactory(cropsRouter);

export type Caller = ReturnType<typeof createCaller>;

export interface Desk {
  readonly orgId: string;
  readonly userId: string;
  readonly caller: Caller;
  /** Someone else of the same organization. */
  readonly colleague: Caller;
  /** Sets the clock of both. */
  readonly setNow: (instant: string) => void;
}

export async function openDesk(db: Database): Promise<Desk> {
  const { orgId, userId } = await createOrganization(db);
  let now = new Date('2026-03-02T09:00:00Z');
  return {
    orgId,
    userId,
    caller: callerOf(db, orgId, userId, () => now),
    colleague: callerOf(db, orgId, newId(), () => now),
    setNow: (instant) => {
      now = new Date(instant);
    },
  };
}

/** A member of an organization. */
export function callerOf(db: Database, orgId: string, userId: string = newId(), now?: () => Date): Caller {
  return createCaller(testContext({ db, session: testSession({ userId, orgId }), ...(now && { now }) }));
}

/** A visitor without a session. */
export function visitor(db: Database): Caller {
  return createCaller(testContext({ db }));
}

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
