import { newId } from '@repo/db';
import { describeDatabases } from '@repo/db/testing';
import { isoDate } from '@repo/facts';
import { expect, test } from 'vitest';
import { openDesk, saveNew, wheatInputs } from '../testing/open-desk.ts';

describeDatabases('the list of fields', (open) => {
  test('has every field of the organization, the one changed last first', async () => {
    const { caller, colleague, setNow } = await openDesk(open());
    const first = await saveNew(caller, 'First');
    setNow('2026-03-02T10:00:00Z');
    await saveNew(colleague, 'Second');
    setNow('2026-03-02T11:00:00Z');
    await saveNew(caller, 'Third');
    const titles = async () => (await caller.field.list({})).items.map(({ title }) => title);
    expect(await titles()).toEqual(['Third', 'Second', 'First']);
    setNow('2026-03-02T12:00:00Z');
    await caller.field.save({ id: first.id, title: 'First, again', inputs: wheatInputs });
    expect(await titles()).toEqual(['First, again', 'Third', 'Second']);
  });

  test('water, weather and what is withdrawn change a field; the same request again does not', async () => {
    const { caller, setNow } = await openDesk(open());
    const first = await saveNew(caller, 'First');
    setNow('2026-03-02T10:00:00Z');
    const second = await saveNew(caller, 'Second');
    const changes = async () =>
      (await caller.field.list({})).items.map(({ title, updatedAt }) => `${title} ${updatedAt.slice(11, 13)}`);
    setNow('2026-03-02T11:00:00Z');
    const request = { id: newId(), fieldId: first.id, kind: 'rain', date: isoDate('2026-03-01'), depth: 50 } as const;
    await caller.entry.add(request);
    expect(await changes()).toEqual(['First 11', 'Second 10']);
    setNow('2026-03-02T12:00:00Z');
    const csv = 'Date,Tmax,Tmin\n2026-03-01,28,13';
    await caller.weather.upload({ fieldId: second.id, csv, station: 'Multan', skipFaulty: false });
    await caller.entry.add(request);
    expect(await changes()).toEqual(['Second 12', 'First 11']);
    setNow('2026-03-02T13:00:00Z');
    await caller.entry.withdraw({ id: request.id });
    expect(await changes()).toEqual(['First 13', 'Second 12']);
  });

  test('has none of another organization', async () => {
    const db = open();
    const mine = await openDesk(db);
    const theirs = await openDesk(db);
    await saveNew(mine.caller, 'Canal');
    expect(await theirs.caller.field.list({})).toEqual({ items: [] });
  });
});
