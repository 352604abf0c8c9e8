import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { type FakeModelOptions, fakeModel } from '../testing/fake-model.ts';
import { call, post, type ServedGateway, serveGateway, testToken } from '../testing/serve-gateway.ts';
import { deltasOf, eventsOf, lastErrorOf, openStream as openStreamOf, restOf } from '../testing/stream-events.ts';
import type { GatewayOptions } from './gateway.ts';

const chat = { messages: [{ role: 'user', content: 'سلام' }] };
const open: ServedGateway[] = [];

afterEach(async () => {
  for (const served of open.splice(0)) await served.close();
});

async function serve(model: FakeModelOptions = {}, options: Partial<GatewayOptions> = {}): Promise<string> {
  const served = await serveGateway(fakeModel(model), options);
  open.push(served);
  return `${served.url}/v1/chat/completions`;
}

const gatewayOf = () => {
  const [served] = open;
  if (!served) throw new Error('Nothing is served');
  return served.gateway;
};

const contentOf = (text: string) => deltasOf(text).join('');
const openStream = (url: string) => openStreamOf(url.replace('/v1/chat/completions', ''), testToken);

/** Resolves when the signal is aborted. */
const aborted = (signal: AbortSignal) =>
  new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));

test('a whole answer has text, reason and usage', async () => {
  const url = await serve({
    generate: async (_signal, onChunk) => {
      onChunk({ channel: 'reasoning', text: 'سوچ' });
      onChunk({ channel: 'text', text: 'گن' });
      onChunk({ channel: 'text', text: 'دم' });
    },
  });
  const { status, headers, text } = await post(url, { ...chat, model: 'fake', user: 'x', logprobs: false });
  expect([status, headers['x-buniyad-ignored']]).toEqual([200, 'user, logprobs']);
  expect(JSON.parse(text)).toEqual({
    id: expect.stringMatching(/^chatcmpl-[0-9a-f]{32}$/),
    object: 'chat.completion',
    created: expect.any(Number),
    model: 'fake',
    choices: [{ index: 0, message: { role: 'assistant', content: 'گندم', reasoning_content: 'سوچ' }, finish_reason: 'stop' }],
    usage: { prompt_tokens: 7, completion_tokens: 3, total_tokens: 10, prompt_tokens_details: { cached_tokens: 2 } },
  });
});

test('a stream is role, deltas, reason, usage when asked for, and the marker', async () => {
  const url = await serve();
  const { headers, text } = await post(url, { ...chat, stream: true, stream_options: { include_usage: true }, user: 'x' });
  expect(headers['content-type']).toBe('text/event-stream; charset=utf-8');
  expect(headers['x-buniyad-ignored']).toBe('user');
  const datas = text.split('\n\n').map((line) => line.replace(/^data: /, ''));
  expect(datas.slice(4)).toEqual(['[DONE]', '']);
  const common = {
    id: expect.stringMatching(/^chatcmpl-[0-9a-f]{32}$/),
    object: 'chat.completion.chunk',
    created: expect.any(Number),
    model: 'fake',
  };
  expect(datas.slice(0, 4).map((data) => JSON.parse(data))).toEqual([
    { ...common, choices: [{ index: 0, delta: { role: 'assistant', content: null }, finish_reason: null }] },
    { ...common, choices: [{ index: 0, delta: { content: 'ہاں' }, finish_reason: null }] },
    { ...common, choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] },
    {
      ...common,
      choices: [],
      usage: { prompt_tokens: 7, completion_tokens: 3, total_tokens: 10, prompt_tokens_details: { cached_tokens: 2 } },
    },
  ]);
  expect(eventsOf((await post(url, { ...chat, stream: true })).text)).toHaveLength(4);
});

test('a failure before the headers is a status that shows nothing of its inside', async () => {
  const failures: unknown[] = [];
  const failure = new Error('secret path');
  const url = await serve({ generate: () => Promise.reject(failure) }, { onFailure: (cause) => failures.push(cause) });
  const { status, text } = await post(url, chat);
  expect([status, JSON.parse(text).error.type]).toEqual([500, 'server_error']);
  expect(text).not.toContain('secret');
  expect(failures).toEqual([failure]);
});

test('what the client did wrong is not reported as a failure', async () => {
  const failures: unknown[] = [];
  const url = await serve({}, { onFailure: (cause) => failures.push(cause) });
  expect((await post(url, { messages: [] })).status).toBe(400);
  expect((await call(url, { headers: { authorization: '' } })).status).toBe(401);
  expect(failures).toEqual([]);
});

test('a failure in a stream is an error event, and no marker follows', async () => {
  const failures: unknown[] = [];
  const failure = new Error('secret path');
  const generate: FakeModelOptions['generate'] = async (_signal, onChunk) => {
    onChunk({ channel: 'text', text: 'گن' });
    throw failure;
  };
  const url = await serve({ generate }, { onFailure: (cause) => failures.push(cause) });
  const { text } = await post(url, { ...chat, stream: true });
  const events = eventsOf(text);
  expect(lastErrorOf(text)).toMatchObject({ code: 500, type: 'server_error' });
  expect(events).toHaveLength(3);
  expect(text).not.toContain('secret');
  expect(failures).toEqual([failure]);
});

test('headers and the role are sent before there is a first token; silence is filled with comments', async () => {
  let goOn: () => void = () => {};
  const waiting = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const url = await serve({ generate: () => waiting }, { limits: { keepAlive: 5 } });
  const stream = await openStream(url);
  let text = '';
  for await (const chunk of stream.setEncoding('utf8')) {
    text += chunk;
    if (text.includes(':\n\n:\n\n')) goOn();
  }
  expect(text).toContain('"role":"assistant"');
  expect(eventsOf(text).at(-1)).toBe('[DONE]');
});

test('a reader who leaves aborts the generation and frees the sequence for the next', async () => {
  let ended: () => void = () => {};
  const wasAborted = new Promise<void>((resolve) => {
    ended = resolve;
  });
  let calls = 0;
  const url = await serve({
    generate: async (signal, onChunk) => {
      calls += 1;
      onChunk({ channel: 'text', text: 'گن' });
      if (calls > 1) return;
      await aborted(signal);
      ended();
    },
  });
  const stream = await openStream(url);
  await once(stream, 'data');
  stream.destroy();
  await wasAborted;
  expect(contentOf((await post(url, { ...chat, stream: true })).text)).toBe('گن');
});

test('a whole answer whose reader leaves is aborted too', async () => {
  let started: () => void = () => {};
  const hasStarted = new Promise<void>((resolve) => {
    started = resolve;
  });
  let calls = 0;
  const url = await serve({
    generate: async (signal) => {
      calls += 1;
      started();
      if (calls === 1) await aborted(signal);
    },
  });
  const controller = new AbortController();
  const headers = { authorization: `Bearer ${testToken}`, 'content-type': 'application/json' };
  const first = fetch(url, { method: 'POST', headers, body: JSON.stringify(chat), signal: controller.signal });
  await hasStarted;
  controller.abort();
  await expect(first).rejects.toThrow();
  expect((await post(url, chat)).status).toBe(200);
});

test('a full queue is 429 with Retry-After; one who waits and leaves makes room', async () => {
  const url = await serve({ generate: aborted }, { limits: { waiting: 1 } });
  const running = await openStream(url);
  const controller = new AbortController();
  const headers = { authorization: `Bearer ${testToken}`, 'content-type': 'application/json' };
  const waiting = fetch(url, { method: 'POST', headers, body: JSON.stringify(chat), signal: controller.signal });
  const health = async () => JSON.parse((await call(url.replace('/v1/chat/completions', '/health'))).text);
  while ((await health()).waiting === 0) await setImmediate();
  const refused = await post(url, chat);
  expect([refused.status, refused.headers['retry-after'], JSON.parse(refused.text).error.type]).toEqual([
    429,
    '1',
    'overloaded',
  ]);
  controller.abort();
  await expect(waiting).rejects.toThrow();
  while ((await health()).waiting === 1) await setImmediate();
  running.destroy();
  while ((await health()).active === 1) await setImmediate();
});

test('a slow reader loses no byte of 40,000 deltas, in order; what waits for him is joined', async () => {
  const words = Array.from({ length: 40_000 }, (_, index) => ` لفظ${index}`);
  const generate: FakeModelOptions['generate'] = async (_signal, onChunk) => {
    for (const [index, word] of words.entries()) {
      onChunk({ channel: 'text', text: word });
      if (index % 1000 === 0) await setImmediate();
    }
  };
  const url = await serve({ generate }, { limits: { heldBytes: 10_000_000 } });
  const stream = await openStream(url);
  const chunks: Buffer[] = [];
  for await (const chunk of stream) {
    chunks.push(chunk);
    stream.pause();
    await setImmediate();
    stream.resume();
  }
  const text = Buffer.concat(chunks).toString('utf8');
  expect(contentOf(text)).toBe(words.join(''));
  expect(eventsOf(text).length).toBeLessThan(words.length);
  expect(eventsOf(text).at(-1)).toBe('[DONE]');
});

test.each([
  ['takes nothing for too long', { stall: 20 }],
  ['falls too far behind', { heldBytes: 50_000 }],
])('a reader who %s is ended with an error and the generation aborted', async (_name, limits) => {
  let ended: () => void = () => {};
  const wasAborted = new Promise<void>((resolve) => {
    ended = resolve;
  });
  const generate: FakeModelOptions['generate'] = async (signal, onChunk) => {
    for (let index = 0; index < 200 && !signal.aborted; index += 1) onChunk({ channel: 'text', text: 'گ'.repeat(50_000) });
    if (!signal.aborted) await aborted(signal);
    ended();
  };
  const url = await serve({ generate }, { limits: { heldBytes: 1e9, ...limits } });
  const stream = await openStream(url);
  await wasAborted;
  const text = await restOf(stream);
  expect(lastErrorOf(text)?.type).toBe('slow_reader');
});

test('a drain lets a running stream end, and refuses new requests meanwhile', async () => {
  let goOn: () => void = () => {};
  const waiting = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const url = await serve({ generate: () => waiting });
  const stream = await openStream(url);
  const drained = gatewayOf().drain(60_000);
  const refused = await post(url, chat);
  expect([refused.status, JSON.parse(refused.text).error.type]).toEqual([503, 'unavailable_error']);
  const health = await call(url.replace('/v1/chat/completions', '/health'));
  expect([health.status, JSON.parse(health.text).status]).toEqual([503, 'draining']);
  goOn();
  await drained;
  const text = await restOf(stream);
  expect(eventsOf(text).at(-1)).toBe('[DONE]');
});

test('a drain ends a stream that takes too long with an error event', async () => {
  const url = await serve({ generate: aborted });
  const stream = await openStream(url);
  await gatewayOf().drain(1);
  const text = await restOf(stream);
  expect(lastErrorOf(text)).toMatchObject({ code: 503, type: 'unavailable_error', message: 'The gateway is stopping' });
});
