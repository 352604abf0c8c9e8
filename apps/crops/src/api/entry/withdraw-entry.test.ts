import { newId } from '@repo/db';
import { describeDatabases } from '@repo/db/testing';
import { isoDate } from '@repo/facts';
import { expect, test } from 'vitest';
import { openDesk, saveNew } from '../testing/open-desk.ts';

const rain = { kind: 'rain', date: isoDate('2026-03-01'), depth: 120 } as const;

describeDatabases('withdrawing an entry', (open) => {
  test('takes it out of the field and keeps it on record; twice is no error', async () => {
    const db = open();
    const { caller, orgId, setNow } = await openDesk(db);
    const { id: fieldId } = await saveNew(caller, 'Canal');
    const request = { ...rain, id: newId(), fieldId };
    const added = await caller.entry.add(request);
    setNow('2026-03-02T10:00:00Z');
    const withdrawn = await caller.entry.withdraw({ id: added.id });
    expect(withdrawn).toEqual({ ...added, withdrawnAt: '2026-03-02T10:00:00.000Z' });
    setNow('2026-03-02T11:00:00Z');
    expect(await caller.entry.withdraw({ id: request.id })).toEqual(withdrawn);
    expect((await caller.field.get({ id: fieldId })).entries).toEqual([]);
    expect(await db.withTenant({ orgId }, (tx) => tx.cropEntry.count({ where: { orgId } }))).toBe(1);
  });

  test('a request to add that comes again later does not bring it back', async () => {
    const { caller } = await openDesk(open());
    const { id: fieldId } = await saveNew(caller, 'Canal');
    const request = { ...rain, id: newId(), fieldId };
    const { id } = await caller.entry.add(request);
    const withdrawn = await caller.entry.withdraw({ id });
    expect(await caller.entry.add(request)).toEqual(withdrawn);
    expect((await caller.field.get({ id: fieldId })).entries).toEqual([]);
  });

  test('of another organization, or of a made-up id, is not found', async () => {
    const db = open();
    const mine = await openDesk(db);
    const theirs = await openDesk(db);
    const { id: fieldId } = await saveNew(mine.caller, 'Canal');
    const { id } = await mine.caller.entry.add({ ...rain, id: newId(), fieldId });
    for (const wrong of [id, newId(), 'entry_00000000000000000000000000', 'entry_x', '']) {
      await expect(theirs.caller.entry.withdraw({ id: wrong })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
    expect((await mine.caller.field.get({ id: fieldId })).entries).toHaveLength(1);
  });
});
