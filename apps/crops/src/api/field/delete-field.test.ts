import { newId } from '@repo/db';
import { describeDatabases } from '@repo/db/testing';
import { isoDate } from '@repo/facts';
import { expect, test } from 'vitest';
import { openDesk, saveNew } from '../testing/open-desk.ts';

describeDatabases('deleting and restoring a field', (open) => {
  test('takes it off the list and brings it back as it was, with weather and entries', async () => {
    const { caller } = await openDesk(open());
    const { id } = await saveNew(caller, 'Canal');
    await caller.weather.upload({ fieldId: id, csv: 'Date,Tmax,Tmin\n2026-03-01,28,13', station: 'Multan', skipFaulty: false });
    await caller.entry.add({ id: newId(), fieldId: id, kind: 'rain', date: isoDate('2026-03-01'), depth: 50 });
    const before = await caller.field.get({ id });
    await caller.field.delete({ id });
    await caller.field.delete({ id });
    expect((await caller.field.list({})).items).toEqual([]);
    await expect(caller.field.get({ id })).rejects.toMatchObject({
      cause: { code: 'FIELD_NOT_FOUND', messageKey: 'crops.error.field-not-found' },
    });
    await caller.field.restore({ id });
    await caller.field.restore({ id });
    expect(await caller.field.get({ id })).toEqual(before);
  });

  test('a deleted field takes neither weather nor entries', async () => {
    const { caller } = await openDesk(open());
    const { id } = await saveNew(caller, 'Canal');
    await caller.field.delete({ id });
    const asks = [
      () => caller.weather.upload({ fieldId: id, csv: 'Date,Tmax,Tmin\n2026-03-01,28,13', station: 'x', skipFaulty: false }),
      () => caller.weather.fetch({ fieldId: id }),
      () => caller.entry.add({ id: newId(), fieldId: id, kind: 'rain', date: isoDate('2026-03-01'), depth: 50 }),
    ];
    for (const ask of asks) await expect(ask()).rejects.toMatchObject({ cause: { code: 'FIELD_NOT_FOUND' } });
  });

  test('of another organization, or of a made-up id, is not found', async () => {
    const db = open();
    const mine = await openDesk(db);
    const theirs = await openDesk(db);
    const { id } = await saveNew(mine.caller, 'Canal');
    for (const wrong of [id, 'field_00000000000000000000000000', 'field_x', '']) {
      await expect(theirs.caller.field.delete({ id: wrong })).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(theirs.caller.field.restore({ id: wrong })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
    expect(await mine.caller.field.get({ id })).toMatchObject({ title: 'Canal' });
  });
});
