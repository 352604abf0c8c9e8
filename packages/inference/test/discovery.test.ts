import { createServer } from 'node:http';
import { afterAll, describe, expect, test } from 'vitest';
import { createDiscovery, createInference, type DiscoveryOptions, type Outgoing, type Place } from '../src/index.ts';
import {
  type ScriptedServer,
  sendJson,
  startLlamaServer,
  startLmStudio,
  startOllama,
  startScriptedServer,
  startVllm,
} from '../src/testing/index.ts';
import { manualClock } from './support/clock.ts';

const timeouts = { connectMs: 10_000 };
const servers: ScriptedServer[] = [];
afterAll(() => Promise.all(servers.map((server) => server.close())));

async function running(start: Promise<ScriptedServer>): Promise<ScriptedServer> {
  const server = await start;
  servers.push(server);
  return server;
}

/** Generous, as the machine may be busy; what a server never answers is tested with its own limit. */
const find = (places: readonly Place[], options: DiscoveryOptions = {}) =>
  createDiscovery({ places, limitMs: 5_000, ...options }).find();

describe('what is recognised', () => {
  test.each([
    ['ollama', startOllama, '0.12.6', null],
    ['llama-server', startLlamaServer, 'b1-de3ff81', 2048],
    ['vllm', startVllm, '0.12.0', 2048],
    ['lm-studio', startLmStudio, null, 2048],
  ] as const)('%s with its models and window, and it answers', async (dialect, start, version, contextLength) => {
    const { port, baseURL } = await running(start({ models: ['a', 'b'], contextLength: 2048, reply: ['گندم', ' اچھی'] }));
    const [server, ...others] = await find([{ dialect, port }]);
    const models = ['a', 'b'].map((id) => ({ id, contextLength }));
    expect(server).toEqual({ dialect, version, baseURL, models });
    expect(others).toEqual([]);
    const inference = createInference({ endpoints: [{ id: dialect, baseURL: server?.baseURL ?? '', dialect }], timeouts });
    const reply = await inference.chat({ model: 'a', messages: [{ role: 'user', content: 'x' }] });
    expect(reply).toMatchObject({ text: 'گندم اچھی', finishReason: 'stop', servedModel: 'a', usage: { input: 1, output: 2 } });
    await inference.close();
  });

  test('nothing that a gate keeps away, and it is asked before each question', async () => {
    const { port, requests } = await running(startVllm());
    const asked: string[] = [];
    const pass = async ({ operation, endpoint }: Outgoing) => {
      asked.push(`${operation} ${endpoint.url.host}`);
      if (endpoint.url.hostname === '127.0.0.1') throw new Error('kept away');
      return { decisionId: null, cardId: null };
    };
    expect(await find([{ dialect: 'vllm', port }], { gate: { pass } })).toEqual([]);
    expect(asked).toContain(`models 127.0.0.1:${port}`);
    expect(requests).toEqual([]);
  });

  test('several at once, in the order of the places', async () => {
    const vllm = await running(startVllm());
    const ollama = await running(startOllama());
    const found = await find([
      { dialect: 'ollama', port: ollama.port },
      { dialect: 'vllm', port: vllm.port },
    ]);
    expect(found.map(({ dialect }) => dialect)).toEqual(['ollama', 'vllm']);
  });
});

test('one server on both loopback addresses is one', async () => {
  const server = createServer(({ url }, response) => {
    const body = url === '/api/version' ? { version: '0.12.6' } : { models: [{ name: 'a' }] };
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const found = await find([{ dialect: 'ollama', port }]);
  expect(found.map(({ baseURL }) => baseURL)).toEqual([`http://127.0.0.1:${port}/v1`]);
  server.close();
});

describe('an honest nothing', () => {
  test('no server at the port', async () => {
    const gone = await startScriptedServer(() => {});
    await gone.close();
    expect(await find([{ dialect: 'ollama', port: gone.port }])).toEqual([]);
  });

  test.each([
    ['ollama', startOllama],
    ['llama-server', startLlamaServer],
    ['vllm', startVllm],
    ['lm-studio', startLmStudio],
  ] as const)('%s without a model', async (dialect, start) => {
    const { port } = await running(start({ models: [] }));
    expect(await find([{ dialect, port }])).toEqual([]);
  });

  test.each(['ollama', 'llama-server', 'vllm', 'lm-studio', 'tgi'] as const)(
    '%s is not something else that answers 200 to everything',
    async (dialect) => {
      const { port } = await running(
        startScriptedServer((response) => sendJson(response, 200, { ok: true, data: [{ id: 'x' }] })),
      );
      expect(await find([{ dialect, port }])).toEqual([]);
    },
  );

  test('another dialect at the port', async () => {
    const { port } = await running(startVllm());
    for (const dialect of ['ollama', 'llama-server', 'lm-studio', 'tgi'] as const)
      expect(await find([{ dialect, port }])).toEqual([]);
  });

  test('a page', async () => {
    const { port } = await running(
      startScriptedServer((response) => void response.writeHead(200, { 'content-type': 'text/html' }).end('<html>')),
    );
    expect(await find([{ dialect: 'llama-server', port }])).toEqual([]);
  });

  test('a server that accepts and says nothing', async () => {
    const { port } = await running(startScriptedServer(() => {}));
    expect(await find([{ dialect: 'ollama', port }], { limitMs: 50 })).toEqual([]);
  });
});

describe("models of Ollama's cloud", () => {
  test('are not offered as local ones', async () => {
    const { port } = await running(startOllama({ models: ['a'], cloudModels: ['glm:cloud', 'disguised'] }));
    const [server] = await find([{ dialect: 'ollama', port }]);
    expect(server?.models.map(({ id }) => id)).toEqual(['a']);
  });

  test.each(['gpt-oss:120b-cloud', 'glm:cloud', 'GLM:Cloud'])('%s is refused before a byte is sent', async (model) => {
    const { baseURL, requests } = await running(startOllama());
    const inference = createInference({ endpoints: [{ id: 'ollama', baseURL }] });
    await expect(inference.chat({ model, messages: [] })).rejects.toMatchObject({ code: 'tier_denied' });
    await expect(inference.embed({ model, inputs: ['x'] })).rejects.toMatchObject({ code: 'tier_denied' });
    expect(requests).toEqual([]);
    await inference.close();
  });
});

test('the answer holds for 60 s', async () => {
  const clock = manualClock();
  const { port, requests } = await running(startOllama());
  const discovery = createDiscovery({ places: [{ dialect: 'ollama', port }], clock });
  const first = await discovery.find();
  expect(first).toHaveLength(1);
  const asked = requests.length;
  clock.advance(59_999);
  expect(await discovery.find()).toBe(first);
  expect(requests).toHaveLength(asked);
  clock.advance(1);
  expect(await discovery.find()).toEqual(first);
  expect(requests).toHaveLength(2 * asked);
});
