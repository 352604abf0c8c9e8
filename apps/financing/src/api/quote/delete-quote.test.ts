import { describeDatabases } from '@repo/db/testing';
import { expect, test } from 'vitest';
import { carInputs, openDesk, saveNew } from '../testing/open-desk.ts';

describeDatabases('deleting and restoring a quote', (open) => {
  test('takes it off the list and brings it back as it was', async () => {
    const { caller } = await openDesk(open());
    const { id } = await saveNew(caller, 'Car');
    const before = await caller.quote.get({ id });
    await caller.quote.delete({ id });
    await caller.quote.delete({ id });
    expect((await caller.quote.list({})).items).toEqual([]);
    await expect(caller.quote.get({ id })).rejects.toMatchObject({ cause: { code: 'QUOTE_NOT_FOUND' } });
    await caller.quote.restore({ id });
    await caller.quote.restore({ id });
    expect(await caller.quote.get({ id })).toEqual(before);
  });

  test('saving a deleted quote says so and stores nothing', async () => {
    const { caller } = await openDesk(open());
    const { id } = await saveNew(caller, 'Car');
    await caller.quote.delete({ id });
    await expect(caller.quote.save({ id, expectedRevision: 1, title: 'Car 2', inputs: carInputs })).rejects.toMatchObject({
      code: 'CONFLICT',
      cause: { code: 'QUOTE_DELETED', messageKey: 'financing.error.quote-deleted' },
    });
    await caller.quote.restore({ id });
    expect(await caller.quote.get({ id })).toMatchObject({ title: 'Car', revision: 1 });
  });

  test('of another organization, or of a made-up id, is not found', async () => {
    const db = open();
    const mine = await openDesk(db);
    const theirs = await openDesk(db);
    const { id } = await saveNew(mine.caller, 'Car');
    for (const wrong of [id, 'quote_00000000000000000000000000', 'quote_x', '']) {
      await expect(theirs.caller.quote.delete({ id: wrong })).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(theirs.caller.quote.restore({ id: wrong })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
    expect(await mine.caller.quote.get({ id })).toMatchObject({ title: 'Car' });
  });
});
