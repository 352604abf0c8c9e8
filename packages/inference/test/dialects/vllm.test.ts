import { expect, test } from 'vitest';
import { startVllm, writeEvents } from '../../src/testing/index.ts';
import { asOpenAi, describeDialect } from '../support/describe-dialect.ts';
import { request, text } from '../support/replies.ts';
import { clientOf, failureOf, keep, serve } from '../support/setup.ts';

describeDialect({
  dialect: 'vllm',
  start: startVllm,
  window: 2048,
  structured: asOpenAi,
  thinks: true,
  tools: true,
  breaks: { code: 'upstream_error', status: 500 },
  overflows: { code: 'context_length_exceeded', status: 400 },
  loads: { code: 'unavailable', status: 503, retryable: true },
  isBusy: { code: 'rate_limited', status: 429, retryable: true },
});

const wishes = [{ dialect: 'vllm' }] as const;

test('an error of its older versions, flat within the stream', async () => {
  const server = await serve(async (response) => {
    await writeEvents(response, [
      text('گندم'),
      'data: {"object":"error","message":"died","type":"InternalServerError","code":500}\n\n',
    ]);
    response.end();
  });
  const error = await failureOf(clientOf([server], { wishes }).chat(request));
  expect(error).toMatchObject({ code: 'upstream_error', message: 'died', partial: { text: 'گندم' } });
});

test('a tool that was named: the call counts, though it ends with stop', async () => {
  const inference = clientOf([await keep(startVllm())], { wishes });
  const tools = [{ name: 'price', parameters: {} }];
  const { finishReason, rawFinishReason } = await inference.chat({ ...request, tools, toolChoice: { name: 'price' } });
  expect([finishReason, rawFinishReason]).toEqual(['tool_calls', 'stop']);
});

test('a grammar stands where it is looked for: elsewhere it would be passed over in silence', async () => {
  const inference = clientOf([await keep(startVllm())], { wishes });
  const grammar = { syntax: 'gbnf', text: 'root ::= "x"' } as const;
  expect((await inference.chat({ ...request, grammar })).text).toBe('{"crop":"گندم"}');
});

test('vectors and ranks', async () => {
  const inference = clientOf([await keep(startVllm())], { wishes });
  expect(await inference.embed({ model: 'm', inputs: ['a', 'b'] })).toMatchObject({ usage: { input: 2 } });
  expect(await inference.rerank({ model: 'm', query: 'q', documents: ['a', 'b'] })).toMatchObject({
    ranked: [{ index: 1 }, { index: 0 }],
  });
});
