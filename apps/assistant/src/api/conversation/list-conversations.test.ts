import { newId } from '@repo/db';
import { describeDatabases } from '@repo/db/testing';
import { expect, test } from 'vitest';
import { askNew, openDesk } from '../testing/open-desk.ts';

describeDatabases('the list of conversations', (open) => {
  test('shows the one asked in last first, page by page, each once', async () => {
    const { caller, setNow } = await openDesk(open());
    for (const minute of [1, 2, 3, 4, 5]) {
      // Two of them in the same instant: the cursor must not lose or repeat one.
      setNow(`2026-03-02T09:0${minute === 5 ? 4 : minute}:00Z`);
      await askNew(caller, `Question ${minute}`);
    }
    const titles: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof caller.conversation.list>> = await caller.conversation.list({ limit: 2, cursor });
      titles.push(...page.items.map((item) => item.title));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect([...titles].sort()).toEqual(['Question 1', 'Question 2', 'Question 3', 'Question 4', 'Question 5']);
    expect(titles.slice(2)).toEqual(['Question 3', 'Question 2', 'Question 1']);
  });

  test('finds titles and questions in any spelling', async () => {
    const { caller } = await openDesk(open());
    const { conversation } = await askNew(caller, 'زکوٰۃ کا نصاب');
    await caller.conversation.ask({ conversationId: conversation.id, id: newId(), text: 'House in LAHORE' });
    await askNew(caller, 'گندم');
    const found = async (search: string) => (await caller.conversation.list({ search })).items.map(({ title }) => title);
    expect(await found('زکاۃ')).toEqual(['زکوٰۃ کا نصاب']);
    expect(await found('نصاب')).toEqual(['زکوٰۃ کا نصاب']);
    expect(await found('lahore')).toEqual(['زکوٰۃ کا نصاب']);
    expect(await found('کپاس')).toEqual([]);
    expect(await found('%')).toEqual([]);
    expect(await found('')).toHaveLength(2);
  });

  test('a search goes on over several pages', async () => {
    const { caller, setNow } = await openDesk(open());
    for (const minute of [1, 2, 3, 4]) {
      setNow(`2026-03-02T09:0${minute}:00Z`);
      await askNew(caller, minute % 2 === 0 ? `گندم ${minute}` : `کپاس ${minute}`);
    }
    const first = await caller.conversation.list({ search: 'گندم', limit: 1 });
    const second = await caller.conversation.list({ search: 'گندم', limit: 1, cursor: first.nextCursor });
    expect([first, second].map(({ items }) => items.map(({ title }) => title))).toEqual([['گندم 4'], ['گندم 2']]);
    expect(second.nextCursor).toBeNull();
  });

  test('a search reads on until it finds, however far back', async () => {
    const db = open();
    const { caller, orgId, userId } = await openDesk(db);
    const updatedAt = (index: number) => new Date(Date.UTC(2026, 0, 1) - index * 60_000);
    const rows = Array.from({ length: 201 }, (_, index) => ({
      orgId,
      id: newId(),
      memberId: userId,
      title: index === 200 ? 'گندم' : `کپاس ${index}`,
      updatedAt: updatedAt(index),
    }));
    await db.withTenant({ orgId }, (tx) => tx.assistantConversation.createMany({ data: rows }));
    expect((await caller.conversation.list({ search: 'گندم' })).items.map(({ title }) => title)).toEqual(['گندم']);
  });

  test('a cursor that is none is an error, not a first page', async () => {
    const { caller } = await openDesk(open());
    await expect(caller.conversation.list({ cursor: 'tomorrow' })).rejects.toMatchObject({
      cause: { code: 'INVALID_INPUT', field: 'cursor' },
    });
  });
});
