import { describe, expect, test } from 'vitest';
import { createInference, type Dialect, type Timeouts } from '../src/index.ts';
import { type ScriptedServer, sendJson, writeEvents } from '../src/testing/index.ts';
import { manualClock } from './support/clock.ts';
import { reply, request } from './support/replies.ts';
import { clientOf, failureOf, serve, until } from './support/setup.ts';

const loading = { error: { code: 503, message: 'Loading model', type: 'unavailable_error' } };

/** A server that answers no chat, or all of them, and says of its health what the test says. */
async function serveSlow() {
  const server = { health: 503, answers: false, refuses: false };
  const scripted = await serve(async (response, { path }) => {
    if (path === '/health') return sendJson(response, server.health, server.health === 503 ? loading : { status: 'ok' });
    if (server.refuses) return sendJson(response, 503, loading);
    if (!server.answers) return;
    await writeEvents(response, reply('گندم'));
    response.end();
  });
  return { ...scripted, requests: scripted.requests, state: server };
}

const chats = ({ requests }: Pick<ScriptedServer, 'requests'>) => requests.filter(({ method }) => method === 'POST').length;
const questions = ({ requests }: Pick<ScriptedServer, 'requests'>) => requests.length - chats({ requests });

interface Wishes {
  readonly dialect?: Dialect;
  readonly timeouts?: Partial<Timeouts>;
}

async function begun({ dialect, timeouts = {} }: Wishes = {}) {
  const clock = manualClock();
  const server = await serveSlow();
  const wishes = dialect === undefined ? [] : [{ dialect }];
  const inference = clientOf([server], { clock, wishes, timeouts: { totalMs: 900_000, ...timeouts } });
  const failure = failureOf(inference.chat(request, { maxAttempts: 1 }));
  let failed = false;
  void failure.then(() => {
    failed = true;
  });
  await until(() => chats(server) === 1);
  return { clock, server, inference, failure, hasFailed: () => failed };
}

describe('the first token of an endpoint that says nothing for a minute', () => {
  test.each([undefined, 'llama-server'] as const)('dialect %s: while it says that it loads, it gets five', async (dialect) => {
    const { clock, server, failure, hasFailed } = await begun(dialect === undefined ? {} : { dialect });
    clock.advance(60_000);
    await until(() => questions(server) === 1);
    // The first wait is the limit of the question, which is over when the longer one begins.
    await until(() => clock.waits.includes(240_000));
    clock.advance(239_999);
    expect(hasFailed()).toBe(false);
    clock.advance(1);
    expect(await failure).toMatchObject({ code: 'timeout', phase: 'first_token' });
    expect(clock.monotonicMs()).toBe(300_000);
    expect(questions(server)).toBe(1);
  });

  test('one that says that it is well does not', async () => {
    const { clock, server, failure } = await begun();
    server.state.health = 200;
    clock.advance(60_000);
    expect(await failure).toMatchObject({ code: 'timeout', phase: 'first_token' });
    expect(clock.monotonicMs()).toBe(60_000);
  });

  test('another kind of server is not asked', async () => {
    const { clock, server, failure } = await begun({ dialect: 'vllm' });
    clock.advance(60_000);
    expect(await failure).toMatchObject({ phase: 'first_token' });
    expect(questions(server)).toBe(0);
  });

  test('nor is one whose limit is set', async () => {
    const { clock, server, failure } = await begun({ timeouts: { firstTokenMs: 60_000 } });
    clock.advance(60_000);
    expect(await failure).toMatchObject({ phase: 'first_token' });
    expect(questions(server)).toBe(0);
  });

  test('Ollama loads on demand and gets five minutes at once', async () => {
    const clock = manualClock();
    const server = await serve((response, { path }) => {
      if (path === '/api/tags') sendJson(response, 200, { models: [{ name: 'm' }] });
    });
    const inference = clientOf([server], { clock, wishes: [{ dialect: 'ollama' }], timeouts: { totalMs: 900_000 } });
    const failure = failureOf(inference.chat(request, { maxAttempts: 1 }));
    await until(() => clock.waits.includes(300_000));
    clock.advance(300_000);
    expect(await failure).toMatchObject({ phase: 'first_token' });
  });
});

describe('after an answer 503 "Loading model"', () => {
  test('the next attempt has five minutes, until one brings something', async () => {
    const clock = manualClock();
    const server = await serveSlow();
    const inference = clientOf([server], { clock, random: () => 0.5, timeouts: { totalMs: 900_000 } });
    server.state.refuses = true;
    const call = inference.chat(request, { maxAttempts: 2 });
    await until(() => clock.waits.includes(125));
    server.state.refuses = false;
    clock.advance(125);
    await until(() => chats(server) === 2 && clock.waits.includes(300_000));
    const waiting = failureOf(call);
    clock.advance(299_999);
    expect(questions(server)).toBe(0);
    clock.advance(1);
    expect(await waiting).toMatchObject({ code: 'timeout', phase: 'first_token' });
    server.state.answers = true;
    expect((await inference.chat(request)).text).toBe('گندم');
    server.state.answers = false;
    const last = failureOf(inference.chat(request, { maxAttempts: 1 }));
    await until(() => chats(server) >= 4 && clock.waits.includes(60_000));
    await inference.close();
    expect(await last).toMatchObject({ code: 'aborted' });
  });

  test('health says so, and the next call knows it', async () => {
    const clock = manualClock();
    const server = await serveSlow();
    server.state.refuses = true;
    const inference = createInference({
      endpoints: [{ id: 'e', baseURL: server.baseURL }],
      clock,
      timeouts: { totalMs: 900_000 },
    });
    expect(await inference.health()).toMatchObject({ endpoints: [{ state: 'loading' }] });
    server.state.refuses = false;
    const call = failureOf(inference.chat(request, { maxAttempts: 1 }));
    await until(() => clock.waits.includes(300_000));
    await inference.close();
    expect(await call).toMatchObject({ code: 'aborted' });
  });
});
