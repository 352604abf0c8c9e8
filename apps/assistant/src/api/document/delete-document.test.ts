import { describeDatabases } from '@repo/db/testing';
import { expect, test } from 'vitest';
import { addWheat, openDesk } from '../testing/open-desk.ts';

describeDatabases('listing, deleting and restoring documents', (open) => {
  test('the newest stands first', async () => {
    const { caller, setNow } = await openDesk(open());
    const older = await addWheat(caller);
    setNow('2026-03-05T09:00:00Z');
    const newer = await addWheat(caller);
    expect((await caller.document.list()).items).toEqual([newer, older]);
  });

  test('deleting takes it away for everybody, restoring brings it back as it was', async () => {
    const { caller, colleague } = await openDesk(open());
    const { id } = await addWheat(caller);
    const before = await caller.document.get({ id });
    await colleague.document.delete({ id });
    await caller.document.delete({ id });
    expect((await caller.document.list()).items).toEqual([]);
    await expect(caller.document.get({ id })).rejects.toMatchObject({
      code: 'NOT_FOUND',
      cause: { code: 'DOCUMENT_NOT_FOUND', messageKey: 'assistant.error.document-not-found' },
    });
    await caller.document.restore({ id });
    await caller.document.restore({ id });
    expect(await caller.document.get({ id })).toEqual(before);
  });

  test('of another organization, or of a made-up id, is not found', async () => {
    const db = open();
    const { caller } = await openDesk(db);
    const theirs = await openDesk(db);
    const { id } = await addWheat(caller);
    for (const wrong of [id, 'document_00000000000000000000000000', 'document_x', '']) {
      const { get, restore, delete: remove } = theirs.caller.document;
      for (const attempt of [get, remove, restore]) {
        await expect(attempt({ id: wrong })).rejects.toMatchObject({ code: 'NOT_FOUND' });
      }
    }
    expect(await caller.document.get({ id })).toMatchObject({ title: 'گندم کی آبپاشی' });
  });
});
