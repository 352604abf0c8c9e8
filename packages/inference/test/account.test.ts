import { describe, expect, test } from 'vitest';
import { type Account, type CallEnd, type CallToPay, InferenceError, type Observer } from '../src/index.ts';
import { type ScriptedServer, sendJson, writeEvents } from '../src/testing/index.ts';
import { done, finish, reply, request, text } from './support/replies.ts';
import { clientOf, failureOf, serve, until } from './support/setup.ts';

const usage = `data: ${JSON.stringify({ choices: [], usage: { prompt_tokens: 5, completion_tokens: 2 } })}\n\n`;
const costs = {
  cost: { usdMicros: 7n, pkrMicros: null, fx: null, fxStale: false },
  energy: { kWh: '0.000002', basis: 'declared', source: 'card' },
} as const;

/** Notes what it is asked, and settles each call once or throws. */
function bookkeeper(wishes: { readonly open?: () => Promise<void>; readonly topUp?: () => Promise<void> } = {}) {
  const calls: CallToPay[] = [];
  const ends: CallEnd[] = [];
  let topUps = 0;
  const account: Account = {
    async open(call) {
      calls.push(call);
      await wishes.open?.();
      let settled = false;
      return {
        async topUp() {
          topUps += 1;
          await wishes.topUp?.();
        },
        async settle(end) {
          expect(settled).toBe(false);
          settled = true;
          ends.push({ ...end, attempts: [...end.attempts] });
          return costs;
        },
      };
    },
  };
  return {
    account,
    calls,
    ends,
    get topUps() {
      return topUps;
    },
  };
}

const serveReply = () =>
  serve(async (response, { method, path }) => {
    if (method === 'POST' && path !== '/v1/chat/completions') {
      return sendJson(response, 200, { data: [{ index: 0, embedding: [1] }], usage: { prompt_tokens: 4 } });
    }
    await writeEvents(response, [text('سلام'), finish('stop'), usage, done]);
    response.end();
  });

test('a call is set aside before it, settled after it, and the result has its costs', async () => {
  const { account, calls, ends } = bookkeeper();
  const inference = clientOf([await serveReply()], { account });
  const result = await inference.chat({ ...request, maxTokens: 9 }, { tenant: 't' });
  expect(result).toMatchObject(costs);
  const { requestId } = result;
  expect(calls).toEqual([{ requestId, operation: 'chat', model: 'm', tenant: 't', promptLength: 4, maxTokens: 9 }]);
  expect(ends).toMatchObject([
    { complete: true, attempts: [{ outcome: 'ok', delivered: 4, usage: { input: 5, output: 2, source: 'reported' } }] },
  ]);
  expect(await inference.embed({ model: 'e', inputs: ['abcd'] })).toMatchObject({ ...costs, usage: { input: 4 } });
  expect(calls[1]).toMatchObject({ operation: 'embeddings', promptLength: 4, maxTokens: null });
  expect(ends[1]).toMatchObject({ complete: true, attempts: [{ usage: { input: 4, output: 0 } }] });
});

test('without an account results have no cost', async () => {
  expect(await clientOf([await serveReply()]).chat(request)).toMatchObject({ cost: null, energy: null });
});

describe('each call is settled once', () => {
  test('with every attempt of it, and more set aside before each further one', async () => {
    let requests = 0;
    const server = await serve(async (response) => {
      requests += 1;
      if (requests < 3) return sendJson(response, 503, {});
      await writeEvents(response, reply('a'));
      response.end();
    });
    const books = bookkeeper();
    await clientOf([server], { account: books.account, random: () => 0 }).chat(request);
    expect([books.calls.length, books.topUps, books.ends.length]).toEqual([1, 2, 1]);
    expect(books.ends[0]?.attempts.map(({ outcome }) => outcome)).toEqual(['unavailable', 'unavailable', 'ok']);
  });

  test('when the reader leaves: with what came until then', async () => {
    const server = await serve((response) => writeEvents(response, [text('گندم'), text(' اور')]));
    const { account, ends } = bookkeeper();
    for await (const event of clientOf([server], { account }).stream(request)) if (event.type === 'text') break;
    expect(ends).toMatchObject([{ complete: false, attempts: [{ outcome: 'aborted', delivered: 4, usage: null }] }]);
  });

  test('when it breaks in the middle: with what the server had reported', async () => {
    const server = await serve(async (response) => {
      await writeEvents(response, [text('a'), usage]);
      response.destroy();
    });
    const { account, ends } = bookkeeper();
    await failureOf(clientOf([server], { account }).chat(request));
    expect(ends).toMatchObject([
      { complete: false, attempts: [{ outcome: 'stream_incomplete', delivered: 1, usage: { input: 5, output: 2 } }] },
    ]);
  });

  test('when it never left: with no attempt', async () => {
    const { account, ends } = bookkeeper();
    await failureOf(clientOf([await serveReply()], { account }).chat(request, { tierFloor: 'national' }));
    expect(ends).toEqual([{ complete: false, attempts: [] }]);
  });

  test('when it is set aside after the caller left', async () => {
    let open = (): void => {};
    const { account, calls, ends } = bookkeeper({ open: () => new Promise((resolve) => (open = resolve)) });
    const server = await serveReply();
    const control = new AbortController();
    const call = failureOf(clientOf([server], { account }).chat(request, { signal: control.signal }));
    await until(() => calls.length === 1);
    control.abort();
    expect(await call).toMatchObject({ code: 'aborted' });
    open();
    await until(() => ends.length === 1);
    expect([ends, server.requests]).toEqual([[{ complete: false, attempts: [] }], []]);
  });
});

describe('what may not be spent is not asked', () => {
  const spent = async () => {
    throw new InferenceError('quota_exceeded');
  };

  test('before the first attempt', async () => {
    const server = await serveReply();
    const { account, ends } = bookkeeper({ open: spent });
    const inference = clientOf([server], { account });
    const error = await failureOf(inference.chat(request));
    expect(error).toMatchObject({ code: 'quota_exceeded', retryable: false });
    expect(error.requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(await failureOf(inference.embed({ model: 'm', inputs: ['x'] }))).toMatchObject({ code: 'quota_exceeded' });
    expect([server.requests, ends]).toEqual([[], []]);
  });

  test('before a further one', async () => {
    const server = await serve((response) => sendJson(response, 503, {}));
    const { account, ends } = bookkeeper({ topUp: spent });
    expect(await failureOf(clientOf([server], { account, random: () => 0 }).chat(request))).toMatchObject({
      code: 'quota_exceeded',
    });
    expect([server.requests.length, ends.length]).toEqual([1, 1]);
  });

  test('an account that breaks refuses, and names its cause', async () => {
    const cause = new TypeError('no database');
    const server = await serveReply();
    const { account } = bookkeeper({ open: () => Promise.reject(cause) });
    const error = await failureOf(clientOf([server], { account }).chat(request));
    expect([error.code, error.cause, server.requests]).toEqual(['unavailable', cause, []]);
  });
});

test('an account that cannot settle does not take the reply away', async () => {
  const account: Account = {
    open: async () => ({ topUp: async () => {}, settle: () => Promise.reject(new Error('disk full')) }),
  };
  expect(await clientOf([await serveReply()], { account }).chat(request)).toMatchObject({ text: 'سلام', cost: null });
});

describe('an observer', () => {
  const watch = (server: ScriptedServer, fail = false) => {
    const told: unknown[] = [];
    const tell = (what: unknown): void => {
      told.push(what);
      if (fail) throw new Error('the collector is gone');
    };
    const observer: Observer = {
      begin(call) {
        tell(call);
        return { attempt: tell, firstToken: (ms) => tell(typeof ms), end: tell };
      },
    };
    return { told, inference: clientOf([server], { observer }) };
  };

  test('hears of the call, its first token, each attempt and the end, and no word of it', async () => {
    const { told, inference } = watch(await serveReply());
    const { requestId } = await inference.chat(request, { traceparent: '00-1-2-03' });
    expect(told).toMatchObject([
      { requestId, operation: 'chat', model: 'm', traceparent: '00-1-2-03' },
      'number',
      { endpointId: 'e0', outcome: 'ok' },
      { error: null, finishReason: 'stop', servedModel: 'm', attempts: [{ usage: { input: 5 } }] },
    ]);
    expect(JSON.stringify(told)).not.toContain('سلام');
  });

  test('hears of a failure once', async () => {
    const server = await serve((response) => sendJson(response, 400, {}));
    const { told, inference } = watch(server);
    await failureOf(inference.rerank({ model: 'r', query: 'q', documents: ['d'] }));
    expect(told).toMatchObject([
      { operation: 'rerank' },
      { outcome: 'invalid_request' },
      { error: { code: 'invalid_request' }, finishReason: null },
    ]);
  });

  test('that throws ends no call', async () => {
    const { inference } = watch(await serveReply(), true);
    expect((await inference.chat(request)).text).toBe('سلام');
  });
});
