import { expect, test } from 'vitest';
import { sendJson, startLiteLlm, writeEvents } from '../../src/testing/index.ts';
import { manualClock } from '../support/clock.ts';
import { asOpenAi, describeDialect } from '../support/describe-dialect.ts';
import { request } from '../support/replies.ts';
import { clientOf, failureOf, keep, serve, until } from '../support/setup.ts';

describeDialect({
  dialect: 'litellm',
  start: startLiteLlm,
  window: null,
  structured: asOpenAi,
  thinks: true,
  tools: true,
  breaks: { code: 'upstream_error', status: 500 },
  overflows: { code: 'context_length_exceeded', status: 400, retryable: false },
  loads: null,
  isBusy: { code: 'rate_limited', status: 429, retryAfterMs: 2_000, retryable: true },
});

const wishes = [{ dialect: 'litellm' }] as const;

test('its pings are no progress', async () => {
  const clock = manualClock();
  const ping = 'event: ping\ndata: {"type": "ping"}\n\n';
  const server = await serve((response) => writeEvents(response, [ping, ping, ping]));
  const failure = failureOf(clientOf([server], { wishes, clock }).chat(request, { maxAttempts: 1 }));
  await until(() => clock.waits.includes(60_000));
  clock.advance(60_000);
  expect(await failure).toMatchObject({ code: 'timeout', phase: 'first_token' });
});

test('a budget that is spent is no bad request', async () => {
  const message = 'Budget has been exceeded! Current cost: 1.2, Max budget: 1.0';
  const server = await serve((response) =>
    sendJson(response, 400, { error: { message, type: 'budget_exceeded', param: null, code: '400' } }),
  );
  expect(await failureOf(clientOf([server], { wishes }).chat(request))).toMatchObject({
    code: 'quota_exceeded',
    retryable: false,
  });
});

test('one that nobody declared is recognised by its liveliness', async () => {
  const inference = clientOf([await keep(startLiteLlm())]);
  expect((await inference.health()).discovery).toEqual([{ endpointId: 'e0', dialect: 'litellm', by: 'probe', version: null }]);
});

test('vectors and ranks', async () => {
  const inference = clientOf([await keep(startLiteLlm())], { wishes });
  expect((await inference.embed({ model: 'm', inputs: ['a', 'b'] })).vectors).toHaveLength(2);
  expect((await inference.rerank({ model: 'm', query: 'q', documents: ['a', 'b'] })).ranked).toHaveLength(2);
});
