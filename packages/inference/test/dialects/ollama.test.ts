import { expect, test } from 'vitest';
import { startOllama, startVllm } from '../../src/testing/index.ts';
import { asOpenAi, describeDialect } from '../support/describe-dialect.ts';
import { request } from '../support/replies.ts';
import { clientOf, failureOf, keep } from '../support/setup.ts';

describeDialect({
  dialect: 'ollama',
  start: startOllama,
  window: null,
  structured: asOpenAi,
  thinks: true,
  tools: true,
  // Its error is lost on the way: all that is left is a stream without a finish reason.
  breaks: { code: 'stream_incomplete' },
  // A prompt that is too long is cut in silence, and a model loads while the call waits.
  overflows: null,
  loads: null,
  isBusy: { code: 'unavailable', status: 503, retryable: true, message: expect.stringContaining('server busy') },
});

const client = async () => {
  const server = await keep(startOllama({ models: ['m'] }));
  return { server, inference: clientOf([server], { wishes: [{ dialect: 'ollama' }] }) };
};

test('an image reaches it inline', async () => {
  const { inference } = await client();
  const content = [{ type: 'image', mediaType: 'image/png', base64: 'AAAA' }] as const;
  expect((await inference.chat({ model: 'm', messages: [{ role: 'user', content }] })).text).toBe('سلام۔');
});

test('a tool that it must call is refused before a byte of the question', async () => {
  const { server, inference } = await client();
  const tools = [{ name: 'price', parameters: {} }];
  const error = await failureOf(inference.chat({ ...request, tools, toolChoice: 'required' }));
  expect([error.code, server.requests.filter(({ method }) => method === 'POST')]).toEqual(['not_supported', []]);
});

test('it ranks nothing and hears nothing, and another endpoint is asked', async () => {
  const { server, inference } = await client();
  const ranking = { model: 'm', query: 'q', documents: ['a', 'b'] };
  expect(await failureOf(inference.rerank(ranking))).toMatchObject({ code: 'not_supported', endpointId: 'e0' });
  const audio = { name: 'q.wav', mediaType: 'audio/wav', bytes: Uint8Array.of(1) };
  expect(await failureOf(inference.transcribe({ model: 'm', audio }))).toMatchObject({ code: 'not_supported' });
  expect(server.requests.filter(({ method }) => method === 'POST')).toEqual([]);
  const vllm = await keep(startVllm());
  const both = clientOf([server, vllm], { wishes: [{ dialect: 'ollama' }, { dialect: 'vllm' }] });
  expect((await both.rerank(ranking)).endpointId).toBe('e1');
});

test('vectors, and sampling that stands in the request', async () => {
  const { server, inference } = await client();
  expect((await inference.embed({ model: 'm', inputs: ['a', 'b'] })).vectors).toHaveLength(2);
  await inference.chat(request);
  expect(JSON.parse(server.requests.at(-1)?.body ?? '')).toMatchObject({ temperature: 1, top_p: 1 });
});
