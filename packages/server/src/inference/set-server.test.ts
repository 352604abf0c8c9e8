import { createInference } from '@repo/inference';
import { policyOf } from '@repo/inference/policy';
import { type ScriptedServer, sendJson, startOllama, startScriptedServer, startVllm } from '@repo/inference/testing';
import { freePort } from '@repo/testing/free-port';
import { describe, expect, test, vi } from 'vitest';
import { inferenceKit, lookAt, modelOf, type ServiceWishes } from '../../test/support/test-inference.ts';
import { silentLog } from '../testing/test-context.ts';
import { modelSteps } from './model-steps.ts';
import { createModelGuard } from './policy/model-guard.ts';
import { undeclared } from './policy/standing.ts';
import { unwrittenLog } from './policy/unwritten-log.ts';
import { readyState } from './ready-state.ts';

const kit = inferenceKit();

const once = { maxAttempts: 1 };

describe('the server of INFERENCE_URL', () => {
  const at = (baseURL: string) => ({ INFERENCE_URL: new URL(baseURL) });

  test('wins over one that runs, gets the key, and nothing else is asked', async () => {
    const [set, other] = [await kit.running(startVllm({ models: ['bge-m3', 'alif-8b'] })), await kit.running(startOllama())];
    const env = { ...at(set.baseURL), INFERENCE_KEY: 'k-123', MODEL_PATH: '/nowhere/model.gguf' };
    const state = await kit.service({ env, look: lookAt({ dialect: 'ollama', port: other.port }) }).current();
    expect(modelOf(state)).toEqual({
      id: 'alif-8b',
      origin: 'set',
      dialect: 'vllm',
      host: `127.0.0.1:${set.port}`,
      onThisMachine: true,
      contextLength: 4096,
      standing: undeclared,
    });
    expect(new Set(set.requests.map(({ headers }) => headers.authorization))).toEqual(new Set(['Bearer k-123']));
    expect(other.requests).toEqual([]);
  });

  test("models of a vendor's cloud behind it are passed over by name", async () => {
    const set = await kit.running(startOllama({ models: ['gpt-oss:120b-cloud', 'qwen3:4b'] }));
    expect(modelOf(await kit.service({ env: at(set.baseURL) }).current()).id).toBe('qwen3:4b');
  });

  describe('an Ollama that passes models on to its vendor', () => {
    const chats = ({ requests }: ScriptedServer) => requests.filter(({ method }) => method === 'POST');

    test('is not asked for one under an innocent name, even where it is the one that was wished', async () => {
      const set = await kit.running(startOllama({ models: ['qwen3:4b'], cloudModels: ['alif:latest'] }));
      const state = await kit.service({ env: at(set.baseURL), settings: { model: 'alif:latest' } }).current();
      expect(modelOf(state)).toMatchObject({ id: 'qwen3:4b', dialect: 'ollama' });
      if (state.state !== 'ready') return;
      const chat = (model: string) => state.client.chat({ model, messages: [{ role: 'user', content: 'راز' }] }, once);
      await expect(chat('alif:latest')).rejects.toMatchObject({ code: 'tier_denied' });
      expect(chats(set)).toEqual([]);
      expect((await chat('qwen3:4b')).text).toBe('سلام۔');
    });

    test('and has no other has none', async () => {
      const set = await kit.running(startOllama({ models: [], cloudModels: ['alif:latest'] }));
      const state = await kit.service({ env: at(set.baseURL) }).current();
      expect(state).toMatchObject({ state: 'failed', reason: 'no_model' });
    });

    test('is seen where it takes the place of another server', async () => {
      const port = await freePort();
      const before = await startVllm({ port, models: ['alif:latest'] });
      const set = kit.service({ env: at(before.baseURL) });
      expect(modelOf(await set.current())).toMatchObject({ id: 'alif:latest', dialect: 'vllm' });
      await before.close();
      await kit.running(startOllama({ port, models: ['qwen3:4b'], cloudModels: ['alif:latest'] }));
      const now = async () => {
        kit.pass(10_000);
        return await set.current();
      };
      await expect.poll(now).toMatchObject({ state: 'ready', model: { id: 'qwen3:4b', dialect: 'ollama' } });
    });
  });

  test('that does not answer is unreachable, said once, and asked again after five seconds', async () => {
    const port = await freePort();
    const warn = vi.fn();
    const set = kit.service({ env: at(`http://127.0.0.1:${port}/v1`), log: { ...silentLog, warn } });
    const unreachable = { state: 'failed', reason: 'unreachable', url: `http://127.0.0.1:${port}/v1` };
    expect(await set.current()).toEqual(unreachable);
    const server = await kit.running(startVllm({ port }));
    kit.pass(4_999);
    expect(await set.current()).toEqual(unreachable);
    expect(server.requests).toEqual([]);
    kit.pass(1);
    const idNow = async () => modelOf(await set.current()).id;
    await expect.poll(idNow).toBe('scripted');
    expect(warn).toHaveBeenCalledTimes(1);
    await server.close();
    expect(await idNow()).toBe('scripted');
    kit.pass(10_000);
    await expect.poll(() => set.current()).toEqual(unreachable);
  });

  test('that comes back is used at once, however long calls to it would have rested', async () => {
    const port = await freePort();
    let server = await startVllm({ port });
    const set = kit.service({ env: at(server.baseURL) });
    const state = await set.current();
    if (state.state !== 'ready') throw new Error('not ready');
    const chat = () => state.client.chat({ model: 'scripted', messages: [{ role: 'user', content: 'سلام' }] }, once);
    await server.close();
    for (let i = 0; i < 5; i += 1) await expect(chat()).rejects.toMatchObject({ code: 'connect_failed' });
    await expect(chat()).rejects.toMatchObject({ code: 'circuit_open' });
    await expect.poll(() => set.current()).toMatchObject({ state: 'failed', reason: 'unreachable' });
    server = await kit.running(startVllm({ port }));
    const begun = performance.now();
    kit.pass(5_000);
    await expect.poll(async () => (await set.current()).state).toBe('ready');
    expect((await chat()).text).toBe('سلام۔');
    // A rest lasts five seconds at least.
    expect(performance.now() - begun).toBeLessThan(4_000);
  });

  test('that hangs later holds nobody up: what was known is said until there are news', async () => {
    let hangs = false;
    const server = await kit.running(
      startScriptedServer((response) => {
        if (!hangs) sendJson(response, 200, { object: 'list', data: [{ id: 'a' }] });
      }),
    );
    const set = kit.service({ env: at(server.baseURL) });
    expect(modelOf(await set.current()).id).toBe('a');
    hangs = true;
    const asked = server.requests.length;
    kit.pass(60_000);
    const begun = performance.now();
    expect(modelOf(await set.current()).id).toBe('a');
    // The client itself would wait five seconds for the list.
    expect(performance.now() - begun).toBeLessThan(3_000);
    expect(server.requests).toHaveLength(asked + 1);
  });

  test('without a model that can answer says so', async () => {
    const { baseURL: url } = await kit.running(startOllama({ models: [] }));
    expect(await kit.service({ env: at(url) }).current()).toEqual({ state: 'failed', reason: 'no_model', url });
  });

  test('whose address lacks its /v1 is told apart from a silent one, with the address that works, tried once', async () => {
    const server = await kit.running(startVllm());
    const set = kit.service({ env: at(server.origin) });
    const needsVersion = { state: 'failed', reason: 'needs_v1', url: `${server.origin}/` };
    expect(await set.current()).toEqual(needsVersion);
    kit.pass(5_000);
    expect(await set.current()).toEqual(needsVersion);
    const asked = (wanted: string) => server.requests.filter(({ path }) => path === wanted).length;
    await expect.poll(() => asked('/models')).toBe(2);
    // Listed once, and once more to see what it is.
    expect(asked('/v1/models')).toBe(2);
    expect(modelSteps(await set.current())[0]?.line).toBe(`INFERENCE_URL=${server.origin}/v1`);
  });

  test.each([
    ['a page', 200, '<!doctype html>', 'not_api'],
    ['another JSON', 200, '{"ok":true}', 'not_api'],
    ['404', 404, 'not found', 'not_api'],
    ['405', 405, '', 'not_api'],
    ['401', 401, '{}', 'unauthorized'],
    ['403', 403, '{}', 'unauthorized'],
    ['500', 500, '', 'server_error'],
    ['503', 503, '{}', 'server_error'],
  ])('that answers with %s is named so', async (_, status, body, reason) => {
    const server = await kit.running(startScriptedServer((response) => void response.writeHead(status).end(body)));
    expect(await kit.service({ env: at(server.baseURL) }).current()).toEqual({
      state: 'failed',
      reason,
      url: server.baseURL,
    });
    expect(server.requests).toHaveLength(1);
  });

  test('that wants the question to go elsewhere is refused', async () => {
    const server = await kit.running(startScriptedServer((response) => void response.writeHead(302).end()));
    expect(await kit.service({ env: at(server.baseURL) }).current()).toEqual({ state: 'refused', reason: 'redirect' });
    expect(server.requests).toHaveLength(1);
  });

  test.each([
    ['http://192.0.2.7:8080/v1', {}, /192\.0\.2\.7 is not this machine.* List its address in buniyad\.config\.ts/],
    ['http://192.0.2.7:8080/v1', { settings: { allowedAddresses: ['192.0.2.7'] } }, /is public and needs https/],
    ['http://169.254.169.254/v1', { settings: { allowedAddresses: ['169.254.169.254'] } }, /is never an inference server/],
    ['http://user:hunter2@127.0.0.1:8080/v1', {}, /holds no credentials/],
    ['http://127.0.0.1:8080/v1', { env: { INFERENCE_KEY: 'hunter2 with spaces' } }, /apiKey/],
  ])('%s is refused in one line %#', (url, { env = {}, ...rest }: ServiceWishes, line) => {
    const attempt = () => kit.service({ ...rest, env: { ...at(url), ...env } });
    expect(attempt).toThrow(expect.objectContaining({ name: 'StartError', message: expect.stringMatching(line) }));
    expect(attempt).not.toThrow(/hunter2|\n/);
  });

  test('a listed address of the network is taken, and is another machine', async () => {
    const baseURL = 'http://10.0.0.9:8080/v1';
    expect(() => kit.service({ settings: { allowedAddresses: ['10.0.0.9'] }, env: at(baseURL) })).not.toThrow();
    const endpoint = { id: 'set', baseURL, allowedAddresses: ['10.0.0.9'] };
    const client = createInference({ endpoints: [endpoint] });
    kit.atEnd(() => client.close());
    const guard = createModelGuard(policyOf('local', { jurisdiction: null, day: '2026-11-29' }), {}, unwrittenLog);
    const { model } = readyState({ origin: 'set', endpoint, client, guard }, { id: 'a', contextLength: null });
    expect(model).toMatchObject({ host: '10.0.0.9:8080', onThisMachine: false });
  });
});
