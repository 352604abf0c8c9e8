import { setTimeout as sleep } from 'node:timers/promises';
import { type Database, newId } from '@repo/db';
import type { Prisma } from '@repo/db/client';
import { describeDatabases } from '@repo/db/testing';
import type { InferencePort } from '@repo/server/trpc';
import { expect, test, vi } from 'vitest';
import { followAnswer, idsOf, untilText } from '../testing/follow-answer.ts';
import { askNew, openDesk, visitor } from '../testing/open-desk.ts';
import { usePacedModels } from '../testing/served-model.ts';
import { modelOf } from '../writing/model-view.ts';

const paced = usePacedModels();

const none: InferencePort = { current: async () => ({ state: 'none' }) };

/** A port that a test can change. */
const changeable = (first: InferencePort) => {
  let now = first;
  return {
    port: { current: () => now.current() },
    become: (next: InferencePort) => {
      now = next;
    },
  };
};

describeDatabases('writing and stopping', (open) => {
  const desk = async (inference: InferencePort) => openDesk(open(), { inference });

  test('stopped in the middle: the server sees it, the text stays, nothing more is written', async () => {
    const model = await paced();
    const { caller } = await desk(model.port);
    const ids = idsOf(await askNew(caller, 'سلام'));
    const call = await model.nextCall();
    call.say('آدھا جواب، 87');
    const following = followAnswer(caller, ids);
    await untilText(caller, ids);
    const stopped = await caller.conversation.stop(ids);
    expect(stopped.written).toMatchObject({ text: 'آدھا جواب، 87', status: 'stopped', failure: null, unsupported: ['87'] });
    expect((await following).end).toEqual(stopped);
    await vi.waitFor(() => expect(model.server.left).toBe(1));
    call.say(' اور آگے');
    await sleep(50);
    expect(await caller.conversation.stop(ids)).toEqual(stopped);
    expect((await followAnswer(caller, ids, { has: stopped.written?.text ?? '' })).end).toEqual(stopped);
  });

  test('asked again of a server that is gone, the text of before stays, as unfinished as it was', async () => {
    const model = await paced();
    const { caller } = await desk(model.port);
    const ids = idsOf(await askNew(caller, 'سلام'));
    const call = await model.nextCall();
    call.say('آدھا جواب، 87');
    await untilText(caller, ids);
    await caller.conversation.stop(ids);
    await model.server.close();
    await caller.conversation.write(ids);
    const { end } = await followAnswer(caller, ids);
    expect(end.written).toMatchObject({ text: 'آدھا جواب، 87', status: 'interrupted', unsupported: ['87'] });
    expect(end.written?.failure).toBeTypeOf('string');
  });

  test('deleting the conversation stops it, here and in another process', async () => {
    const db = open();
    const model = await paced();
    const { caller, orgId } = await desk(model.port);
    const ids = idsOf(await askNew(caller, 'سلام'));
    const call = await model.nextCall();
    call.say('آدھا');
    await untilText(caller, ids);
    await caller.conversation.delete({ id: ids.conversationId });
    await vi.waitFor(() => expect(model.server.left).toBe(1));
    await caller.conversation.restore({ id: ids.conversationId });
    const stopped = { text: 'آدھا', status: 'stopped' };
    expect((await followAnswer(caller, ids)).end.written).toMatchObject(stopped);
    await change(db, orgId, { status: 'writing' }, 'stopped');
    await caller.conversation.delete({ id: ids.conversationId });
    await caller.conversation.restore({ id: ids.conversationId });
    expect((await followAnswer(caller, ids)).end.written).toMatchObject(stopped);
  });

  test('stopped before the first word', async () => {
    const model = await paced();
    const { caller } = await desk(model.port);
    const ids = idsOf(await askNew(caller, 'سلام'));
    expect((await caller.conversation.stop(ids)).written).toMatchObject({ text: '', status: 'stopped' });
  });

  test('written again after it failed, from its beginning; a finished answer stays', async () => {
    const model = await paced();
    const { caller } = await desk(model.port);
    const ids = idsOf(await askNew(caller, 'سلام'));
    const call = await model.nextCall();
    call.say('پہلا');
    await untilText(caller, ids);
    call.breakOff();
    await followAnswer(caller, ids);
    expect((await caller.conversation.write(ids)).written).toMatchObject({ text: '', status: 'writing', failure: null });
    const again = await model.nextCall();
    again.say('دوسرا');
    again.finish();
    const { end } = await followAnswer(caller, ids);
    expect(end.written).toMatchObject({ text: 'دوسرا', status: 'done', failure: null });
    expect(await caller.conversation.write(ids)).toEqual(end);
    expect(model.server.requests).toHaveLength(2);
  });

  test('below an old answer that rules gave alone, once a model is there; not below one that is not the last', async () => {
    const model = await paced();
    const { port, become } = changeable(none);
    const { caller } = await desk(port);
    const first = await askNew(caller, 'سلام');
    expect(first.answer.written).toBeNull();
    await expect(caller.conversation.write(idsOf(first))).rejects.toMatchObject({
      code: 'CONFLICT',
      cause: { code: 'NO_MODEL', messageKey: 'assistant.error.no-model' },
    });
    const second = await caller.conversation.ask({ conversationId: first.conversation.id, id: newId(), text: 'شکریہ' });
    become(model.port);
    for (const messageId of [first.answer.id, second.question.id]) {
      await expect(caller.conversation.write({ conversationId: first.conversation.id, messageId })).rejects.toMatchObject({
        code: 'CONFLICT',
        cause: { code: 'NOT_LAST_ANSWER', messageKey: 'assistant.error.not-last-answer' },
      });
    }
    expect((await caller.conversation.write(idsOf(second))).written).toMatchObject({ status: 'writing' });
    const call = await model.nextCall();
    call.say('خوش رہیں');
    call.finish();
    expect((await followAnswer(caller, idsOf(second))).end.findings).toEqual(second.answer.findings);
    const listed = (await caller.conversation.list({})).items[0];
    expect(listed?.updatedAt).toBe(second.conversation.updatedAt);
  });

  test('a process that ended without a word: get, ask, write and follow tell it as interrupted', async () => {
    const db = open();
    const model = await paced();
    const { port, become } = changeable(none);
    const { caller, orgId, setNow } = await desk(port);
    const ask = async () => idsOf(await askNew(caller, 'سلام'));
    const [read, continued, written, followed] = [await ask(), await ask(), await ask(), await ask()] as const;
    // As a process leaves them that is killed while it writes.
    const heartbeat = new Date('2026-03-02T20:30:00Z');
    const begun = { text: 'آدھا 87', status: 'writing', runId: newId(), model: modelOf(model.model), heartbeat };
    await change(db, orgId, begun, null);
    become(model.port);
    setNow('2026-03-02T20:30:10Z');
    const next = { conversationId: continued.conversationId, id: newId(), text: 'ہیلو' };
    await expect(caller.conversation.ask(next)).rejects.toMatchObject({ cause: { code: 'ANSWER_UNDER_WAY' } });
    await expect(caller.conversation.write(written)).rejects.toMatchObject({ cause: { code: 'ANSWER_UNDER_WAY' } });
    setNow('2026-03-02T20:30:11Z');
    const interrupted = { text: 'آدھا 87', status: 'interrupted', failure: null, unsupported: ['87'] };
    expect((await caller.conversation.get({ id: read.conversationId })).messages[1]?.written).toMatchObject(interrupted);
    expect((await followAnswer(caller, followed)).end.written).toMatchObject(interrupted);
    await caller.conversation.ask(next);
    const { messages } = await caller.conversation.get({ id: continued.conversationId });
    expect(messages.map((message) => message.written?.status)).toEqual([undefined, 'interrupted', undefined, 'writing']);
    expect((await caller.conversation.write(written)).written).toMatchObject({ text: '', status: 'writing' });
    for (const call of [await model.nextCall(), await model.nextCall()]) {
      call.say('نیا');
      call.finish();
    }
    expect((await followAnswer(caller, written)).end.written).toMatchObject({ text: 'نیا', status: 'done' });
  });

  test('what another process writes is stopped by its row', async () => {
    const db = open();
    const { caller, orgId } = await desk(none);
    const ids = idsOf(await askNew(caller, 'سلام'));
    const heartbeat = new Date('2026-03-02T20:30:00Z');
    const { model } = await paced();
    await change(db, orgId, { text: 'آدھا 87', status: 'writing', runId: newId(), model: modelOf(model), heartbeat }, null);
    expect((await caller.conversation.stop(ids)).written).toMatchObject({
      text: 'آدھا 87',
      status: 'stopped',
      unsupported: ['87'],
    });
  });

  test('a run that was ended elsewhere stores nothing more and leaves its server', async () => {
    const db = open();
    const model = await paced();
    const { caller, orgId } = await desk(model.port);
    const ids = idsOf(await askNew(caller, 'سلام'));
    const call = await model.nextCall();
    call.say('آدھا');
    await change(db, orgId, { status: 'stopped', text: 'آ' });
    const { end } = await followAnswer(caller, ids);
    expect(end.written).toMatchObject({ text: 'آ', status: 'stopped' });
    // It learns of it when it stores next.
    await vi.waitFor(() => expect(model.server.left).toBe(1), { timeout: 5000 });
  });

  test('a run that was ended elsewhere and ends before it learns of it stores nothing either', async () => {
    const db = open();
    const model = await paced();
    const { caller, orgId } = await desk(model.port);
    const ids = idsOf(await askNew(caller, 'سلام'));
    const call = await model.nextCall();
    const following = followAnswer(caller, ids);
    call.say('آدھا');
    await untilText(caller, ids);
    await change(db, orgId, { runId: newId() });
    call.finish();
    // The follower sees its run end, then looks at what the newer one has stored.
    await change(db, orgId, { status: 'done', text: 'نیا' });
    expect((await following).end.written).toMatchObject({ text: 'نیا', status: 'done' });
    expect((await followAnswer(caller, ids)).end.written).toMatchObject({ text: 'نیا', status: 'done' });
  });

  test("a colleague's is not found, a visitor is not let in", async () => {
    const db = open();
    const model = await paced();
    const { caller, colleague } = await desk(model.port);
    const ids = idsOf(await askNew(caller, 'سلام'));
    const other = idsOf(await askNew(caller, 'سلام'));
    const wrong = [
      [colleague, ids],
      [caller, { ...ids, conversationId: other.conversationId }],
      [caller, { ...ids, messageId: 'message_00000000000000000000000000' }],
      [caller, { ...ids, messageId: 'message' }],
    ] as const;
    for (const [stranger, of] of wrong) {
      await expect(stranger.conversation.write(of)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(stranger.conversation.stop(of)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(followAnswer(stranger, of)).rejects.toMatchObject({ kind: 'not-found' });
    }
    for (const attempt of [
      () => visitor(db).conversation.write(ids),
      () => visitor(db).conversation.stop(ids),
      () => followAnswer(visitor(db), ids),
      () => visitor(db).conversation.model(),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
    }
    await caller.conversation.stop(ids);
    await caller.conversation.stop(other);
  });
});

/** Changes answers behind the back of this process. */
function change(
  db: Database,
  orgId: string,
  data: Prisma.AssistantMessageUpdateManyMutationInput,
  status: string | null = 'writing',
) {
  return db.withTenant({ orgId }, (tx) =>
    tx.assistantMessage.updateMany({ where: { orgId, role: 'assistant', status }, data }),
  );
}
