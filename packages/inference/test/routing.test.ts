import { describe, expect, test } from 'vitest';
import type { Tier } from '../src/index.ts';
import { type ScriptedServer, sendJson, startOllama, startScriptedServer, writeEvents } from '../src/testing/index.ts';
import { manualClock } from './support/clock.ts';
import { reply, request, text } from './support/replies.ts';
import { clientOf, failureOf, serve, until } from './support/setup.ts';

const serveReply = (content: string) =>
  serve(async (response) => {
    await writeEvents(response, reply(content));
    response.end();
  });
const serveError = (status: number, error: object = {}) => serve((response) => sendJson(response, status, { error }));

async function gone(): Promise<ScriptedServer> {
  const server = await startScriptedServer(() => {});
  await server.close();
  return server;
}

/** A server whose replies end when the test says so, in the order in which they were asked for. */
async function servePaced() {
  const ends: (() => void)[] = [];
  const server = await serve(async (response, { method }) => {
    if (method === 'GET') return sendJson(response, 200, { data: [{ id: 'm' }] });
    await writeEvents(response, [text('a')]);
    await new Promise<void>((resolve) => ends.push(resolve));
    await writeEvents(response, reply('b').slice(1));
    response.end();
  });
  return { server, ends };
}

const tiers = (...all: readonly Tier[]) => all.map((tier) => ({ tier }));

describe('tiers', () => {
  test('the strictest one is tried first, wherever it stands in the configuration', async () => {
    const servers = [await serveReply('undeclared'), await serveReply('foreign'), await serveReply('treaty')];
    const national = await serveReply('national');
    const inference = clientOf([...servers, national], { wishes: tiers('undeclared', 'foreign', 'treaty', 'national') });
    expect((await inference.chat(request)).text).toBe('national');
    expect(servers.map(({ requests }) => requests.length)).toEqual([0, 0, 0]);
  });

  test('fallback goes down to the floor of the call and not below it', async () => {
    const foreign = await serveReply('foreign');
    const servers = [await gone(), await gone(), foreign];
    const config = { wishes: tiers('national', 'treaty', 'foreign'), random: () => 0 };
    const error = await failureOf(clientOf(servers, config).chat(request, { tierFloor: 'treaty', maxAttempts: 9 }));
    expect(error.code).toBe('connect_failed');
    expect(foreign.requests).toEqual([]);
    const { attempts } = await clientOf(servers, config).chat(request, { tierFloor: 'foreign' });
    expect(attempts.map(({ endpointId, outcome }) => `${endpointId} ${outcome}`)).toEqual([
      'e0 connect_failed',
      'e1 connect_failed',
      'e2 ok',
    ]);
  });

  test('no endpoint within the floor: refused, and nothing is sent', async () => {
    const server = await serveReply('a');
    const inference = clientOf([server]);
    const wish = { tierFloor: 'national' } as const;
    expect(await failureOf(inference.chat(request, wish))).toMatchObject({ code: 'tier_denied', retryable: false });
    expect(await failureOf(inference.embed({ model: 'm', inputs: ['x'] }, wish))).toMatchObject({ code: 'tier_denied' });
    expect(server.requests).toEqual([]);
  });
});

describe('the endpoints of a group', () => {
  test('share the calls by how many each has', async () => {
    const paced = [await servePaced(), await servePaced(), await servePaced()];
    const inference = clientOf(
      paced.map(({ server }) => server),
      { wishes: [{ group: 'gpu' }, { group: 'gpu' }, {}] },
    );
    const calls = Array.from({ length: 6 }, () => inference.chat(request));
    await until(() => paced.reduce((sum, { ends }) => sum + ends.length, 0) === 6);
    expect(paced.map(({ ends }) => ends.length)).toEqual([3, 3, 0]);
    const { endpoints } = await inference.health();
    expect(endpoints.map(({ inFlight }) => inFlight)).toEqual([3, 3, 0]);
    for (const { ends } of paced) for (const end of ends) end();
    expect((await Promise.all(calls)).map(({ text: whole }) => whole)).toEqual(Array(6).fill('ab'));
    expect((await inference.health()).endpoints.map(({ inFlight }) => inFlight)).toEqual([0, 0, 0]);
  });

  test('the one that answers sooner gets more of them', async () => {
    const clock = manualClock();
    const slow = await serve(async (response) => {
      clock.advance(90);
      await writeEvents(response, reply('slow'));
      response.end();
    });
    const quick = await serve(async (response) => {
      clock.advance(10);
      await writeEvents(response, reply('quick'));
      response.end();
    });
    const inference = clientOf([slow, quick], { clock, wishes: [{ group: 'g' }, { group: 'g' }] });
    expect([(await inference.chat(request)).text, (await inference.chat(request)).text]).toEqual(['slow', 'quick']);
    for (let i = 0; i < 8; i += 1) expect((await inference.chat(request)).text).toBe('quick');
  });
});

describe('a busy endpoint', () => {
  const one = { wishes: [{ maxInFlight: 1 }] };

  test('calls wait for a place, and the result says how long', async () => {
    const clock = manualClock();
    const { server, ends } = await servePaced();
    const inference = clientOf([server], { ...one, clock, timeouts: { betweenTokensMs: 1_000_000 } });
    const first = inference.chat(request);
    await until(() => ends.length === 1);
    const second = inference.chat(request);
    await until(() => clock.waits.filter((ms) => ms === 30_000).length === 1);
    clock.advance(7_000);
    ends[0]?.();
    expect((await first).timings.queueMs).toBe(0);
    await until(() => ends.length === 2);
    ends[1]?.();
    expect((await second).timings.queueMs).toBe(7_000);
  });

  test('for 30 s at most, which nothing repeats', async () => {
    const clock = manualClock();
    const { server, ends } = await servePaced();
    const timeouts = { betweenTokensMs: 1_000_000 };
    const inference = clientOf([server], { ...one, clock, timeouts });
    void inference.chat(request).catch(() => {});
    await until(() => ends.length === 1);
    const waiting = failureOf(inference.chat(request));
    await until(() => clock.waits.filter((ms) => ms === 30_000).length === 1);
    clock.advance(30_000);
    const error = await waiting;
    expect(error).toMatchObject({ code: 'timeout', phase: 'queue', retryable: true });
    expect(error.requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(server.requests).toHaveLength(1);
  });

  test('a full queue is told at once', async () => {
    const { server, ends } = await servePaced();
    const inference = clientOf([server], { ...one, limits: { queued: 1 } });
    void inference.chat(request).catch(() => {});
    await until(() => ends.length === 1);
    void inference.chat(request).catch(() => {});
    expect(await failureOf(inference.chat(request))).toMatchObject({ code: 'overloaded', retryable: true });
    expect(server.requests).toHaveLength(1);
  });

  test('a full queue sends the call to the next endpoint', async () => {
    const { server, ends } = await servePaced();
    const spare = await serveReply('spare');
    const inference = clientOf([server, spare], { ...one, limits: { queued: 0 } });
    void inference.chat(request).catch(() => {});
    await until(() => ends.length === 1);
    expect((await inference.chat(request)).text).toBe('spare');
  });

  test('who waits may leave, and the queue closes with the client', async () => {
    const { server, ends } = await servePaced();
    const inference = clientOf([server], one);
    void inference.chat(request).catch(() => {});
    await until(() => ends.length === 1);
    const control = new AbortController();
    const left = failureOf(inference.chat(request, { signal: control.signal }));
    const closed = failureOf(inference.chat(request));
    control.abort('enough');
    expect(await left).toMatchObject({ code: 'aborted', cause: 'enough' });
    await inference.close();
    expect(await closed).toMatchObject({ code: 'aborted' });
    expect(server.requests).toHaveLength(1);
  });
});

describe('a failure that another endpoint may not have', () => {
  const tooLong = { type: 'exceed_context_size_error', code: 400, message: 'x', n_prompt_tokens: 5000, n_ctx: 4096 };

  test('a prompt that is too long goes to a larger window, at once', async () => {
    const small = await serveError(400, tooLong);
    const same = await serveReply('same');
    const large = await serveReply('large');
    const wishes = [{}, { contextLength: 4096 }, { contextLength: 8192 }];
    const { text: whole, attempts } = await clientOf([small, same, large], { wishes }).chat(request);
    expect([whole, attempts.map(({ outcome }) => outcome)]).toEqual(['large', ['context_length_exceeded', 'ok']]);
    expect(same.requests).toEqual([]);
  });

  test('where no window is larger, the error says by how much', async () => {
    const small = await serveError(400, tooLong);
    const unknown = await serveReply('a');
    const error = await failureOf(clientOf([small, unknown]).chat(request));
    expect(error).toMatchObject({ code: 'context_length_exceeded', promptTokens: 5000, contextSize: 4096, retryable: false });
    expect(unknown.requests).toEqual([]);
  });

  test.each([
    [404, {}, 'model_not_found'],
    [501, { type: 'not_supported_error' }, 'not_supported'],
    [503, { type: 'no_model' }, 'no_model'],
    [502, {}, 'upstream_error'],
  ])('%i %j', async (status, error, code) => {
    const first = await serveError(status, error);
    const result = await clientOf([first, await serveReply('a')], { random: () => 0 }).chat(request);
    expect(result.attempts.map(({ outcome }) => outcome)).toEqual([code, 'ok']);
    expect(first.requests).toHaveLength(1);
  });

  test.each([400, 401, 500])('%i stays with the endpoint', async (status) => {
    const spare = await serveReply('a');
    await failureOf(clientOf([await serveError(status), spare], { random: () => 0 }).chat(request));
    expect(spare.requests).toEqual([]);
  });

  test('a wish that one server does not know goes to one that does, in its own words', async () => {
    const ollama = await startOllama({ models: ['m'] });
    const vllm = await serveReply('b');
    const wishes = [{ dialect: 'ollama' }, { dialect: 'vllm' }] as const;
    const grammar = { syntax: 'regex', text: 'b' } as const;
    const { text: whole, attempts } = await clientOf([ollama, vllm], { wishes }).chat({ ...request, grammar });
    expect([whole, attempts.map(({ outcome }) => outcome), ollama.requests.map(({ path }) => path)]).toEqual([
      'b',
      ['not_supported', 'ok'],
      ['/api/tags'],
    ]);
    await ollama.close();
    expect(JSON.parse(vllm.requests[0]?.body ?? '')).toMatchObject({ structured_outputs: { regex: 'b' } });
  });

  test('nothing goes elsewhere once something was shown', async () => {
    const first = await serve(async (response) => {
      await writeEvents(response, [text('a'), `data: ${JSON.stringify({ error: tooLong })}\n\n`]);
      response.end();
    });
    const large = await serveReply('large');
    const inference = clientOf([first, large], { wishes: [{}, { contextLength: 8192 }] });
    expect(await failureOf(inference.chat(request))).toMatchObject({ code: 'context_length_exceeded', partial: { text: 'a' } });
    expect(large.requests).toEqual([]);
  });
});

test('embeddings are repeated and fall back as chats do', async () => {
  const first = await serveError(503);
  const second = await serve((response) => sendJson(response, 200, { data: [{ index: 0, embedding: [1, 0] }] }));
  const result = await clientOf([first, second], { random: () => 0 }).embed({ model: 'm', inputs: ['x'] });
  expect(result).toMatchObject({ endpointId: 'e1', usage: null, decisionId: null, vectors: [Float32Array.of(1, 0)] });
  expect(result.attempts.map(({ outcome }) => outcome)).toEqual(['unavailable', 'ok']);
  const { queueMs, connectMs, firstByteMs, firstTokenMs, totalMs } = result.timings;
  expect([queueMs >= 0, (connectMs ?? -1) >= 0, (firstByteMs ?? -1) >= 0, firstTokenMs, totalMs > 0]).toEqual([
    true,
    true,
    true,
    null,
    true,
  ]);
});
