import { describe, expect, test } from 'vitest';
import { type ScriptedServer, sendJson, startOllama } from '../src/testing/index.ts';
import { manualClock } from './support/clock.ts';
import { clientOf, failureOf, serve } from './support/setup.ts';

const messages = [{ role: 'user', content: 'سلام' }] as const;
const ollama = { wishes: [{ dialect: 'ollama' }] } as const;
const chats = ({ requests }: ScriptedServer) => requests.filter(({ method }) => method === 'POST').length;
const questions = ({ requests }: ScriptedServer) => requests.filter(({ path }) => path === '/api/tags').length;

describe("what runs on the vendor's machines, whatever it is called", () => {
  test.each(['disguised', 'Disguised:latest', 'gpt-oss:120b-cloud'])('%s gets no byte', async (model) => {
    const server = await startOllama({ models: ['here'], cloudModels: ['disguised:latest', 'gpt-oss:120b-cloud'] });
    const inference = clientOf([server], ollama);
    expect(await failureOf(inference.chat({ model, messages }))).toMatchObject({
      code: 'tier_denied',
      retryable: false,
      ...(model.endsWith('cloud') ? {} : { endpointId: 'e0' }),
    });
    expect(await failureOf(inference.embed({ model, inputs: ['x'] }))).toMatchObject({ code: 'tier_denied' });
    expect(chats(server)).toBe(0);
    await server.close();
  });

  test('nor does a name that the daemon would complete and does not list', async () => {
    const server = await startOllama({ models: ['here'], cloudModels: ['disguised:latest'] });
    const model = 'registry.example/library/disguised';
    const error = await failureOf(clientOf([server], ollama).chat({ model, messages }));
    expect([error.code, chats(server)]).toEqual(['model_not_found', 0]);
    await server.close();
  });

  test.each([
    [404, {}],
    [200, { data: [] }],
  ])('%i %j: a daemon that does not say where its models run is not asked', async (status, body) => {
    const server = await serve((response) => sendJson(response, status, body));
    expect(await failureOf(clientOf([server], ollama).chat({ model: 'm', messages }))).toMatchObject({ code: 'tier_denied' });
    expect(chats(server)).toBe(0);
  });
});

test('what runs here is answered, by any spelling of its name, and the daemon is asked once in 60 s', async () => {
  const clock = manualClock();
  const server = await startOllama({ models: ['qwen3:latest'] });
  const inference = clientOf([server], { ...ollama, clock });
  for (const model of ['qwen3', 'Qwen3:latest']) expect((await inference.chat({ model, messages })).text).toBe('سلام۔');
  expect([questions(server), chats(server)]).toEqual([1, 2]);
  clock.advance(60_000);
  await inference.chat({ model: 'qwen3', messages });
  expect(questions(server)).toBe(2);
  await server.close();
});

test('calls that begin at the same time share the question', async () => {
  const server = await startOllama({ models: ['m'] });
  const inference = clientOf([server], ollama);
  await Promise.all(Array.from({ length: 5 }, () => inference.chat({ model: 'm', messages })));
  expect([questions(server), chats(server)]).toEqual([1, 5]);
  await server.close();
});

test('a name that was not listed is asked for again: it may have been pulled meanwhile', async () => {
  const models = [{ name: 'a' }];
  const server = await serve((response) => sendJson(response, 200, { models }));
  const inference = clientOf([server], ollama);
  expect(await failureOf(inference.embed({ model: 'b', inputs: ['x'] }))).toMatchObject({ code: 'model_not_found' });
  models.push({ name: 'b' });
  expect(await failureOf(inference.embed({ model: 'b', inputs: ['x'] }))).toMatchObject({ code: 'protocol_error' });
});

test('a daemon that is not there is a connection that failed', async () => {
  const server = await startOllama();
  await server.close();
  const error = await failureOf(clientOf([server], ollama).chat({ model: 'm', messages }, { maxAttempts: 1 }));
  expect(error).toMatchObject({ code: 'connect_failed', retryable: true, endpointId: 'e0' });
});
