import { newId } from '@repo/db';
import { describeDatabases } from '@repo/db/testing';
import { startLlamaServer, startOllama, startVllm } from '@repo/inference/testing';
import { expect, test } from 'vitest';
import { seeded } from '../../writing/testing/seeded.ts';
import { envelope, followAnswer, following, idsOf, untilText } from '../testing/follow-answer.ts';
import { addWheat, askNew, callerOf, openDesk } from '../testing/open-desk.ts';
import { servedAt, usePacedModels } from '../testing/served-model.ts';
import { modelOf } from '../writing/model-view.ts';

const paced = usePacedModels();

describeDatabases('following an answer', (open) => {
  test.each([
    ['ollama', startOllama],
    ['llama-server', startLlamaServer],
    ['vllm', startVllm],
  ] as const)('of %s: a Roman question finds an Urdu passage, and the model cites it', async (dialect, start) => {
    const server = await start({ reply: ['<think>سوچ</think>', 'بوائی کے ', 'کچھ ہفتے بعد ', '[1]', '۔'] });
    const { port, client } = servedAt(server.baseURL, { dialect });
    const { caller } = await openDesk(open(), { inference: port });
    const document = await addWheat(caller);
    const asked = await askNew(caller, 'gandum ko pehla pani kab dein?');
    const { end } = await followAnswer(caller, idsOf(asked));
    expect(end.written).toMatchObject({ text: 'بوائی کے کچھ ہفتے بعد [1]۔', status: 'done', unsupported: [] });
    expect(end.findings).toMatchObject([{ kind: 'passages', passages: [{ documentId: document.id }] }]);
    await client.close();
    await server.close();
  });

  test('two followers, one late: both have the whole text; one that leaves ends nothing', async () => {
    const model = await paced();
    const { caller } = await openDesk(open(), { inference: model.port });
    const ids = idsOf(await askNew(caller, 'سلام'));
    const early = following(caller, ids);
    const call = await model.nextCall();
    call.say('ایک ');
    await untilText(caller, ids);
    const followers = [early, following(caller, ids), following(caller, ids, { has: 'ایک', lastEventId: '3' })];
    await Promise.all(followers.map(({ arrived }) => arrived));
    call.say('دو ');
    call.finish();
    for (const { text, ids: seen, end } of await Promise.all(followers.map(({ all }) => all))) {
      expect(text).toBe('ایک دو ');
      expect(seen.at(-1)).toBe('7');
      expect(end.written).toMatchObject({ text, status: 'done' });
    }
    expect(model.server.left).toBe(0);
  });

  test('the id of the last event says what the client has; a text longer than ours is begun anew', async () => {
    const model = await paced();
    const { caller } = await openDesk(open(), { inference: model.port });
    const ids = idsOf(await askNew(caller, 'سلام'));
    const call = await model.nextCall();
    call.say('abcdef');
    await untilText(caller, ids);
    const first = async (input: { from?: number; lastEventId?: string }) => {
      for await (const sent of await caller.conversation.follow({ ...ids, ...input })) return envelope.parse(sent).slice(0, 2);
      return null;
    };
    expect(await first({ from: 6, lastEventId: '2' })).toEqual(['6', { type: 'text', at: 2, delta: 'cdef' }]);
    expect(await first({ from: 4, lastEventId: 'x' })).toEqual(['6', { type: 'text', at: 4, delta: 'ef' }]);
    expect(await first({ from: 9 })).toEqual(['6', { type: 'text', at: 0, delta: 'abcdef' }]);
    call.finish();
    expect((await followAnswer(caller, ids)).end.written?.text).toBe('abcdef');
  });

  test('one whose connection is gone lets go at once, while the model is silent', async () => {
    const db = open();
    const model = await paced();
    const { caller, orgId, userId } = await openDesk(db, { inference: model.port });
    const ids = idsOf(await askNew(caller, 'سلام'));
    const call = await model.nextCall();
    const leaving = new AbortController();
    const cut = callerOf(db, orgId, { userId, signal: leaving.signal });
    const events = (await cut.conversation.follow({ ...ids }))[Symbol.asyncIterator]();
    const waiting = events.next();
    setTimeout(() => leaving.abort(), 20);
    expect(await waiting).toMatchObject({ done: true });
    call.say('سلام');
    call.finish();
    expect((await followAnswer(caller, ids)).end.written).toMatchObject({ text: 'سلام', status: 'done' });
  });

  test('what another process writes is looked at until it ends', async () => {
    const db = open();
    const { caller, orgId } = await openDesk(db);
    const { model } = await paced();
    const ids = idsOf(await askNew(caller, 'سلام'));
    const store = (data: object) =>
      db.withTenant({ orgId }, (tx) => tx.assistantMessage.updateMany({ where: { orgId, role: 'assistant' }, data }));
    const heartbeat = new Date('2026-03-02T20:30:00Z');
    await store({ status: 'writing', text: 'ایک', runId: newId(), model: modelOf(model), heartbeat });
    const events = (await caller.conversation.follow({ ...ids }))[Symbol.asyncIterator]();
    const next = async () => envelope.parse((await events.next()).value).slice(0, 2);
    expect(await next()).toEqual(['3', { type: 'text', at: 0, delta: 'ایک' }]);
    await store({ text: 'ایک دو' });
    expect(await next()).toEqual(['6', { type: 'text', at: 3, delta: ' دو' }]);
    await store({ status: 'done' });
    expect(await next()).toMatchObject(['6', { type: 'end', message: { written: { text: 'ایک دو', status: 'done' } } }]);
    expect(await events.next()).toMatchObject({ done: true });
  });

  test('whatever the deltas and whenever they come, followers have the text that is stored', async () => {
    const model = await paced();
    const { caller } = await openDesk(open(), { inference: model.port });
    const pieces = ['گندم', ' ', '🌾', '\ud83c', '\udf3e', '\0', '\ud800', 'x', '\n', '۔', '1', 'ی\u0670'];
    for (const random of [1, 2, 3, 4, 5, 6].map(seeded)) {
      const ids = idsOf(await askNew(caller, 'سلام'));
      const call = await model.nextCall();
      const followers = [following(caller, ids)];
      for (let step = random.below(30) + 2; step > 0; step -= 1) {
        call.say(...Array.from({ length: random.below(4) }, () => random.pick(pieces)));
        if (random.below(4) === 0) followers.push(following(caller, ids));
        if (random.below(3) === 0) await new Promise((resolve) => setImmediate(resolve));
      }
      call.say('آخر');
      await Promise.all(followers.map(({ arrived }) => arrived));
      call.finish();
      const all = await Promise.all(followers.map((follower) => follower.all));
      const [, stored] = (await caller.conversation.get({ id: ids.conversationId })).messages;
      for (const { text, end } of all) {
        expect(text).toBe(stored?.written?.text);
        expect(end).toEqual(stored);
      }
    }
  });
});
