/** What the way out does beside refusing: see policy-fetch.test.ts for that. */
import OpenAI from 'openai';
import { afterEach, expect, test } from 'vitest';
import { ownerOf } from '../src/fetch/owner-of.ts';
import type { EndpointConfig } from '../src/index.ts';
import { sendJson, startOllama, writeEvents } from '../src/testing/index.ts';
import { readEndpoint } from '../src/transport/index.ts';
import { peers, refusalOf } from './support/peers.ts';
import { reply } from './support/replies.ts';
import { serve, until } from './support/setup.ts';
import { wayOut as openWay } from './support/way-out.ts';

const open: { close(): Promise<void> }[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((each) => each.close()));
});

function wayOut(endpoints: readonly EndpointConfig[], profile?: 'local') {
  const way = openWay(endpoints, profile);
  open.push(way);
  return way;
}

const answering = () =>
  serve(async (response) => {
    await writeEvents(response, reply('ا'));
    response.end();
  });

test('each request of an open socket is decided', async () => {
  const server = await answering();
  const { fetch, sink } = wayOut([{ id: 'own', baseURL: server.baseURL }]);
  for (const model of ['qwen3-8b', 'nobody', 'qwen3-8b']) {
    await peers.fetch({ fetch, baseURL: server.baseURL, model }).catch(() => {});
  }
  expect(server.requests).toHaveLength(2);
  expect(sink.decisions.map(({ reason }) => reason)).toEqual(['allowed', 'no_card', 'allowed']);
});

test('it is decided on whose behalf, and a call may tighten', async () => {
  const { baseURL, requests } = await answering();
  const way = wayOut([{ id: 'own', baseURL, operator: { name: 'o', jurisdiction: 'AE' } }], 'local');
  const fetch = way.on({ tenant: 'org', requestId: 'r1', tierFloor: 'national' });
  expect(await refusalOf(peers.fetch({ fetch, baseURL, model: 'm' }))).toMatchObject({ reason: 'infrastructure_tier' });
  expect(await peers.fetch({ fetch: way.on({ tenant: 'org' }), baseURL, model: 'm' })).toBe('ا');
  expect(requests).toHaveLength(1);
  expect(way.sink.decisions).toMatchObject([
    { tenant: 'org', requestId: 'r1', decision: 'deny' },
    { tenant: 'org', decision: 'allow', cardId: 'undeclared' },
  ]);
});

test('the published openai uploads a recording through it, and the model is read from the form', async () => {
  const server = await serve((response) => sendJson(response, 200, { text: 'السلام علیکم' }));
  const { fetch, sink } = wayOut([{ id: 'own', baseURL: server.baseURL }]);
  const client = new OpenAI({ apiKey: 'key', baseURL: server.baseURL, fetch, maxRetries: 0 });
  const file = new File([new Uint8Array(100_000).fill(7)], 'a.wav', { type: 'audio/wav' });
  expect((await client.audio.transcriptions.create({ model: 'whisper-small', file })).text).toBe('السلام علیکم');
  expect(server.requests[0]?.bytes.length).toBeGreaterThan(100_000);
  expect(sink.decisions).toMatchObject([{ operation: 'transcription', model: 'whisper-small', cardId: 'whisper-small' }]);
});

test.each([
  ['POST', '/v1/embeddings', '{"model":"bge-m3","input":"x"}', 'embeddings', 'bge-m3'],
  ['POST', '/v1/rerank', '{"model":"bge-m3"}', 'rerank', 'bge-m3'],
  ['POST', '/v1/completions', '{"model":"qwen3-8b"}', 'chat', 'qwen3-8b'],
  ['POST', '/v1/chat/completions', '{"model":', 'chat', null],
  ['POST', '/v1/chat/completions', '{"model":["qwen3-8b"]}', 'chat', null],
  ['DELETE', '/api/delete', '{"name":"x"}', 'chat', null],
  ['GET', '/v1/models', undefined, 'models', null],
])('%s %s with %s is %s of %s', async (method, path, body, operation, model) => {
  const { origin, baseURL } = await serve((response) => sendJson(response, 200, {}));
  const { fetch, sink } = wayOut([{ id: 'own', baseURL }]);
  await fetch(`${origin}${path}`, { method, ...(body === undefined ? {} : { body }) }).catch(() => {});
  const refused = model === null && operation === 'chat';
  expect(sink.decisions).toMatchObject([{ operation, model, reason: refused ? 'no_card' : 'allowed' }]);
});

test.each([
  ['two models', { model: 'qwen3-8b', MODEL: 'gpt-oss:20b' }],
  ['one under another key', { Model: 'gpt-oss:20b' }],
  ['none', { messages: [] }],
])('a body that names %s, as a server in Go would read it, gets no word to a cloud', async (_, named) => {
  const ollama = await startOllama({ models: ['qwen3-8b'], cloudModels: ['gpt-oss:20b'] });
  open.push(ollama);
  const baseURL = `http://127.0.0.1:${ollama.port}/v1`;
  const { fetch } = wayOut([{ id: 'daemon', baseURL, dialect: 'ollama' }], 'local');
  const asked = fetch(`${baseURL}/chat/completions`, { method: 'POST', body: JSON.stringify(named) });
  expect(await refusalOf(asked)).toMatchObject({ reason: 'remote_model' });
  expect(ollama.requests.filter(({ method }) => method === 'POST')).toEqual([]);
});

test('of two models in a body both must be allowed', async () => {
  const { baseURL, requests } = await answering();
  const { fetch, sink } = wayOut([{ id: 'own', baseURL }]);
  const body = JSON.stringify({ model: 'qwen3-8b', MODEL: 'nobody' });
  expect(await refusalOf(fetch(baseURL, { method: 'POST', body }))).toMatchObject({ reason: 'no_card' });
  expect(requests).toEqual([]);
  expect(sink.decisions.map(({ model, reason }) => [model, reason])).toEqual([
    ['qwen3-8b', 'allowed'],
    ['nobody', 'no_card'],
  ]);
});

test('of two models in a form none is believed', async () => {
  const { baseURL, requests } = await answering();
  const { fetch } = wayOut([{ id: 'own', baseURL }]);
  const body = new FormData();
  for (const model of ['whisper-small', 'nobody']) body.append('model', model);
  const asked = fetch(`${baseURL}/audio/transcriptions`, { method: 'POST', body });
  expect(await refusalOf(asked)).toMatchObject({ reason: 'no_card' });
  expect(requests).toEqual([]);
});

test('a request is sent as it was decided, whatever form it came in', async () => {
  const server = await answering();
  const { fetch } = wayOut([{ id: 'own', baseURL: server.baseURL }]);
  const body = JSON.stringify({ model: 'qwen3-8b', text: 'گندم' });
  const address = `${server.baseURL}/chat/completions`;
  const pieces = new Blob([body]).stream();
  await fetch(new Request(address, { method: 'POST', body, headers: { 'x-own': '1' } }));
  await fetch(new URL(address), { method: 'POST', body: Buffer.from(body) });
  await fetch(address, { method: 'POST', body: pieces, duplex: 'half' });
  expect(server.requests.map((request) => request.body)).toEqual([body, body, body]);
  expect(server.requests[0]?.headers['x-own']).toBe('1');
});

test("a host beside the address, and somebody else's dispatcher, do not pass it by", async () => {
  const server = await answering();
  const { fetch, sink } = wayOut([{ id: 'own', baseURL: server.baseURL }]);
  const asked = fetch(`${server.baseURL}/models`, { headers: { host: 'other.example' } });
  expect(await refusalOf(asked)).toMatchObject({ reason: 'unknown_host' });
  expect([server.requests.length, sink.decisions.length]).toEqual([0, 1]);
});

test('an abort before the decision, and one within a stream', async () => {
  const server = await serve(async (response) => {
    await writeEvents(response, reply('ا').slice(0, 2));
  });
  const { fetch, sink } = wayOut([{ id: 'own', baseURL: server.baseURL }]);
  await expect(fetch(server.baseURL, { signal: AbortSignal.abort() })).rejects.toMatchObject({ name: 'AbortError' });
  expect(sink.decisions).toEqual([]);
  const control = new AbortController();
  const answer = await fetch(`${server.baseURL}/models`, { signal: control.signal });
  control.abort();
  await expect(answer.text()).rejects.toMatchObject({ name: 'AbortError' });
  await until(() => server.left === 1);
});

test('a server that is not there fails as with fetch', async () => {
  const server = await answering();
  await server.close();
  const { fetch } = wayOut([{ id: 'own', baseURL: server.baseURL }]);
  await expect(fetch(`${server.baseURL}/models`)).rejects.toBeInstanceOf(TypeError);
});

test('of several endpoints on one origin the one that the path is below is meant', () => {
  const [a, b] = ['http://127.0.0.1:1/a/v1', 'http://127.0.0.1:1/a/v1/b'].map((baseURL, at) =>
    readEndpoint({ id: `${at}`, baseURL }),
  );
  if (a === undefined || b === undefined) throw new Error('There are two');
  const of = (path: string) => ownerOf([a, b], new URL(path, 'http://127.0.0.1:1'))?.id ?? null;
  expect([of('/a/v1/models'), of('/a/v1/b/models'), of('/other')]).toEqual(['0', '1', null]);
  const spellings = ['/a/v1/%62/models', '/a/v1//b/models', '/a/v1/B/models', '/a/v1/b%2fmodels', '/a/v1/x/..%5cb/models'];
  expect(spellings.map(of)).toEqual(spellings.map(() => '1'));
  expect([of('/a/v1/models/b%2Fc'), of('/a/v1/%ff')]).toEqual(['0', null]);
  expect(ownerOf([a], new URL('http://127.0.0.1:1/other'))?.id).toBe('0');
  expect(ownerOf([a], new URL('https://127.0.0.1:1/a/v1'))).toBeNull();
});
