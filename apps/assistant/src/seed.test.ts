import { newId } from '@repo/db';
import { createOrganization, describeDatabases } from '@repo/db/testing';
import { expect, test } from 'vitest';
import { callerOf } from './api/testing/open-desk.ts';
import { searchableDocumentsFigure } from './card.ts';
import { seed } from './seed.ts';

describeDatabases('demo data', (open) => {
  async function seeded() {
    const db = open();
    const { orgId, userId } = await createOrganization(db);
    const run = () => db.withTenant({ orgId }, (tx) => seed({ orgId, userId, tx }));
    await run();
    return { db, orgId, userId, run, caller: callerOf(db, orgId, { userId }) };
  }

  test('are documents that begin by saying that they are examples; seeding twice changes nothing', async () => {
    const { caller, run } = await seeded();
    const first = [await caller.document.list(), await caller.conversation.list({})];
    expect(first[0]?.items.map(({ title }) => title)).toEqual([
      'مرابحہ کی شرائط، سادہ لفظوں میں (مثال)',
      'کپاس اور گندم کی آبپاشی (مثال)',
    ]);
    for (const { id } of first[0]?.items ?? []) expect((await caller.document.get({ id })).text).toMatch(/^یہ ایک مثال ہے/);
    await run();
    expect([await caller.document.list(), await caller.conversation.list({})]).toEqual(first);
  });

  test('the conversation holds what the same rules find when somebody asks', async () => {
    const { caller } = await seeded();
    const [conversation] = (await caller.conversation.list({})).items;
    const { messages } = await caller.conversation.get({ id: conversation?.id ?? '' });
    expect(messages.map(({ role }) => role)).toEqual(['user', 'assistant', 'user', 'assistant', 'user', 'assistant']);
    for (const [at, { role, text }] of messages.entries()) {
      if (role === 'assistant') continue;
      const { answer } = await caller.conversation.ask({ conversationId: newId(), id: newId(), text });
      expect(messages[at + 1]?.findings).toEqual(answer.findings);
    }
    const kinds = messages.flatMap(({ findings }) => findings.map(({ kind }) => kind));
    expect(kinds).toEqual(['passages', 'passages', 'amount']);
  });

  test('what was deleted stays deleted when seeding again', async () => {
    const { caller, run } = await seeded();
    const [document] = (await caller.document.list()).items;
    await caller.document.delete({ id: document?.id ?? '' });
    await run();
    expect((await caller.document.list()).items).toHaveLength(1);
  });

  test('the card counts the documents that can be searched', async () => {
    const { db, orgId, caller } = await seeded();
    const figure = () => db.withTenant({ orgId }, (tx) => searchableDocumentsFigure({ orgId, tx }));
    expect((await figure())?.fact).toMatchObject({ value: '2', unit: 'count', source: { kind: 'computed' } });
    for (const { id } of (await caller.document.list()).items) await caller.document.delete({ id });
    expect(await figure()).toBeNull();
  });

  test('of one organization are not seen by another', async () => {
    const { db } = await seeded();
    const { orgId } = await createOrganization(db);
    const other = callerOf(db, orgId);
    expect([(await other.document.list()).items, (await other.conversation.list({})).items]).toEqual([[], []]);
  });
});
