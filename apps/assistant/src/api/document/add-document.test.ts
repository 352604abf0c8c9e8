import { newId } from '@repo/db';
import { describeDatabases } from '@repo/db/testing';
import { expect, test } from 'vitest';
import { addWheat, openDesk, visitor, wheatText } from '../testing/open-desk.ts';

describeDatabases('adding a document', (open) => {
  test('keeps the text as it was given, for the whole organization', async () => {
    const { caller, colleague } = await openDesk(open());
    const text = '  # عنوان\r\n\r\nكتاب \u200f🌾\n';
    const added = await caller.document.add({ id: newId(), title: ' کتاب ', format: 'markdown', text });
    expect(added).toMatchObject({ title: 'کتاب', format: 'markdown', createdAt: '2026-03-02T20:30:00.000Z' });
    expect(added.id).toMatch(/^document_[0-9a-z]{26}$/);
    expect(await colleague.document.get({ id: added.id })).toEqual({ ...added, text });
    expect(await colleague.document.list()).toEqual({ items: [added] });
  });

  test('the same request sent twice, or twice at once, adds once; another text under its id is a conflict', async () => {
    const { caller } = await openDesk(open());
    const id = newId();
    const [first, second] = await Promise.all([addWheat(caller, id), addWheat(caller, id)]);
    expect(second).toEqual(first);
    expect(await addWheat(caller, id)).toEqual(first);
    expect((await caller.document.list()).items).toEqual([first]);
    await expect(caller.document.add({ id, title: 'گندم', format: 'text', text: 'اور' })).rejects.toMatchObject({
      code: 'CONFLICT',
      cause: { code: 'ID_USED', messageKey: 'assistant.error.id-used' },
    });
  });

  test.each([
    ['', 'document-empty'],
    [' \n\t', 'document-empty'],
    ['a'.repeat(200_001), 'document-too-long'],
    ['ا\ud83c', 'document-not-text'],
    ['ا\0', 'document-not-text'],
  ])('a text that is none is refused (%#)', async (text, message) => {
    const { caller } = await openDesk(open());
    await expect(caller.document.add({ id: newId(), title: 'x', format: 'text', text })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
      cause: { messageKey: `assistant.error.${message}`, field: 'text' },
    });
  });

  test('the longest text is kept whole', async () => {
    const { caller } = await openDesk(open());
    // 600,000 bytes: no text of so many characters has more.
    const text = 'ﷺ'.repeat(200_000);
    const { id } = await caller.document.add({ id: newId(), title: 'x', format: 'text', text });
    expect((await caller.document.get({ id })).text).toBe(text);
  });

  test('an organization has at most 200 live documents', async () => {
    const db = open();
    const { caller, orgId, userId } = await openDesk(db);
    const first = newId();
    const ids = [first, ...Array.from({ length: 199 }, newId)];
    await db.withTenant({ orgId }, (tx) =>
      tx.assistantDocument.createMany({
        data: ids.map((id) => ({ orgId, id, title: 'x', format: 'text', text: 'x', createdBy: userId })),
      }),
    );
    const full = { code: 'CONFLICT', cause: { code: 'DOCUMENTS_FULL', params: { max: '200' } } };
    await expect(addWheat(caller)).rejects.toMatchObject(full);
    await caller.document.delete({ id: first });
    await addWheat(caller);
    await expect(caller.document.restore({ id: first })).rejects.toMatchObject(full);
  });

  test('needs a session and a title', async () => {
    const db = open();
    await expect(addWheat(visitor(db))).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
    const { caller } = await openDesk(db);
    await expect(caller.document.add({ id: newId(), title: ' ', format: 'text', text: wheatText })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    });
  });
});
