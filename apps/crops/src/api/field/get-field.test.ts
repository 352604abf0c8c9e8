import { newId } from '@repo/db';
import { describeDatabases } from '@repo/db/testing';
import { isoDate } from '@repo/facts';
import { expect, test } from 'vitest';
import { openDesk, saveNew } from '../testing/open-desk.ts';

describeDatabases('a field', (open) => {
  test('comes with its weather and entries by date', async () => {
    const { caller } = await openDesk(open());
    const { id } = await saveNew(caller, 'Canal');
    const other = await saveNew(caller, 'Other');
    const csv = 'Date,Tmax,Tmin,Rain\n2026-02-27,28.4,13.1,\n2026-02-28,27,12,0';
    await caller.weather.upload({ fieldId: id, csv, station: 'ملتان', skipFaulty: false });
    const add = (date: string, depth: number, fieldId = id) =>
      caller.entry.add({ id: newId(), fieldId, kind: 'irrigation', date: isoDate(date), depth });
    await add('2026-02-20', 500);
    await add('2026-01-05', 600);
    await add('2026-01-06', 700, other.id);
    const { weather, entries } = await caller.field.get({ id });
    const common = { kind: 'station', provider: 'ملتان', fetchedAt: '2026-03-02T09:00:00.000Z' };
    expect(weather).toEqual([
      { ...common, date: '2026-02-27', tmaxC: 28.4, tminC: 13.1 },
      { ...common, date: '2026-02-28', tmaxC: 27, tminC: 12, rainMm: 0 },
    ]);
    expect(entries.map(({ date, depth }) => [date, depth])).toEqual([
      ['2026-01-05', 600],
      ['2026-02-20', 500],
    ]);
  });

  test('of another organization, or of a made-up id, is not found', async () => {
    const db = open();
    const mine = await openDesk(db);
    const theirs = await openDesk(db);
    const { id } = await saveNew(mine.caller, 'Canal');
    for (const wrong of [id, newId(), 'field_00000000000000000000000000', 'quote_00000000000000000000000000', 'field_x', '']) {
      await expect(theirs.caller.field.get({ id: wrong })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
  });
});
