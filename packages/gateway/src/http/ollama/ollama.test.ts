/** Ollama's paths with a model that the test decides; what Ollama's own client makes of them is in `test/judges`. */
import { afterEach, expect, test } from 'vitest';
import type { ChatOptions } from '../../llama/port.ts';
import { type FakeModelOptions, fakeModel } from '../../testing/fake-model.ts';
import { call, post, type ServedGateway, serveGateway } from '../../testing/serve-gateway.ts';
import type { GatewayOptions } from '../gateway.ts';

const messages = [{ role: 'user', content: 'سلام' }];
const chat = { model: 'fake', messages };
const open: ServedGateway[] = [];

afterEach(async () => {
  for (const served of open.splice(0)) await served.close();
});

async function serve(options: FakeModelOptions = {}, gateway: Partial<GatewayOptions> = {}) {
  const asked: ChatOptions[] = [];
  const model = fakeModel(options);
  const prepareChat: typeof model.prepareChat = (chatOptions) => {
    asked.push(chatOptions);
    return model.prepareChat(chatOptions);
  };
  const served = await serveGateway({ ...model, prepareChat }, gateway);
  open.push(served);
  return { url: served.url, asked };
}

const linesOf = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

test('streams lines unless it is told not to; the last one says what was used', async () => {
  const { url } = await serve();
  const { headers, text } = await post(`${url}/api/chat`, chat);
  expect(headers['content-type']).toBe('application/x-ndjson');
  const [delta, last] = linesOf(text);
  expect(delta).toEqual({
    model: 'fake',
    created_at: expect.stringMatching(/^\d{4}-.*Z$/),
    message: { role: 'assistant', content: 'ہاں' },
    done: false,
  });
  const used = { prompt_eval_count: 7, eval_count: 3, total_duration: expect.any(Number), load_duration: 0 };
  expect(last).toMatchObject({ message: { content: '' }, done: true, done_reason: 'stop', ...used });
  const whole = JSON.parse((await post(`${url}/api/chat`, { ...chat, stream: false })).text);
  expect(whole).toMatchObject({ message: { role: 'assistant', content: 'ہاں' }, done: true, ...used });
});

test('a call is one line with its arguments as a value', async () => {
  const { url } = await serve({
    generate: async (_signal, onChunk) => {
      onChunk({ channel: 'reasoning', text: 'سوچ' });
      for (const text of ['{"crop":', '"گندم"}']) onChunk({ channel: 'call', index: 0, name: 'rate', text });
      onChunk({ channel: 'call', index: 1, name: 'cut', text: '{"cro' });
    },
  });
  const lines = linesOf((await post(`${url}/api/chat`, chat)).text);
  const tool_calls = [{ function: { name: 'rate', arguments: { crop: 'گندم' } } }];
  expect(lines.map(({ message }) => message)).toEqual([
    { role: 'assistant', content: '', thinking: 'سوچ' },
    { role: 'assistant', content: '', tool_calls },
    { role: 'assistant', content: '' },
  ]);
});

test('a silence is filled with a line that says nothing', async () => {
  let goOn: () => void = () => {};
  const waiting = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const { url } = await serve({ generate: () => waiting }, { limits: { keepAlive: 5 } });
  setTimeout(goOn, 30);
  const lines = linesOf((await post(`${url}/api/chat`, chat)).text);
  expect(lines.length).toBeGreaterThan(1);
  expect(lines[0]).toMatchObject({ message: { content: '' }, done: false });
});

test('a failure in a stream is a line with its words', async () => {
  const generate: FakeModelOptions['generate'] = async (_signal, onChunk) => {
    onChunk({ channel: 'text', text: 'گن' });
    throw new Error('secret path');
  };
  const { url } = await serve({ generate }, { onFailure: () => {} });
  const lines = linesOf((await post(`${url}/api/chat`, chat)).text);
  expect(lines.at(-1)).toEqual({ error: 'The gateway failed' });
});

test('options, format and calls become what the model is asked', async () => {
  const { url, asked } = await serve();
  const call = { function: { name: 'rate', arguments: { crop: 'گندم' } } };
  await post(`${url}/api/chat`, {
    model: 'fake:latest',
    messages: [
      ...messages,
      { role: 'assistant', tool_calls: [call, call] },
      { role: 'tool', tool_name: 'rate', content: '1' },
      { role: 'tool', tool_name: 'rate', content: '2' },
    ],
    format: { type: 'object' },
    options: { num_predict: 5, temperature: 0.5, top_k: 3, stop: ['۔'] },
  });
  await post(`${url}/api/chat`, { ...chat, format: 'json', options: { num_predict: -1 } });
  const result = (value: number) => ({ name: 'rate', arguments: { crop: 'گندم' }, result: value });
  expect(asked).toMatchObject([
    { maxTokens: 5, temperature: 0.5, topK: 3, stop: ['۔'], constraint: { kind: 'schema', schema: { type: 'object' } } },
    { maxTokens: undefined, temperature: 0, constraint: { kind: 'json' } },
  ]);
  expect(asked[0]?.messages[1]).toEqual({ role: 'assistant', content: '', calls: [result(1), result(2)] });
});

test.each([
  [{ ...chat, model: 'other' }, 404],
  [{ messages }, 400],
  [{ ...chat, messages: [{ role: 'user', content: '', images: ['eA=='] }] }, 400],
  [{ ...chat, messages: [{ role: 'tool', content: 'x' }] }, 400],
  [{ ...chat, format: 'yaml' }, 400],
  [{ ...chat, options: { temperature: 9 } }, 400],
  [{ ...chat, format: 'json', tools: [{ type: 'function', function: { name: 'rate' } }] }, 400],
])('%j is refused in words', async (body, status) => {
  const { url } = await serve();
  const answer = await post(`${url}/api/chat`, body);
  expect([answer.status, typeof JSON.parse(answer.text).error]).toEqual([status, 'string']);
});

test('what is served, and nothing when nothing is', async () => {
  const { url } = await serve();
  const { models } = JSON.parse((await call(`${url}/api/tags`)).text);
  expect(models).toMatchObject([{ name: 'fake', model: 'fake', size: 8, details: { format: 'gguf' } }]);
  expect(JSON.parse((await post(`${url}/api/show`, { model: 'fake' })).text)).toMatchObject({
    capabilities: expect.any(Array),
  });
  expect(JSON.parse((await post(`${url}/api/embed`, { model: 'fake', input: 'ا' })).text).embeddings).toEqual([[0.6, -0.8]]);
  expect((await call(`${url}/api/tags`, { headers: { authorization: '' } })).status).toBe(401);
  const empty = await serveGateway(null);
  open.push(empty);
  expect(JSON.parse((await call(`${empty.url}/api/tags`)).text)).toEqual({ models: [] });
  expect((await post(`${empty.url}/api/chat`, chat)).status).toBe(503);
});
