import { describeDatabases } from '@repo/db/testing';
import { expect, test } from 'vitest';
import { askNew, openDesk } from '../testing/open-desk.ts';

describeDatabases('deleting and restoring a conversation', (open) => {
  test('deleting takes it off the list, restoring brings it back as it was', async () => {
    const { caller } = await openDesk(open());
    const { conversation } = await askNew(caller, '25 لاکھ');
    const { id } = conversation;
    const before = await caller.conversation.get({ id });
    await caller.conversation.delete({ id });
    await caller.conversation.delete({ id });
    expect((await caller.conversation.list({})).items).toEqual([]);
    for (const attempt of [() => caller.conversation.get({ id }), () => caller.conversation.rename({ id, title: 'رقم' })]) {
      await expect(attempt()).rejects.toMatchObject({
        code: 'NOT_FOUND',
        cause: { code: 'CONVERSATION_NOT_FOUND', messageKey: 'assistant.error.conversation-not-found' },
      });
    }
    await caller.conversation.restore({ id });
    await caller.conversation.restore({ id });
    expect(await caller.conversation.get({ id })).toEqual(before);
  });

  test("a colleague's, another organization's and a made-up one are not found", async () => {
    const db = open();
    const { caller, colleague } = await openDesk(db);
    const theirs = await openDesk(db);
    const { id } = (await askNew(caller, '25 لاکھ')).conversation;
    for (const [stranger, wrong] of [
      [colleague, id],
      [theirs.caller, id],
      [caller, 'conversation_00000000000000000000000000'],
      [caller, ''],
    ] as const) {
      const { get, rename, restore, delete: remove } = stranger.conversation;
      for (const attempt of [get, remove, restore, ({ id: of }: { id: string }) => rename({ id: of, title: 'x' })]) {
        await expect(attempt({ id: wrong })).rejects.toMatchObject({ code: 'NOT_FOUND' });
      }
    }
    expect(await caller.conversation.get({ id })).toMatchObject({ title: '25 لاکھ' });
  });
});
