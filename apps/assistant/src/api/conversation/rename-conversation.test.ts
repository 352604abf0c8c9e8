import { describeDatabases } from '@repo/db/testing';
import { expect, test } from 'vitest';
import { askNew, openDesk } from '../testing/open-desk.ts';

describeDatabases('renaming a conversation', (open) => {
  test('a new title leaves messages and place as they are', async () => {
    const { caller, setNow } = await openDesk(open());
    const { conversation } = await askNew(caller, '25 لاکھ');
    setNow('2026-03-05T09:00:00Z');
    await askNew(caller, '30 لاکھ');
    const renamed = await caller.conversation.rename({ id: conversation.id, title: ' رقم ' });
    expect(renamed).toEqual({ ...conversation, title: 'رقم' });
    expect((await caller.conversation.list({})).items.map(({ title }) => title)).toEqual(['30 لاکھ', 'رقم']);
    expect(await caller.conversation.get({ id: conversation.id })).toMatchObject({ title: 'رقم', messages: [{}, {}] });
    for (const title of [' ', 'a'.repeat(121)]) {
      await expect(caller.conversation.rename({ id: conversation.id, title })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    }
  });
});
