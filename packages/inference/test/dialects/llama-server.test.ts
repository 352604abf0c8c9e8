import { expect, test } from 'vitest';
import { startLlamaServer, writeEvents } from '../../src/testing/index.ts';
import { asOpenAi, describeDialect } from '../support/describe-dialect.ts';
import { done, request, text } from '../support/replies.ts';
import { clientOf, failureOf, keep, serve } from '../support/setup.ts';

describeDialect({
  dialect: 'llama-server',
  start: startLlamaServer,
  window: 2048,
  structured: asOpenAi,
  thinks: true,
  tools: true,
  breaks: { code: 'upstream_error', status: 500, message: 'Context size has been exceeded.' },
  overflows: { code: 'context_length_exceeded', status: 400, promptTokens: 5000, contextSize: 2048, retryable: false },
  loads: { code: 'unavailable', status: 503, message: 'Loading model', retryable: true },
  isBusy: null,
});

const wishes = [{ dialect: 'llama-server' }] as const;

test('an error in the field of old builds is no end of an answer', async () => {
  const server = await serve(async (response) => {
    await writeEvents(response, [text('گندم'), 'error: {"code":500,"message":"old","type":"server_error"}\n\n', done]);
    response.end();
  });
  const error = await failureOf(clientOf([server], { wishes }).chat(request));
  expect(error).toMatchObject({ code: 'upstream_error', partial: { text: 'گندم' } });
});

test('vectors and ranks where it was started for them', async () => {
  const inference = clientOf([await keep(startLlamaServer({ embeds: true }))], { wishes });
  expect((await inference.embed({ model: 'm', inputs: ['a', 'b'] })).vectors).toHaveLength(2);
  const { ranked } = await inference.rerank({ model: 'm', query: 'q', documents: ['a', 'b'], topN: 2 });
  expect(ranked.map(({ index }) => index)).toEqual([1, 0]);
});

test('where it was not, it says so once in a minute', async () => {
  const server = await keep(startLlamaServer());
  const inference = clientOf([server], { wishes });
  for (let i = 0; i < 2; i += 1) {
    expect(await failureOf(inference.embed({ model: 'm', inputs: ['a'] }))).toMatchObject({ code: 'not_supported' });
  }
  expect(server.requests).toHaveLength(1);
});
