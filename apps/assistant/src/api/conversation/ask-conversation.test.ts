import { newId } from '@repo/db';
import { describeDatabases } from '@repo/db/testing';
import { expect, test } from 'vitest';
import { brokenTool, countingTool, priceTool } from '../../findings/testing/sample-tools.ts';
import { addWheat, askNew, openDesk, visitor, wheatText } from '../testing/open-desk.ts';

describeDatabases('asking', (open) => {
  test('begins a conversation, named by the question, and answers from the documents', async () => {
    const { caller } = await openDesk(open());
    const document = await addWheat(caller);
    const { conversation, question, answer } = await askNew(caller, ' gandum ko pehla\npani kab dein? ');
    expect(conversation).toMatchObject({ title: 'gandum ko pehla pani kab dein?', updatedAt: '2026-03-02T20:30:00.000Z' });
    expect(question).toMatchObject({ role: 'user', text: 'gandum ko pehla\npani kab dein?', findings: [] });
    expect(answer).toMatchObject({ role: 'assistant', text: '', findings: [{ kind: 'passages' }] });
    const [found] = answer.findings;
    const [passage] = found?.kind === 'passages' ? found.passages : [];
    expect(passage).toMatchObject({ documentId: document.id, title: 'گندم کی آبپاشی' });
    expect(passage?.text).toBe(wheatText.slice(passage?.start, passage?.end));
    const stored = await caller.conversation.get({ id: conversation.id });
    expect(stored).toEqual({ ...conversation, messages: [question, answer] });
  });

  test('a long question names its conversation by 60 characters, none cut in half', async () => {
    const { caller } = await openDesk(open());
    const { conversation } = await askNew(caller, `${'a'.repeat(59)}🌾🌾`);
    expect(conversation.title).toBe(`${'a'.repeat(59)}🌾`);
  });

  test('no title holds a number of somebody; the question keeps it', async () => {
    const { caller } = await openDesk(open());
    const text = 'شناختی کارڈ ۳۵۲۰۲-۱۲۳۴۵۶۷-۱ اور فون 0300 1234567 پر قسط';
    const { conversation, question } = await askNew(caller, text);
    expect([conversation.title, question.text]).toEqual(['شناختی کارڈ … اور فون … پر قسط', text]);
  });

  test('the next question stands below, in the same conversation', async () => {
    const { caller, setNow } = await openDesk(open());
    const { conversation } = await askNew(caller, '25 لاکھ');
    setNow('2026-03-02T20:40:00Z');
    const next = await caller.conversation.ask({ conversationId: conversation.id, id: newId(), text: '1/3/2025' });
    expect(next.conversation).toEqual({ ...conversation, updatedAt: '2026-03-02T20:40:00.000Z' });
    const { messages } = await caller.conversation.get({ id: conversation.id });
    expect(messages.map(({ text, findings }) => text || findings[0]?.kind)).toEqual(['25 لاکھ', 'amount', '1/3/2025', 'date']);
  });

  test('the same question sent twice is asked once', async () => {
    const { caller } = await openDesk(open());
    const request = { conversationId: newId(), id: newId(), text: '25 لاکھ' };
    const first = await caller.conversation.ask(request);
    expect(await caller.conversation.ask(request)).toEqual(first);
    expect((await caller.conversation.get({ id: first.conversation.id })).messages).toHaveLength(2);
    await expect(caller.conversation.ask({ ...request, text: '30 لاکھ' })).rejects.toMatchObject({
      code: 'CONFLICT',
      cause: { code: 'ID_USED', messageKey: 'assistant.error.id-used' },
    });
  });

  test('two questions at once follow each other, and one twice at once is asked once', async () => {
    const { caller } = await openDesk(open());
    const conversationId = newId();
    const request = { conversationId, id: newId(), text: '25 لاکھ' };
    const other = { conversationId, id: newId(), text: '30 لاکھ' };
    const [first, again] = await Promise.all([request, request, other].map((each) => caller.conversation.ask(each)));
    expect(again?.answer).toEqual(first?.answer);
    const { messages } = await caller.conversation.get({ id: conversationId });
    expect(messages.map(({ role }) => role)).toEqual(['user', 'assistant', 'user', 'assistant']);
  });

  test('a tool answers inside the tenant, on the day in Karachi; one that throws is left out', async () => {
    const tools = [brokenTool('recognise'), countingTool, brokenTool('run'), priceTool];
    const { caller, logged } = await openDesk(open(), { tools });
    await addWheat(caller);
    const { answer } = await askNew(caller, 'کتنی دستاویزات ہیں، اور دام 25؟');
    expect(answer.findings).toMatchObject([
      // 20:30 in UTC is the next day in Pakistan.
      { kind: 'tool', tool: 'counting.documents', path: '/counting/', facts: [{ value: '1' }, { value: '2026-03-03' }] },
      { kind: 'tool', tool: 'shop.price', path: '/shop/items', question: { price: '25' } },
    ]);
    expect(logged).toMatchObject([{ tool: 'broken.recognise' }, { tool: 'broken.run' }]);
  });

  test('without tools and documents it says what was tried', async () => {
    const { caller } = await openDesk(open());
    const { answer } = await askNew(caller, 'السلام علیکم');
    expect(answer.findings).toEqual([{ kind: 'nothing', tried: ['amount', 'date', 'transliteration'] }]);
  });

  test('a deleted document is neither found nor cited; an old answer keeps its quote', async () => {
    const { caller } = await openDesk(open());
    const document = await addWheat(caller);
    const before = await askNew(caller, 'گندم کا پانی');
    await caller.document.delete({ id: document.id });
    expect((await askNew(caller, 'گندم کا پانی')).answer.findings).toMatchObject([{ kind: 'nothing' }]);
    expect((await caller.conversation.get({ id: before.conversation.id })).messages[1]).toEqual(before.answer);
    await caller.document.restore({ id: document.id });
    expect((await askNew(caller, 'گندم کا پانی')).answer.findings).toEqual(before.answer.findings);
  });

  test('documents of another organization are not found', async () => {
    const db = open();
    await addWheat((await openDesk(db)).caller);
    const theirs = await openDesk(db);
    expect((await askNew(theirs.caller, 'گندم کا پانی')).answer.findings).toMatchObject([{ kind: 'nothing' }]);
  });

  test("a colleague's conversation is not found, nor one that a public id only makes up", async () => {
    const { caller, colleague } = await openDesk(open());
    const conversationId = newId();
    const { conversation } = await caller.conversation.ask({ conversationId, id: newId(), text: '25 لاکھ' });
    for (const wrong of [conversationId, conversation.id, 'conversation_00000000000000000000000000', 'conversation_x']) {
      await expect(colleague.conversation.ask({ conversationId: wrong, id: newId(), text: '30 لاکھ' })).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });
    }
    expect((await caller.conversation.get({ id: conversationId })).messages).toHaveLength(2);
    expect((await colleague.conversation.list({})).items).toEqual([]);
  });

  test('in a deleted conversation nothing is asked', async () => {
    const { caller } = await openDesk(open());
    const { conversation } = await askNew(caller, '25 لاکھ');
    await caller.conversation.delete({ id: conversation.id });
    await expect(
      caller.conversation.ask({ conversationId: conversation.id, id: newId(), text: '30 لاکھ' }),
    ).rejects.toMatchObject({
      code: 'CONFLICT',
      cause: { code: 'CONVERSATION_DELETED', messageKey: 'assistant.error.conversation-deleted' },
    });
  });

  test('an empty, a too long and an unreadable question are not let in; a visitor is not either', async () => {
    const db = open();
    const { caller } = await openDesk(db);
    for (const text of ['  ', 'a'.repeat(4001), 'a\ud800', 'a\0']) {
      await expect(askNew(caller, text)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    }
    expect((await askNew(caller, 'a'.repeat(4000))).question.text).toHaveLength(4000);
    await expect(askNew(visitor(db), '25 لاکھ')).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
  });
});
