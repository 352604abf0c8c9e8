import { describe, expect, test } from 'vitest';
import { createInference } from '../src/index.ts';
import { type ScriptedServer, sendJson, startScriptedServer, writeEvents } from '../src/testing/index.ts';
import { type ManualClock, manualClock } from './support/clock.ts';
import { finish, reply, request, text } from './support/replies.ts';
import { clientOf, failureOf, serve, until } from './support/setup.ts';

const timeouts = { connectMs: 10_000 };
const loading = { error: { message: 'Loading model', type: 'unavailable_error', code: 503 } };

/** A server that gives these answers in turn, and the last one for ever: a status with headers, or a reply. */
function serveInTurn(
  ...answers: readonly ({ status: number; headers?: Record<string, string> } | string)[]
): Promise<ScriptedServer> {
  let turn = 0;
  return serve(async (response) => {
    const answer = answers[Math.min(turn, answers.length - 1)] ?? '';
    turn += 1;
    if (typeof answer !== 'string')
      return sendJson(response, answer.status, answer.status === 503 ? loading : {}, answer.headers);
    await writeEvents(response, reply(answer));
    response.end();
  });
}

/** Advances the clock whenever the client waits for its next attempt, and notes how long. */
async function advanceBackoffs(clock: ManualClock, call: Promise<unknown>): Promise<number[]> {
  const waits: number[] = [];
  let over = false;
  const end = (): void => {
    over = true;
  };
  call.then(end, end);
  const pending = (): number | undefined => clock.waits.find((ms) => ms < 100_000);
  while (!over) {
    await until(() => over || pending() !== undefined);
    const wait = pending();
    if (wait === undefined || over) continue;
    waits.push(wait);
    clock.advance(wait);
  }
  return waits;
}

/** Long enough to tell a limit from a wait between attempts. */
const limits = { connectMs: 1_000_000, firstTokenMs: 1_000_000, betweenTokensMs: 1_000_000, totalMs: 1_000_000 };

describe('what is repeated', () => {
  test('503 while the model loads, then ready: full jitter on 250 ms, doubled each time', async () => {
    const server = await serveInTurn({ status: 503 }, { status: 503 }, 'سلام');
    const clock = manualClock();
    const call = clientOf([server], { clock, timeouts: limits, random: () => 0.5 }).chat(request);
    const waits = await advanceBackoffs(clock, call);
    expect(waits).toEqual([125, 250]);
    const result = await call;
    expect(result).toMatchObject({ text: 'سلام', endpointId: 'e0' });
    expect(result.attempts.map(({ outcome }) => outcome)).toEqual(['unavailable', 'unavailable', 'ok']);
    expect(new Set(server.requests.map(({ headers }) => headers['x-request-id']))).toEqual(new Set([result.requestId]));
  });

  test('two retries and no more, with the last error', async () => {
    const server = await serveInTurn({ status: 503 });
    const error = await failureOf(clientOf([server], { random: () => 0 }).chat(request));
    expect(error).toMatchObject({ code: 'unavailable', status: 503, message: 'Loading model', endpointId: 'e0' });
    expect(server.requests).toHaveLength(3);
  });

  test('a stream that ends before its first delta', async () => {
    let requests = 0;
    const server = await serve(async (response) => {
      requests += 1;
      await writeEvents(response, requests === 1 ? [] : reply('a'));
      response.end();
    });
    const result = await clientOf([server], { random: () => 0 }).chat(request);
    expect(result.attempts.map(({ outcome }) => outcome)).toEqual(['stream_incomplete', 'ok']);
  });

  test('Retry-After is waited for', async () => {
    const server = await serveInTurn({ status: 429, headers: { 'retry-after': '7' } }, 'a');
    const clock = manualClock();
    const call = clientOf([server], { clock, timeouts: limits, random: () => 0.5 }).chat(request);
    expect(await advanceBackoffs(clock, call)).toEqual([7_000]);
    expect((await call).text).toBe('a');
  });

  test('a pause that another call is told of meanwhile is waited for too', async () => {
    let requests = 0;
    const server = await serve(async (response) => {
      requests += 1;
      const turn = requests;
      await until(() => requests >= 2);
      if (turn <= 2) return sendJson(response, 429, {}, { 'retry-after': turn === 1 ? '7' : '9' });
      await writeEvents(response, reply('a'));
      response.end();
    });
    const clock = manualClock();
    const inference = clientOf([server], { clock, timeouts: limits });
    const first = inference.chat(request);
    await until(() => requests === 1);
    const second = failureOf(inference.chat(request, { maxAttempts: 1 }));
    expect(await second).toMatchObject({ retryAfterMs: 9_000 });
    expect(await advanceBackoffs(clock, first)).toEqual([7_000, 2_000]);
    expect((await first).text).toBe('a');
  });

  test('a timer that calls back a little early takes no retry away', async () => {
    const server = await serveInTurn({ status: 429, headers: { 'retry-after': '7' } }, 'a');
    const exact = manualClock();
    const clock = {
      ...exact,
      schedule: (ms: number, callback: () => void) => exact.schedule(ms === 7_000 ? 6_999 : ms, callback),
    };
    const call = clientOf([server], { clock, timeouts: limits }).chat(request);
    expect(await advanceBackoffs(exact, call)).toEqual([6_999, 1]);
    expect((await call).text).toBe('a');
  });

  test('x-should-retry: true on a status that is final otherwise', async () => {
    const server = await serveInTurn({ status: 409, headers: { 'x-should-retry': 'true' } }, 'a');
    expect((await clientOf([server], { random: () => 0 }).chat(request)).text).toBe('a');
  });
});

describe('what is not repeated', () => {
  test.each([
    [400, 'invalid_request'],
    [401, 'unauthorized'],
    [404, 'model_not_found'],
    [501, 'not_supported'],
  ])('%i', async (status, code) => {
    const server = await serveInTurn({ status }, 'a');
    expect(await failureOf(clientOf([server]).chat(request))).toMatchObject({ code, status, retryable: false });
    expect(server.requests).toHaveLength(1);
  });

  test('anything after a visible delta', async () => {
    const server = await serve(async (response) => {
      await writeEvents(response, [text('a')]);
      response.end();
    });
    expect(await failureOf(clientOf([server]).chat(request))).toMatchObject({ code: 'stream_incomplete', retryable: false });
    expect(server.requests).toHaveLength(1);
  });

  test('a wait that passes the total: the error comes now and says how long it would be', async () => {
    const server = await serveInTurn({ status: 429, headers: { 'retry-after': '30' } });
    const call = clientOf([server], { timeouts: { totalMs: 20_000 } }).chat(request);
    expect(await failureOf(call)).toMatchObject({ code: 'rate_limited', retryAfterMs: 30_000, retryable: true });
    expect(server.requests).toHaveLength(1);
  });

  test('more than ten calls in 10 s of a client that makes few', async () => {
    const server = await serveInTurn({ status: 429 });
    const inference = clientOf([server], { random: () => 0 });
    for (let i = 0; i < 8; i += 1) expect(await failureOf(inference.chat(request))).toMatchObject({ code: 'rate_limited' });
    expect(server.requests).toHaveLength(8 + 10);
  });

  test('a call whose caller gives up during the wait', async () => {
    const server = await serveInTurn({ status: 429, headers: { 'retry-after': '30' } });
    const control = new AbortController();
    const call = failureOf(clientOf([server]).chat(request, { signal: control.signal }));
    await until(() => server.requests.length === 1);
    control.abort('changed my mind');
    expect(await call).toMatchObject({ code: 'aborted', cause: 'changed my mind' });
    expect(server.requests).toHaveLength(1);
  });
});

test('closing the client ends a wait between attempts', async () => {
  const server = await serveInTurn({ status: 429, headers: { 'retry-after': '30' } });
  const inference = clientOf([server]);
  const call = failureOf(inference.chat(request));
  await until(() => server.requests.length === 1);
  await inference.models().catch(() => {});
  await inference.close();
  expect(await call).toMatchObject({ code: 'aborted' });
});

describe('several endpoints', () => {
  test('the next one answers when the first is not there', async () => {
    const gone = await startScriptedServer(() => {});
    await gone.close();
    const server = await serveInTurn('a');
    const result = await clientOf([gone, server], { random: () => 0 }).chat(request);
    expect(result.endpointId).toBe('e1');
    expect(result.attempts.map(({ endpointId, outcome }) => [endpointId, outcome])).toEqual([
      ['e0', 'connect_failed'],
      ['e1', 'ok'],
    ]);
  });

  test("another endpoint does not wait for the first one's Retry-After", async () => {
    const busy = await serveInTurn({ status: 429, headers: { 'retry-after': '60' } });
    const server = await serveInTurn('a');
    expect((await clientOf([busy, server], { random: () => 0 }).chat(request)).endpointId).toBe('e1');
  });

  test("a server's own error stays with it", async () => {
    const broken = await serveInTurn({ status: 500 });
    const server = await serveInTurn('a');
    expect(await failureOf(clientOf([broken, server], { random: () => 0 }).chat(request))).toMatchObject({
      code: 'upstream_error',
    });
    expect([broken.requests.length, server.requests.length]).toEqual([3, 0]);
  });
});

describe('circuit breaker', () => {
  test('five failures keep calls away for 5 s, then one tries', async () => {
    const server = await serveInTurn(...Array.from({ length: 5 }, () => ({ status: 500 })), 'a');
    const clock = manualClock();
    const inference = clientOf([server], { clock });
    const call = () => inference.chat(request, { maxAttempts: 1 });
    for (let i = 0; i < 5; i += 1) expect(await failureOf(call())).toMatchObject({ code: 'upstream_error' });
    const kept = await failureOf(call());
    expect(kept).toMatchObject({ code: 'circuit_open', retryable: false, retryAfterMs: 5_000 });
    expect(kept.requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(server.requests).toHaveLength(5);
    clock.advance(5_000);
    expect((await call()).text).toBe('a');
    expect((await call()).text).toBe('a');
  });

  test('a model that fails leaves the others of its endpoint alone', async () => {
    const server = await serve((response, { body }) => {
      if (JSON.parse(body).model === 'ill') sendJson(response, 500, {});
      else void writeEvents(response, reply('a')).then(() => response.end());
    });
    const inference = clientOf([server]);
    const ask = (model: string) => inference.chat({ ...request, model }, { maxAttempts: 1 });
    for (let i = 0; i < 5; i += 1) await failureOf(ask('ill'));
    expect(await failureOf(ask('ill'))).toMatchObject({ code: 'circuit_open' });
    expect((await ask('well')).text).toBe('a');
  });

  test('a server that asks for a pause gets it', async () => {
    const server = await serveInTurn({ status: 429, headers: { 'retry-after': '30' } }, 'a');
    const clock = manualClock();
    const inference = clientOf([server], { clock });
    await failureOf(inference.chat(request, { maxAttempts: 1 }));
    expect(await failureOf(inference.chat(request))).toMatchObject({ code: 'circuit_open', retryAfterMs: 30_000 });
    clock.advance(30_000);
    expect((await inference.chat(request)).text).toBe('a');
  });
});

describe('redirects', () => {
  test.each([301, 302, 307, 308])('%i to a foreign host is refused and not followed', async (status) => {
    const foreign = await serveInTurn('a');
    const server = await serveInTurn({ status, headers: { location: `${foreign.baseURL}/chat/completions` } });
    const inference = createInference({ endpoints: [{ id: 'e', baseURL: server.baseURL, apiKey: 'key' }], timeouts });
    expect(await failureOf(inference.chat(request))).toMatchObject({ code: 'tier_denied', status, retryable: false });
    expect(await failureOf(inference.models())).toMatchObject({ code: 'tier_denied', status });
    expect([server.requests.length, foreign.requests.length]).toEqual([2, 0]);
    await inference.close();
  });
});

test('an error that repeats the key does not show it', async () => {
  const server = await serve((response, { headers }) =>
    sendJson(response, 401, { error: { message: `Bad key: ${headers.authorization}` } }),
  );
  const inference = createInference({ endpoints: [{ id: 'e', baseURL: server.baseURL, apiKey: 'sk-secret' }], timeouts });
  expect((await failureOf(inference.chat(request))).message).toBe('Bad key: Bearer …');
  expect((await failureOf(inference.models())).message).toBe('Bad key: Bearer …');
  await inference.close();
});

test.each([
  ['a header that is none', {}, { traceparent: '00\r\nx-other: 1' }],
  ['a schema that JSON cannot say', { tools: [{ name: 'f', parameters: { maximum: 10n } }] }, {}],
])("%s is the call's own fault, and no illness of the server", async (_, wishes, options) => {
  const server = await serveInTurn('a');
  const inference = clientOf([server]);
  for (let i = 0; i < 6; i += 1) {
    const error = await failureOf(inference.chat({ ...request, ...wishes }, options));
    expect(error).toMatchObject({ code: 'config_invalid', retryable: false });
  }
  expect(await inference.chat(request)).toMatchObject({ text: 'a' });
  expect(server.requests).toHaveLength(1);
});

test.each([1, 5, 9])('%i characters of the key at the place where a long message is cut are not shown', async (shown) => {
  const before = '؟'.repeat(300 - shown);
  const server = await serve((response) => sendJson(response, 401, { error: { message: `${before}sk-secret` } }));
  const inference = createInference({ endpoints: [{ id: 'e', baseURL: server.baseURL, apiKey: 'sk-secret' }], timeouts });
  expect((await failureOf(inference.chat(request))).message).toBe(`${before}…`);
  await inference.close();
});

test('stop with a finish reason only is a reply without text', async () => {
  const server = await serve(async (response) => {
    await writeEvents(response, [finish('stop')]);
    response.end();
  });
  expect(await clientOf([server]).chat(request)).toMatchObject({ text: '', finishReason: 'stop', usage: null });
});
