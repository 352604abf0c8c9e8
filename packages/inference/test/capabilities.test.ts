import { describe, expect, test } from 'vitest';
import type { CardFinder, EndpointConfig } from '../src/index.ts';
import { type ScriptedServer, sendJson, startLlamaServer, startOllama, startVllm, writeEvents } from '../src/testing/index.ts';
import { manualClock } from './support/clock.ts';
import { reply, request } from './support/replies.ts';
import { clientOf, failureOf, serve } from './support/setup.ts';

const tools = [{ name: 'f', parameters: {} }];
const asked = ({ requests }: ScriptedServer, path: string) => requests.filter((each) => each.path === path).length;

/** Offers one model; has no embeddings, and no chats with tools. */
const serveChatOnly = () =>
  serve(async (response, { method, path, body }) => {
    if (method === 'GET') return sendJson(response, 200, { data: [{ id: 'm' }] });
    if (path !== '/v1/chat/completions' || body.includes('"tools"')) {
      return sendJson(response, 501, { error: { message: 'No.', type: 'not_supported_error', code: 501 } });
    }
    await writeEvents(response, reply('گندم'));
    response.end();
  });

const serveVectors = () =>
  serve((response, { method }) =>
    sendJson(response, 200, method === 'GET' ? { data: [{ id: 'm' }] } : { data: [{ index: 0, embedding: [1] }] }),
  );

describe('an answer 501', () => {
  const embed = { model: 'm', inputs: ['x'] };

  test('is remembered for 60 s: the next call fails at once, and what the server can do goes on', async () => {
    const clock = manualClock();
    const server = await serveChatOnly();
    const inference = clientOf([server], { clock });
    const first = await failureOf(inference.embed(embed));
    expect(first).toMatchObject({ code: 'not_supported', status: 501, retryable: false });
    expect(await failureOf(inference.embed(embed))).toMatchObject({ code: 'not_supported', retryable: false });
    expect(asked(server, '/v1/embeddings')).toBe(1);
    expect((await inference.chat(request)).text).toBe('گندم');
    expect(await inference.models()).toMatchObject([{ capabilities: { embeddings: false, chat: null } }]);
    clock.advance(60_000);
    await failureOf(inference.embed(embed));
    expect(asked(server, '/v1/embeddings')).toBe(2);
  });

  test('of a chat with tools says nothing of a plain one', async () => {
    const server = await serveChatOnly();
    const inference = clientOf([server]);
    for (let i = 0; i < 2; i += 1)
      expect(await failureOf(inference.chat({ ...request, tools }))).toMatchObject({ code: 'not_supported' });
    expect(asked(server, '/v1/chat/completions')).toBe(1);
    expect((await inference.chat(request)).text).toBe('گندم');
    expect(await inference.models()).toMatchObject([{ capabilities: { tools: false } }]);
  });

  test('leaves the breaker alone, and later calls begin at the server that can', async () => {
    const [unable, able] = [await serveChatOnly(), await serveVectors()];
    const inference = clientOf([unable, able]);
    for (let i = 0; i < 8; i += 1) expect((await inference.embed(embed)).endpointId).toBe('e1');
    expect([asked(unable, '/v1/embeddings'), asked(able, '/v1/embeddings')]).toEqual([1, 8]);
    expect(await inference.health()).toMatchObject({ endpoints: [{ state: 'up', breaker: 'closed' }, { state: 'up' }] });
  });

  test('of one model says nothing of another', async () => {
    const server = await serveChatOnly();
    const inference = clientOf([server]);
    for (const model of ['m', 'n', 'm']) await failureOf(inference.embed({ ...embed, model }));
    expect(asked(server, '/v1/embeddings')).toBe(2);
  });
});

describe('what is known of a model', () => {
  const cards: CardFinder = {
    find: (model) => (model === 'alif' ? { id: 'alif-1.0-8b', kind: 'chat', context: 131_072 } : null),
  };
  const infoOf = async (server: ScriptedServer, wishes: Omit<EndpointConfig, 'id' | 'baseURL'> = {}) => {
    const models = await clientOf([server], { cards, wishes: [wishes] }).models();
    await server.close();
    return models;
  };

  test('the window as it is served stands above the card, and the card names it and its kind', async () => {
    const server = await startLlamaServer({ models: ['alif'], contextLength: 2048 });
    expect(await infoOf(server, { tier: 'national' })).toEqual([
      {
        id: 'alif',
        endpointId: 'e0',
        contextLength: 2048,
        capabilities: {
          chat: null,
          jsonSchema: true,
          tools: null,
          vision: false,
          embeddings: null,
          rerank: null,
          transcription: null,
        },
        tier: 'national',
        kind: 'chat',
        cardId: 'alif-1.0-8b',
      },
    ]);
  });

  test('where the server says no window, the configuration does, and else the card', async () => {
    expect(await infoOf(await startOllama({ models: ['alif'] }), { contextLength: 4096 })).toMatchObject([
      { contextLength: 4096 },
    ]);
    expect(await infoOf(await startOllama({ models: ['alif'] }))).toMatchObject([{ contextLength: 131_072 }]);
  });

  test('without a card it has none, and no kind is guessed from its name', async () => {
    expect(await infoOf(await startVllm({ models: ['bge-m3'] }))).toMatchObject([
      { kind: null, cardId: null, tier: 'undeclared' },
    ]);
  });

  test('what Ollama passes on to its vendor is no model of the endpoint', async () => {
    const server = await startOllama({ models: ['alif'], cloudModels: ['disguised'] });
    expect((await infoOf(server, { dialect: 'ollama' })).map(({ id }) => id)).toEqual(['alif']);
  });
});

describe('what an endpoint is', () => {
  test('is found out where nobody declares it, and asked once in 60 s', async () => {
    const clock = manualClock();
    const [ollama, unknown] = [await startOllama(), await serveVectors()];
    const inference = clientOf([ollama, unknown], { clock });
    expect((await inference.health()).discovery).toEqual([
      { endpointId: 'e0', dialect: 'ollama', by: 'probe', version: '0.12.6' },
      { endpointId: 'e1', dialect: null, by: null, version: null },
    ]);
    await inference.models();
    clock.advance(59_999);
    await inference.health();
    expect(asked(ollama, '/api/version')).toBe(1);
    clock.advance(1);
    await inference.health();
    expect(asked(ollama, '/api/version')).toBe(2);
    await ollama.close();
  });

  test('a declared one is asked for no more than its version', async () => {
    const server = await startVllm();
    const { discovery } = await clientOf([server], { wishes: [{ dialect: 'vllm' }] }).health();
    expect(discovery).toEqual([{ endpointId: 'e0', dialect: 'vllm', by: 'declared', version: '0.12.0' }]);
    expect(new Set(server.requests.map(({ path }) => path))).toEqual(new Set(['/v1/models', '/version']));
    await server.close();
  });

  test('one that is down is not asked', async () => {
    const server = await startVllm();
    await server.close();
    expect((await clientOf([server]).health()).discovery).toEqual([]);
  });
});
