import { createServer } from 'node:net';
import {
  sendJson,
  startLlamaServer,
  startLmStudio,
  startOllama,
  startScriptedServer,
  startVllm,
} from '@repo/inference/testing';
import { freePort } from '@repo/testing/free-port';
import { describe, expect, test } from 'vitest';
import { ownCard } from '../../test/support/own-card.ts';
import { inferenceKit, lookAt, modelOf, type ServiceWishes } from '../../test/support/test-inference.ts';
import { undeclared } from './policy/standing.ts';

const kit = inferenceKit();

const vllmModel = (id: string) => ({ id, owned_by: 'vllm', max_model_len: 4096 });

describe('a server that runs on this machine', () => {
  test.each([
    ['ollama', startOllama, null],
    ['llama-server', startLlamaServer, 4096],
    ['vllm', startVllm, 4096],
    ['lm-studio', startLmStudio, 4096],
  ] as const)('%s is found and answers', async (dialect, start, contextLength) => {
    const { port } = await kit.running(start({ models: ['nomic-embed-text', 'qwen3:4b'] }));
    const state = await kit.service({ look: lookAt({ dialect, port }) }).current();
    const host = `127.0.0.1:${port}`;
    const model = { id: 'qwen3:4b', origin: 'found', dialect, host, onThisMachine: true, contextLength, standing: undeclared };
    expect(modelOf(state)).toEqual(model);
    if (state.state !== 'ready') return;
    const { text } = await state.client.chat({ model: 'qwen3:4b', messages: [{ role: 'user', content: 'سلام' }] });
    expect(text).toBe('سلام۔');
  });

  test("models of the vendor's cloud are never used, and a server that has nothing else is none", async () => {
    const { port } = await kit.running(startOllama({ models: ['nomic-embed-text'], cloudModels: ['gpt-oss:120b-cloud'] }));
    expect(await kit.service({ look: lookAt({ dialect: 'ollama', port }) }).current()).toMatchObject({ state: 'none' });
  });

  test('the configured model is used where it is served, by whichever server', async () => {
    const [first, second] = [
      await kit.running(startOllama({ models: ['a'] })),
      await kit.running(startVllm({ models: ['b', 'c'] })),
    ];
    const look = lookAt({ dialect: 'ollama', port: first.port }, { dialect: 'vllm', port: second.port });
    expect(modelOf(await kit.service({ look }).current()).id).toBe('a');
    expect(modelOf(await kit.service({ look, settings: { model: 'c' } }).current())).toMatchObject({
      id: 'c',
      dialect: 'vllm',
    });
  });

  test('it is looked for once a minute, stays while it answers, and another is looked for at once when it is gone', async () => {
    const ports = { ollama: await freePort(), vllm: await freePort() };
    const look = lookAt({ dialect: 'ollama', port: ports.ollama }, { dialect: 'vllm', port: ports.vllm });
    const port = kit.service({ look });
    expect(await port.current()).toMatchObject({ state: 'none' });
    const vllm = await startVllm({ port: ports.vllm });
    kit.pass(59_000);
    expect(await port.current()).toMatchObject({ state: 'none' });
    kit.pass(1_000);
    expect(modelOf(await port.current()).dialect).toBe('vllm');
    const asked = vllm.requests.length;
    expect(modelOf(await port.current()).dialect).toBe('vllm');
    expect(vllm.requests).toHaveLength(asked);
    await kit.running(startOllama({ port: ports.ollama }));
    kit.pass(60_000);
    expect(modelOf(await port.current()).dialect).toBe('vllm');
    await vllm.close();
    expect(modelOf(await port.current()).dialect).toBe('vllm');
    kit.pass(10_000);
    await expect.poll(async () => modelOf(await port.current()).dialect).toBe('ollama');
  });

  const hello = { model: 'a', messages: [{ role: 'user', content: 'سلام' }] } as const;

  test('that died is noticed with the first call that fails', async () => {
    const ollama = await startOllama({ models: ['a'] });
    const service = kit.service({ look: lookAt({ dialect: 'ollama', port: ollama.port }) });
    const state = await service.current();
    modelOf(state);
    await ollama.close();
    expect(await service.current()).toBe(state);
    if (state.state === 'ready') await expect(state.client.chat(hello, { maxAttempts: 1 })).rejects.toThrow();
    await expect.poll(() => service.current()).toMatchObject({ state: 'none' });
  });

  test('that turned into something else is noticed within ten seconds, and one whose model was removed too', async () => {
    let html = false;
    let models = ['a', 'b'];
    const server = await kit.running(
      startScriptedServer((response, { path }) => {
        if (html) response.end('<!doctype html>');
        else if (path === '/v1/models') sendJson(response, 200, { object: 'list', data: models.map((id) => vllmModel(id)) });
        else if (path === '/version') sendJson(response, 200, { version: '1' });
        else sendJson(response, 404, {});
      }),
    );
    const service = kit.service({ look: lookAt({ dialect: 'vllm', port: server.port }) });
    expect(modelOf(await service.current()).id).toBe('a');
    models = ['b'];
    kit.pass(10_000);
    await expect.poll(async () => modelOf(await service.current()).id).toBe('b');
    html = true;
    kit.pass(10_000);
    await expect.poll(() => service.current()).toMatchObject({ state: 'none' });
  });

  test('whose answers fail rests, says how long, and is asked again then', async () => {
    let ill = true;
    const server = await kit.running(
      startScriptedServer((response, { path }) => {
        if (path.endsWith('/models')) sendJson(response, 200, { object: 'list', data: [{ id: 'a' }] });
        else if (ill) sendJson(response, 500, { error: { message: 'broken' } });
        else sendJson(response, 200, { choices: [{ message: { content: 'سلام' }, finish_reason: 'stop' }] });
      }),
    );
    const service = kit.service({ env: { INFERENCE_URL: new URL(server.baseURL) } });
    const state = await service.current();
    if (state.state !== 'ready') throw new Error('not ready');
    for (let i = 0; i < 5; i += 1) await expect(state.client.chat(hello, { maxAttempts: 1 })).rejects.toThrow();
    const resting = await service.current();
    expect(resting).toMatchObject({ state: 'resting', model: { id: 'a' }, waitMs: expect.any(Number) });
    expect(resting.state === 'resting' && resting.waitMs).toBeLessThanOrEqual(5_000);
    ill = false;
    await expect.poll(async () => (await service.current()).state, { timeout: 15_000 }).toBe('ready');
    expect((await state.client.chat(hello)).text).toBe('سلام');
    expect((await service.current()).state).toBe('ready');
  });

  test('it comes before a model file, and who asks at the same time shares the look', async () => {
    const { port, requests } = await kit.running(startLlamaServer());
    const both = kit.service({ look: lookAt({ dialect: 'llama-server', port }), env: { MODEL_PATH: '/nowhere/model.gguf' } });
    const states = await Promise.all([both.current(), both.current(), both.current()]);
    expect(new Set(states).size).toBe(1);
    expect(requests.filter(({ path }) => path === '/props')).toHaveLength(1);
  });
});

test.each([
  ['others reach the product', { exposed: true }],
  ['DATABASE_URL is set', { env: { DATABASE_URL: 'postgres://127.0.0.1/app' } }],
])('where %s nothing of a machine is used of which nobody said under whose law it stands', async (_, wishes: ServiceWishes) => {
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  kit.atEnd(() => new Promise((resolve) => server.close(resolve)));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const look = lookAt({ dialect: 'ollama', port });
  const INFERENCE_URL = new URL(`http://127.0.0.1:${port}/v1`);
  expect(() => kit.service({ ...wishes, env: { ...wishes.env, INFERENCE_URL } })).toThrow(/INFERENCE_URL .* "jurisdiction"/);
  expect(() => kit.service({ ...wishes, env: { ...wishes.env, MODEL_PATH: '/nowhere/model.gguf' } })).toThrow(
    /MODEL_PATH .*"PK"/,
  );
  const refused = kit.service({ ...wishes, look });
  expect(refused.latest).toBeNull();
  expect(await refused.current()).toEqual({ state: 'refused', reason: 'no_jurisdiction' });
  expect(refused.latest).toEqual({ state: 'refused', reason: 'no_jurisdiction' });
  expect(connections).toBe(0);
  // The same machine under a law, and one's own machine, do look.
  for (const options of [{ ...wishes, settings: { jurisdiction: 'PK' } }, {}]) {
    const before = connections;
    expect(await kit.service({ ...options, look }).current()).toMatchObject({ state: 'none' });
    expect(connections).toBeGreaterThan(before);
  }
});

test('settings of the policy that are wrong stop the start by their names, and so does TLS that proves nothing', () => {
  const settings = { jurisdiction: 'Pakistan', cards: [{ ...ownCard('x', ''), source: '' }] };
  expect(() => kit.service({ settings })).toThrow(/inference\.jurisdiction: a country.*\n.*inference\.cards: .*0\.source/);
  const processEnv = { NODE_TLS_REJECT_UNAUTHORIZED: '0' };
  expect(() => kit.service({ processEnv })).toThrow('NODE_TLS_REJECT_UNAUTHORIZED=0');
});
