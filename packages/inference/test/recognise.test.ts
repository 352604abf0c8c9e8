import { describe, expect, test } from 'vitest';
import { recogniseServer } from '../src/index.ts';
import {
  type ScriptedServer,
  sendJson,
  startLiteLlm,
  startLlamaServer,
  startLmStudio,
  startOllama,
  startOpenRouter,
  startTgi,
  startVllm,
} from '../src/testing/index.ts';
import { failureOf, keep, serve } from './support/setup.ts';

const recognise = ({ baseURL }: Pick<ScriptedServer, 'baseURL'>, wishes: { readonly apiKey?: string } = {}) =>
  recogniseServer({ id: 'e', baseURL, ...wishes });

describe('a server of which only the address is known', () => {
  test.each([
    ['ollama', startOllama],
    ['llama-server', startLlamaServer],
    ['vllm', startVllm],
    ['lm-studio', startLmStudio],
    ['tgi', startTgi],
    ['litellm', startLiteLlm],
  ] as const)('%s is recognised, and no other', async (dialect, start) => {
    expect((await recognise(await keep(start())))?.dialect).toBe(dialect);
  });

  test('OpenRouter says nothing of itself', async () => {
    expect(await recognise(await keep(startOpenRouter()))).toBeNull();
  });

  test('each path is asked once, with the key', async () => {
    const { requests, baseURL } = await keep(startOllama());
    await recognise({ baseURL }, { apiKey: 'k-1' });
    const paths = requests.map(({ path }) => path);
    expect(paths.toSorted()).toEqual([...new Set(paths)].toSorted());
    expect(new Set(requests.map(({ headers }) => headers.authorization))).toEqual(new Set(['Bearer k-1']));
  });

  test('a gateway of this house speaks to clients of Ollama, and is none', async () => {
    const server = await serve((response, { path }) => {
      if (path === '/api/version') sendJson(response, 200, { version: '0.0.0-buniyad' });
      else sendJson(response, 200, { models: [{ name: 'a' }] });
    });
    expect(await recognise(server)).toBeNull();
  });

  test('below a path of a proxy', async () => {
    const server = await serve((response, { path }) => {
      const page = path === '/ollama/api/version' ? { version: '0.12.6' } : { models: [{ name: 'a' }] };
      if (path.startsWith('/ollama/')) sendJson(response, 200, page);
      else sendJson(response, 404, {});
    });
    expect(await recognise({ baseURL: `${server.origin}/ollama/v1` })).toMatchObject({
      dialect: 'ollama',
      models: [{ id: 'a' }],
    });
  });

  test('a connection that breaks once is asked again: chance must not hide an Ollama', async () => {
    const broken = new Set<string>();
    const server = await serve((response, { path }) => {
      if (!broken.has(path)) {
        broken.add(path);
        response.destroy();
      } else if (path === '/api/version') sendJson(response, 200, { version: '0.12.6' });
      else if (path === '/api/tags') sendJson(response, 200, { models: [] });
      else sendJson(response, 404, {});
    });
    expect(await recognise(server)).toMatchObject({ dialect: 'ollama' });
  });

  test('a proxy that always breaks such questions off is of no known kind', async () => {
    const server = await serve((response, { path }) => {
      if (path === '/v1/models') sendJson(response, 200, { data: [] });
      else response.destroy();
    });
    expect(await recognise(server)).toBeNull();
  });
});

test('an address that may not be spoken to is refused before anything is sent', async () => {
  expect(await failureOf(recognise({ baseURL: 'http://192.0.2.7/v1' }))).toMatchObject({ code: 'tier_denied' });
});
