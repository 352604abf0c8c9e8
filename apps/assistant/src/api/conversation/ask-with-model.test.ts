import { newId } from '@repo/db';
import { describeDatabases } from '@repo/db/testing';
import { noModelInstructions } from '@repo/gateway';
import type { InferencePort, InferenceState } from '@repo/server/trpc';
import { expect, test, vi } from 'vitest';
import { priceTool } from '../../findings/testing/sample-tools.ts';
import { followAnswer, following, idsOf, untilText } from '../testing/follow-answer.ts';
import { addWheat, askNew, openDesk } from '../testing/open-desk.ts';
import { servedAt, usePacedModels } from '../testing/served-model.ts';

const paced = usePacedModels();

describeDatabases('asking with a model', (open) => {
  const desk = async (inference: InferencePort, rest: Parameters<typeof openDesk>[1] = {}) =>
    openDesk(open(), { tools: [priceTool], inference, ...rest });

  test('begins with the question, grows in the background and stands below what rules found', async () => {
    const model = await paced();
    const { caller } = await desk(model.port);
    await addWheat(caller);
    const asked = await askNew(caller, 'gandum ko pehla pani kab dein?');
    const shown = { id: 'scripted', origin: 'found', host: new URL(model.server.origin).host, onThisMachine: true };
    expect(asked.answer).toMatchObject({
      text: '',
      findings: [{ kind: 'passages' }],
      written: { text: '', status: 'writing', failure: null, cut: false, model: shown, unsupported: [] },
    });
    const follower = following(caller, idsOf(asked));
    const call = await model.nextCall();
    call.say('بوائی کے کچھ ', 'ہفتے بعد [1]۔');
    await follower.arrived;
    call.finish();
    const { end, text } = await follower.all;
    expect(text).toBe('بوائی کے کچھ ہفتے بعد [1]۔');
    const spent = { input: expect.any(Number), output: expect.any(Number), reported: false, cost: null, energy: null };
    expect(end).toEqual({ ...asked.answer, written: { ...asked.answer.written, text, status: 'done', spent } });
    const { messages } = await caller.conversation.get({ id: asked.conversation.id });
    expect(messages[1]).toEqual(end);
    expect((await caller.conversation.list({ search: 'بوائی' })).items).toEqual([]);
  });

  test('is told the passage as [1], the fact, the question and earlier turns, with explicit sampling', async () => {
    const model = await paced();
    const { caller } = await desk(model.port);
    await addWheat(caller);
    const first = await askNew(caller, 'گندم کا پانی، دام 25');
    const call = await model.nextCall();
    expect(call.asked).toMatchObject({ model: 'scripted', temperature: 0.2, max_tokens: 1024 });
    expect(call.asked.messages.map(({ role }) => role)).toEqual(['system', 'user']);
    const [, told] = call.asked.messages;
    expect(told?.content).toContain('[1] گندم کی آبپاشی: گندم کو پہلا پانی');
    expect(told?.content).toContain('price = 25 (verified)');
    call.say('جواب [1]');
    call.finish();
    await followAnswer(caller, idsOf(first));
    await caller.conversation.ask({ conversationId: first.conversation.id, id: newId(), text: 'اور؟' });
    const next = await model.nextCall();
    expect(next.asked.messages.slice(1, 3)).toEqual([
      { role: 'user', content: 'گندم کا پانی، دام 25' },
      { role: 'assistant', content: 'جواب' },
    ]);
    next.finish();
  });

  test('marks numbers that no source has; a number that a model made up is none a turn later', async () => {
    const model = await paced();
    const { caller } = await desk(model.port);
    const first = await askNew(caller, 'دام 25');
    const call = await model.nextCall();
    call.say('دام ۲۵ ہے، رعایت 87%، کل ۴۲ لاکھ [1]۔');
    call.finish();
    expect((await followAnswer(caller, idsOf(first))).end.written?.unsupported).toEqual(['87%', '۴۲ لاکھ']);
    const next = await caller.conversation.ask({ conversationId: first.conversation.id, id: newId(), text: 'کیوں؟' });
    const again = await model.nextCall();
    again.say('کیونکہ 87% رعایت ہے اور دام 25۔');
    again.finish();
    expect((await followAnswer(caller, idsOf(next))).end.written?.unsupported).toEqual(['87%']);
  });

  test('where nothing is found the model still answers; where a tool needs something it does not', async () => {
    const model = await paced();
    const { caller } = await desk(model.port);
    const nothing = await askNew(caller, 'السلام علیکم');
    expect(nothing.answer).toMatchObject({ findings: [{ kind: 'nothing' }], written: { status: 'writing' } });
    const call = await model.nextCall();
    call.say('وعلیکم السلام');
    call.finish('length');
    expect((await followAnswer(caller, idsOf(nothing))).end.written).toMatchObject({ status: 'done', cut: true });
    const incomplete = await askNew(caller, 'دام کیا ہے؟');
    expect(incomplete.answer).toMatchObject({ findings: [{ kind: 'tool-incomplete' }], written: null });
    expect((await caller.conversation.write(idsOf(incomplete))).written).toBeNull();
    expect(model.server.requests).toHaveLength(1);
  });

  test('one at a time, asked once however often it is sent', async () => {
    const model = await paced();
    const { caller } = await desk(model.port);
    const request = { conversationId: newId(), id: newId(), text: 'سلام' };
    const [first, again] = await Promise.all([caller.conversation.ask(request), caller.conversation.ask(request)]);
    expect(again).toEqual(first);
    const ids = idsOf(first);
    const underWay = {
      code: 'CONFLICT',
      cause: { code: 'ANSWER_UNDER_WAY', messageKey: 'assistant.error.answer-under-way' },
    };
    await expect(caller.conversation.ask({ ...request, id: newId() })).rejects.toMatchObject(underWay);
    await expect(caller.conversation.write(ids)).rejects.toMatchObject(underWay);
    const call = await model.nextCall();
    call.say('سلام');
    call.finish();
    await followAnswer(caller, ids);
    expect(model.server.requests).toHaveLength(1);
    await caller.conversation.ask({ ...request, id: newId() });
    expect((await caller.conversation.get({ id: ids.conversationId })).messages).toHaveLength(4);
    (await model.nextCall()).finish();
  });

  test('a server that breaks off: interrupted with what had come, or failed without a word', async () => {
    const model = await paced();
    const { caller, logged } = await desk(model.port);
    const half = idsOf(await askNew(caller, 'سلام'));
    const call = await model.nextCall();
    call.say('آدھا');
    await untilText(caller, half);
    call.breakOff();
    const broken = await followAnswer(caller, half);
    expect(broken.end.written).toMatchObject({
      text: 'آدھا',
      status: 'interrupted',
      failure: expect.stringMatching(/^[a-z_]+$/),
    });
    const none = idsOf(await askNew(caller, 'سلام'));
    (await model.nextCall()).refuse(401, { message: 'no key' });
    expect((await followAnswer(caller, none)).end.written).toMatchObject({
      text: '',
      status: 'failed',
      failure: 'unauthorized',
    });
    const blank = idsOf(await askNew(caller, 'سلام'));
    const silent = await model.nextCall();
    silent.say(' \n');
    silent.finish();
    expect((await followAnswer(caller, blank)).end.written).toMatchObject({ status: 'failed', failure: 'unreadable' });
    expect(logged).toEqual([]);
  });

  test('a silent server: no first word', async () => {
    const model = await paced({ timeouts: { firstTokenMs: 60, totalMs: 200 } });
    const { caller } = await desk(model.port);
    const ids = idsOf(await askNew(caller, 'سلام'));
    expect((await followAnswer(caller, ids)).end.written).toMatchObject({ status: 'failed', failure: 'timeout' });
  });

  test('a server that falls silent: what had come stays', async () => {
    const model = await paced({ timeouts: { betweenTokensMs: 60 } });
    const { caller } = await desk(model.port);
    const ids = idsOf(await askNew(caller, 'سلام'));
    (await model.nextCall()).say('ایک');
    expect((await followAnswer(caller, ids)).end.written).toMatchObject({
      text: 'ایک',
      status: 'interrupted',
      failure: 'timeout',
    });
  });

  test('a prompt that is too long is told once more, shorter', async () => {
    const model = await paced({ contextLength: 3000 });
    const { caller } = await desk(model.port);
    await caller.document.add({
      id: newId(),
      title: 'گندم',
      format: 'text',
      text: `گندم کا پانی ${'وقت پر لگائیں '.repeat(40)}۔\n\n`.repeat(3),
    });
    const ids = idsOf(await askNew(caller, 'گندم کا پانی'));
    const error = { message: 'too long', type: 'exceed_context_size_error', n_prompt_tokens: 5000, n_ctx: 3000, code: 400 };
    const long = await model.nextCall();
    long.refuse(400, error);
    const short = await model.nextCall();
    expect(sizeOf(short.asked)).toBeLessThan(sizeOf(long.asked));
    expect(short.asked.messages.at(-1)?.content).toContain('گندم کا پانی');
    short.say('جواب');
    short.finish();
    expect((await followAnswer(caller, ids)).end.written).toMatchObject({ text: 'جواب', status: 'done' });
    const again = idsOf(await askNew(caller, 'گندم کا پانی'));
    for (let attempt = 0; attempt < 2; attempt += 1) (await model.nextCall()).refuse(400, error);
    expect((await followAnswer(caller, again)).end.written).toMatchObject({
      status: 'failed',
      failure: 'context_length_exceeded',
    });
  });

  test('the host ends: what had come stays', async () => {
    const model = await paced();
    const ending = new AbortController();
    const runs: Promise<void>[] = [];
    const { caller } = await desk(model.port, { outlive: (work) => void runs.push(work(ending.signal)) });
    const ids = idsOf(await askNew(caller, 'سلام'));
    const call = await model.nextCall();
    call.say('آدھا');
    await untilText(caller, ids);
    ending.abort();
    await Promise.all(runs);
    const { messages } = await caller.conversation.get({ id: ids.conversationId });
    expect(messages[1]?.written).toMatchObject({ text: 'آدھا', status: 'interrupted', failure: null });
    await vi.waitFor(() => expect(model.server.left).toBe(1));
  });

  test('a character that the database cannot keep is replaced, and one cut in two deltas is whole', async () => {
    const model = await paced();
    const { caller } = await desk(model.port);
    const ids = idsOf(await askNew(caller, 'سلام'));
    const call = await model.nextCall();
    call.say('a\0b \ud83c', '\udf3e \ud800', 'c\udc00');
    call.finish();
    const { end } = await followAnswer(caller, ids);
    expect(end.written).toMatchObject({ text: 'a\ufffdb 🌾 \ufffdc\ufffd', status: 'done' });
  });

  const shown = async (state: InferenceState) => {
    const { caller } = await openDesk(open(), { inference: { current: async () => state } });
    return caller.conversation.model();
  };

  test('a model that is ready is named, with where it is', async () => {
    const { port, client } = servedAt('http://127.0.0.1:11434/v1');
    expect(await shown(await port.current())).toEqual({
      state: 'ready',
      reason: null,
      messageKey: 'server.service.inference.found',
      params: { model: 'scripted', server: expect.any(String) },
      why: null,
      waitMs: null,
      model: {
        id: 'scripted',
        origin: 'found',
        host: '127.0.0.1:11434',
        onThisMachine: true,
        standing: { card: null, tiers: { infrastructure: 'undeclared', data: 'undeclared', weights: 'undeclared' } },
      },
      steps: [],
    });
    await client.close();
  });

  test('a model that rests: for how long, and it is not asked', async () => {
    const { port, client } = servedAt('http://127.0.0.1:11434/v1');
    const ready = await port.current();
    if (ready.state !== 'ready') throw new Error('not ready');
    const { caller } = await openDesk(open(), {
      inference: { current: async () => ({ state: 'resting', model: ready.model, waitMs: 4_200 }) },
    });
    expect(await caller.conversation.model()).toMatchObject({
      state: 'resting',
      messageKey: 'server.service.inference.resting',
      params: { model: 'scripted', seconds: 5 },
      waitMs: 4_200,
      model: null,
      steps: [],
    });
    expect((await askNew(caller, 'سلام')).answer.written).toBeNull();
    await client.close();
  });

  test('a model that is not there: ways to one, where a person can go them', async () => {
    const none = await shown({ state: 'none' });
    const messageKey = 'server.service.inference.none';
    expect(none).toMatchObject({ state: 'none', reason: null, messageKey, params: {}, waitMs: null, model: null });
    expect(none.steps).toEqual(noModelInstructions);
    const dead = await shown({ state: 'failed', reason: 'unreachable', url: 'http://127.0.0.1:9/v1' });
    expect(dead).toMatchObject({
      state: 'failed',
      reason: 'unreachable',
      messageKey: messageKey.replace('none', 'failed.unreachable'),
    });
    expect(dead.steps.map(({ line }) => line)).toContain('INFERENCE_URL=http://127.0.0.1:9/v1');
    for (const state of ['loading', 'starting'] as const) {
      const key = messageKey.replace('none', state);
      expect(await shown({ state })).toMatchObject({ state, reason: null, messageKey: key, model: null, steps: [] });
    }
  });

  test('a model that the policy refuses: by which rule, in both languages, and which setting decides', async () => {
    const refused = await shown({ state: 'refused', reason: 'no_card', model: 'qwen3:4b' });
    expect(refused).toMatchObject({ state: 'refused', reason: 'no_card', params: {}, model: null });
    expect(refused.why).toEqual({ ur: expect.stringContaining('کارڈ'), en: expect.stringContaining('has no card') });
    expect(refused.steps.map(({ line }) => line)).toEqual(['inference: { cards: [{ id: … }] }']);
    const { caller } = await openDesk(open(), {
      inference: { current: async () => ({ state: 'refused', reason: 'no_card' }) },
    });
    expect((await askNew(caller, 'سلام')).answer.written).toBeNull();
  });
});

function sizeOf({ messages }: { messages: readonly { content: string }[] }): number {
  return messages.reduce((sum, { content }) => sum + content.length, 0);
}
