import { expect, test } from 'vitest';
import { startLmStudio } from '../../src/testing/index.ts';
import { asOpenAi, describeDialect } from '../support/describe-dialect.ts';
import { request } from '../support/replies.ts';
import { clientOf, failureOf, keep } from '../support/setup.ts';

describeDialect({
  dialect: 'lm-studio',
  start: startLmStudio,
  window: 2048,
  structured: asOpenAi,
  thinks: false,
  tools: true,
  // How it fails is not recorded; whatever it writes, a stream that ends so is no answer.
  breaks: { code: 'stream_incomplete' },
  overflows: null,
  loads: null,
  isBusy: null,
});

test('JSON without a schema is refused here, before the server refuses it', async () => {
  const server = await keep(startLmStudio());
  const inference = clientOf([server], { wishes: [{ dialect: 'lm-studio' }] });
  const error = await failureOf(inference.chat({ ...request, responseFormat: { type: 'json_object' } }));
  expect([error.code, server.requests]).toEqual(['not_supported', []]);
});

test('vectors', async () => {
  const inference = clientOf([await keep(startLmStudio())], { wishes: [{ dialect: 'lm-studio' }] });
  expect((await inference.embed({ model: 'm', inputs: ['a', 'b'] })).vectors).toHaveLength(2);
});
