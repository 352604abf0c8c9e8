import { describe, expect, test } from 'vitest';
import { sendJson } from '../src/testing/index.ts';
import { request } from './support/replies.ts';
import { clientOf, failureOf, serve, until } from './support/setup.ts';

test.each(['models', 'embed'] as const)('a signal ends %s too', async (what) => {
  const server = await serve(() => {});
  const inference = clientOf([server]);
  const control = new AbortController();
  const { signal } = control;
  const call = failureOf(
    what === 'models' ? inference.models({ signal }) : inference.embed({ model: 'm', inputs: ['x'] }, { signal }),
  );
  await until(() => server.requests.length === 1);
  control.abort('enough');
  expect(await call).toMatchObject({ code: 'aborted', cause: 'enough', endpointId: 'e0' });
  await until(() => server.left === 1);
});

test('embed has its limits, and one attempt', async () => {
  const server = await serve(() => {});
  const call = clientOf([server], { timeouts: { totalMs: 50 } }).embed({ model: 'm', inputs: ['x'] });
  expect(await failureOf(call)).toMatchObject({ code: 'timeout', phase: 'total', retryable: false });
  expect(server.requests.length).toBeLessThan(2);
});

describe('health', () => {
  test.each([
    ['up', 200, { data: [{ id: 'm' }] }],
    ['no_model', 200, { data: null }],
    ['no_model', 503, { error: { message: 'x', type: 'no_model', code: 503 } }],
    ['loading', 503, { error: { message: 'Loading model', type: 'unavailable_error', code: 503 } }],
    ['down', 500, {}],
    ['down', 200, 'not a list'],
  ])('%s, on %i %j', async (state, status, body) => {
    const server = await serve((response) => sendJson(response, status, body));
    expect(await clientOf([server]).health()).toMatchObject({ endpoints: [{ id: 'e0', state, breaker: 'closed' }] });
  });

  test('of several, with one that is not there; models come from the other', async () => {
    const gone = await serve(() => {});
    await gone.close();
    const server = await serve((response) => sendJson(response, 200, { data: [{ id: 'm', max_model_len: 8192 }] }));
    const inference = clientOf([gone, server]);
    const { endpoints } = await inference.health();
    expect(endpoints.map(({ state }) => state)).toEqual(['down', 'up']);
    expect(endpoints.map(({ latencyMs }) => latencyMs === null)).toEqual([true, false]);
    expect(await inference.models()).toMatchObject([{ id: 'm', endpointId: 'e1', contextLength: 8192 }]);
  });

  test('degraded while a breaker is open', async () => {
    const server = await serve((response, { method }) =>
      sendJson(response, method === 'GET' ? 200 : 500, { data: [{ id: 'm' }] }),
    );
    const inference = clientOf([server]);
    for (let i = 0; i < 5; i += 1) await failureOf(inference.chat(request, { maxAttempts: 1 }));
    expect(await inference.health()).toMatchObject({ endpoints: [{ state: 'degraded', breaker: 'open' }] });
  });
});
