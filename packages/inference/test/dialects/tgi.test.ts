import { expect, test } from 'vitest';
import { createDiscovery } from '../../src/index.ts';
import { startTgi } from '../../src/testing/index.ts';
import { describeDialect } from '../support/describe-dialect.ts';
import { clientOf, keep } from '../support/setup.ts';

describeDialect({
  dialect: 'tgi',
  start: startTgi,
  window: 2048,
  structured: (schema) => ({ grammar: { type: 'json', value: schema }, response_format: { type: 'json', value: schema } }),
  thinks: false,
  tools: false,
  breaks: { code: 'upstream_error', message: expect.stringContaining('CUDA out of memory') },
  overflows: { code: 'context_length_exceeded', status: 422, retryable: false },
  loads: null,
  isBusy: { code: 'overloaded', status: 429, retryable: true },
});

const wishes = [{ dialect: 'tgi' }] as const;

test('is found by what it says of itself', async () => {
  const { port, baseURL } = await keep(startTgi({ models: ['alif'], contextLength: 2048 }));
  const found = await createDiscovery({ places: [{ dialect: 'tgi', port }], limitMs: 5_000 }).find();
  expect(found).toEqual([{ dialect: 'tgi', version: '3.3.5', baseURL, models: [{ id: 'alif', contextLength: 2048 }] }]);
});

test('its own shape of a ranking, of which the best are taken here', async () => {
  const server = await keep(startTgi({ serves: 'reranker' }));
  const inference = clientOf([server], { wishes });
  const { ranked, usage } = await inference.rerank({ model: 'm', query: 'q', documents: ['a', 'b', 'c'], topN: 2 });
  expect([ranked.map(({ index }) => index), usage]).toEqual([[2, 1], null]);
  const [sent] = server.requests;
  expect([sent?.path, JSON.parse(sent?.body ?? '')]).toEqual(['/rerank', { query: 'q', texts: ['a', 'b', 'c'] }]);
});

test.each([
  ['chat', { chat: true, embeddings: false, rerank: false, jsonSchema: true }],
  ['embedding', { chat: false, embeddings: true, rerank: false, jsonSchema: false }],
  ['reranker', { chat: false, embeddings: false, rerank: true }],
] as const)('says that its model is one of %s', async (serves, capabilities) => {
  const inference = clientOf([await keep(startTgi({ serves }))], { wishes });
  const kind = serves === 'reranker' ? 'rerank' : serves;
  expect(await inference.models()).toMatchObject([{ kind, capabilities, contextLength: 4096 }]);
});

test('vectors', async () => {
  const inference = clientOf([await keep(startTgi({ serves: 'embedding' }))], { wishes });
  expect((await inference.embed({ model: 'm', inputs: ['a', 'b'] })).vectors).toHaveLength(2);
});
