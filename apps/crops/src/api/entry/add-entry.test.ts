import { newId } from '@repo/db';
import { describeDatabases } from '@repo/db/testing';
import { isoDate } from '@repo/facts';
import { expect, test } from 'vitest';
import { openDesk, saveNew } from '../testing/open-desk.ts';

const water = { kind: 'irrigation', date: isoDate('2026-03-01'), depth: 762 } as const;

describeDatabases('adding an entry', (open) => {
  test('writes down water that was given', async () => {
    const { caller } = await openDesk(open());
    const { id: fieldId } = await saveNew(caller, 'Canal');
    const added = await caller.entry.add({ ...water, id: newId(), fieldId });
    expect(added).toEqual({ ...water, id: expect.stringMatching(/^entry_[0-9a-z]{26}$/), fieldId, withdrawnAt: null });
    expect((await caller.field.get({ id: fieldId })).entries).toEqual([added]);
  });

  test('the same request sent twice records once; two turns on a day are two', async () => {
    const { caller } = await openDesk(open());
    const { id: fieldId } = await saveNew(caller, 'Canal');
    const request = { ...water, id: newId(), fieldId };
    const first = await caller.entry.add(request);
    expect(await caller.entry.add(request)).toEqual(first);
    await caller.entry.add({ ...request, id: newId() });
    expect((await caller.field.get({ id: fieldId })).entries).toHaveLength(2);
  });

  test('an id that stands for another entry is a conflict, and the entry stays', async () => {
    const { caller } = await openDesk(open());
    const { id: fieldId } = await saveNew(caller, 'Canal');
    const request = { ...water, id: newId(), fieldId };
    const first = await caller.entry.add(request);
    for (const change of [{ depth: 100 }, { kind: 'rain' as const }, { date: isoDate('2026-02-28') }]) {
      await expect(caller.entry.add({ ...request, ...change })).rejects.toMatchObject({
        code: 'CONFLICT',
        cause: { code: 'ENTRY_TAKEN', messageKey: 'crops.error.entry-taken' },
      });
    }
    expect((await caller.field.get({ id: fieldId })).entries).toEqual([first]);
  });

  test('today in Pakistan is the last day, whatever the day in London', async () => {
    const { caller, setNow } = await openDesk(open());
    const { id: fieldId } = await saveNew(caller, 'Canal');
    setNow('2026-03-02T18:59:00Z');
    const tomorrow = { ...water, id: newId(), fieldId, date: isoDate('2026-03-03') };
    await expect(caller.entry.add(tomorrow)).rejects.toMatchObject({
      code: 'BAD_REQUEST',
      cause: { code: 'ENTRY_DATE_IN_FUTURE', field: 'date', messageKey: 'crops.error.entry-date-in-future' },
    });
    setNow('2026-03-02T19:00:00Z');
    expect(await caller.entry.add(tomorrow)).toMatchObject({ date: '2026-03-03' });
  });

  test('the season, 60 days before it and 30 after it: another day is refused with the days that bound it', async () => {
    const { caller, setNow } = await openDesk(open());
    const { id: fieldId } = await saveNew(caller, 'Canal');
    setNow('2026-08-01T09:00:00Z');
    const add = (date: string) => caller.entry.add({ ...water, id: newId(), fieldId, date: isoDate(date) });
    await expect(add('1999-01-10')).rejects.toMatchObject({
      code: 'BAD_REQUEST',
      cause: {
        code: 'ENTRY_BEFORE_SEASON',
        field: 'date',
        messageKey: 'crops.error.entry-before-season',
        params: { date: '1999-01-10', from: '2025-09-21', sowing: '2025-11-20' },
      },
    });
    await expect(add('2025-09-20')).rejects.toMatchObject({ cause: { code: 'ENTRY_BEFORE_SEASON' } });
    await expect(add('2026-06-03')).rejects.toMatchObject({
      cause: { code: 'ENTRY_AFTER_SEASON', params: { date: '2026-06-03', to: '2026-06-02' } },
    });
    for (const date of ['2025-09-21', '2026-06-02']) expect(await add(date)).toMatchObject({ date });
  });

  test('depths are whole tenths of a millimetre, 1 to 5000', async () => {
    const { caller } = await openDesk(open());
    const { id: fieldId } = await saveNew(caller, 'Canal');
    const add = (depth: number) => caller.entry.add({ ...water, id: newId(), fieldId, depth });
    for (const depth of [0, -5, 5001, 1.5, Number.NaN]) {
      await expect(add(depth)).rejects.toMatchObject({ code: 'BAD_REQUEST', cause: { field: 'depth' } });
    }
    for (const depth of [1, 5000]) expect(await add(depth)).toMatchObject({ depth });
  });

  test('a field of another organization is not found', async () => {
    const db = open();
    const mine = await openDesk(db);
    const theirs = await openDesk(db);
    const { id: fieldId } = await saveNew(mine.caller, 'Canal');
    await expect(theirs.caller.entry.add({ ...water, id: newId(), fieldId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await mine.caller.field.get({ id: fieldId })).entries).toEqual([]);
  });
});
