import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { describe, expect, test } from 'vitest';
import { createInference } from '../src/index.ts';
import { chunkings, cut, sendJson, startScriptedServer, writeEvents } from '../src/testing/index.ts';
import { manualClock } from './support/clock.ts';
import { done, finish, ping, reply, request, role, text } from './support/replies.ts';
import { clientOf, failureOf, serve, until } from './support/setup.ts';

const once = { maxAttempts: 1 };

test('connect refused', async () => {
  const gone = await startScriptedServer(() => {});
  await gone.close();
  const error = await failureOf(clientOf([gone]).chat(request, once));
  expect(error).toMatchObject({ code: 'connect_failed', retryable: true, endpointId: 'e0' });
  expect(error.message).toContain('ECONNREFUSED');
  expect(error.partial).toBeUndefined();
});

describe('timers', () => {
  test('a TLS handshake that never comes is the connect phase', async () => {
    const sockets = new Set<{ destroy(): void }>();
    const silent = createServer((socket) => sockets.add(socket));
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const address = silent.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const inference = clientOf([{ baseURL: `https://127.0.0.1:${port}/v1` }], { timeouts: { connectMs: 50 } });
    expect(await failureOf(inference.chat(request, once))).toMatchObject({
      code: 'timeout',
      phase: 'connect',
      retryable: true,
    });
    for (const socket of sockets) socket.destroy();
    silent.close();
  });

  test.each([
    ['accept, then silence', () => {}],
    ['headers, then silence', (response) => void writeEvents(response, [])],
    ['a role and no token', (response) => void writeEvents(response, [role])],
    [
      'pings for ever',
      async (response) => {
        while (!response.destroyed) await writeEvents(response, [ping]);
      },
    ],
  ] satisfies [string, Parameters<typeof serve>[0]][])('%s: the first-token phase', async (_, script) => {
    const server = await serve(script);
    const inference = clientOf([server], { timeouts: { firstTokenMs: 80 } });
    expect(await failureOf(inference.chat(request, once))).toMatchObject({
      code: 'timeout',
      phase: 'first_token',
      retryable: true,
    });
    await until(() => server.left === 1);
  });

  test('pings after a token: the phase between tokens, and nothing to retry', async () => {
    const server = await serve(async (response) => {
      await writeEvents(response, [text('آدھا')]);
      while (!response.destroyed) await writeEvents(response, [ping]);
    });
    const error = await failureOf(clientOf([server], { timeouts: { betweenTokensMs: 80 } }).chat(request));
    expect(error).toMatchObject({ code: 'timeout', phase: 'between_tokens', retryable: false });
    expect(error.partial).toMatchObject({ text: 'آدھا', complete: false });
    expect(server.requests).toHaveLength(1);
  });

  test('the total covers a server that never stops', async () => {
    const server = await serve(async (response) => {
      while (!response.destroyed) await writeEvents(response, [text('a')]);
    });
    const clock = manualClock();
    const stream = clientOf([server], { clock, timeouts: { totalMs: 100_000 } }).stream(request);
    const read = async (): Promise<void> => {
      for await (const { type } of stream) if (type === 'text') clock.advance(20_000);
    };
    const error = await failureOf(read());
    expect(error).toMatchObject({ code: 'timeout', phase: 'total', retryable: false, partial: { text: 'a'.repeat(5) } });
    expect(await failureOf(stream.result)).toBe(error);
    await until(() => server.left === 1);
  });

  test('a finish reason without an end is a reply', async () => {
    const server = await serve((response) => writeEvents(response, [text('a') + finish('stop')]));
    const result = await clientOf([server], { timeouts: { betweenTokensMs: 50 } }).chat(request);
    expect(result).toMatchObject({ text: 'a', finishReason: 'stop' });
  });

  test('Ollama gets five minutes for its first token', async () => {
    const server = await serve((response, { path }) => {
      if (path === '/api/tags') sendJson(response, 200, { models: [{ name: 'm:latest' }] });
    });
    const clock = manualClock();
    const inference = createInference({ endpoints: [{ id: 'o', baseURL: server.baseURL, dialect: 'ollama' }], clock });
    const failure = failureOf(inference.chat(request, { maxAttempts: 1, timeouts: { totalMs: 600_000 } }));
    await until(() => clock.waits.includes(300_000));
    clock.advance(300_000);
    expect(await failure).toMatchObject({ phase: 'first_token' });
    await inference.close();
  });
});

describe('streams that break', () => {
  test('half an event, then a reset: the text is kept and nothing is repeated', async () => {
    const server = await serve(async (response) => {
      await writeEvents(response, [text('آدھا')]);
      await until(() => seen);
      response.write('data: {"choices":[{"ind');
      response.socket?.resetAndDestroy();
    });
    let seen = false;
    const stream = clientOf([server]).stream(request);
    const failure = failureOf(
      (async () => {
        for await (const { type } of stream) seen ||= type === 'text';
      })(),
    );
    expect(await failure).toMatchObject({
      code: 'stream_incomplete',
      retryable: false,
      partial: { text: 'آدھا', finishReason: null },
    });
    expect(await failureOf(stream.result)).toBe(await failure);
    expect(server.requests).toHaveLength(1);
  });

  test('a server that is killed', async () => {
    const script = `
      require('node:http').createServer((request, response) => {
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        response.write(${JSON.stringify(text('آدھا'))});
      }).listen(0, '127.0.0.1', function () { console.log(this.address().port); });`;
    const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    const port = await new Promise<string>((resolve) => child.stdout.once('data', (line) => resolve(String(line).trim())));
    const errors: unknown[] = [];
    const stream = clientOf([{ baseURL: `http://127.0.0.1:${port}/v1` }], { timeouts: { connectMs: 5_000 } }).stream(request);
    try {
      for await (const { type } of stream) if (type === 'text') child.kill('SIGKILL');
    } catch (error) {
      errors.push(error);
    }
    expect(errors).toMatchObject([
      { name: 'InferenceError', code: 'stream_incomplete', retryable: false, partial: { text: 'آدھا' } },
    ]);
  });

  test('a reset after the finish reason takes nothing away', async () => {
    const server = await serve(async (response) => {
      await writeEvents(response, [text('a'), finish('stop')]);
      response.destroy();
    });
    expect(await clientOf([server]).chat(request)).toMatchObject({ text: 'a', complete: true });
  });

  test.each([
    ['is not HTTP', 'SSH-2.0-OpenSSH_9.6\r\n'],
    ['has two lengths', 'HTTP/1.1 200 OK\r\ncontent-length: 5\r\ncontent-length: 50\r\n\r\ndata:'],
    ['has a head without end', `HTTP/1.1 200 OK\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`],
    ['changes the protocol', 'HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: upgrade\r\n\r\n'],
  ])('an answer that %s', async (_, answer) => {
    const server = createServer((socket) => socket.end(answer));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const error = await failureOf(clientOf([{ baseURL: `http://127.0.0.1:${port}/v1` }]).chat(request, once));
    expect(error).toMatchObject({ code: 'protocol_error', retryable: false });
    server.close();
  });
});

describe('large replies', () => {
  test('10,000 chunks of one byte', async () => {
    const content = 'گندم '.repeat(1_000);
    const chunks = cut([text(content), finish('stop'), done], 'one byte').slice(0, 10_000);
    const server = await serve(async (response) => {
      await writeEvents(response, chunks);
      response.end();
    });
    expect(chunks.length).toBeGreaterThan(9_000);
    const result = await clientOf([server]).chat(request);
    expect(result.text === content).toBe(true);
  });

  test.each(chunkings.filter((chunking) => chunking !== 'one byte'))('one event of 1 MiB, %s', async (chunking) => {
    const content = 'گ'.repeat(512 * 1024);
    const server = await serve(async (response) => {
      await writeEvents(response, cut(reply(content), chunking));
      response.end();
    });
    const result = await clientOf([server]).chat(request);
    expect(result.text === content).toBe(true);
  });

  test('an event past 4 MiB, and a reply past 16 MiB', async () => {
    const one = await serve((response) => writeEvents(response, [text('x'.repeat(4 * 1024 * 1024))]));
    expect(await failureOf(clientOf([one]).chat(request))).toMatchObject({ code: 'response_too_large', retryable: false });
    const many = await serve(async (response) => {
      while (!response.destroyed) await writeEvents(response, [`: ${'x'.repeat(256 * 1024)}\n\n`]);
    });
    expect(await failureOf(clientOf([many]).chat(request))).toMatchObject({ code: 'response_too_large' });
    await until(() => one.left === 1 && many.left === 1);
  });

  test('a slow reader loses nothing', async () => {
    const parts = Array.from({ length: 400 }, (_, i) => `${i}:${'x'.repeat(10_000)}`);
    const server = await serve(async (response) => {
      await writeEvents(response, [...parts.map(text), finish('stop'), done]);
      response.end();
    });
    const read: string[] = [];
    for await (const event of clientOf([server], { timeouts: { betweenTokensMs: 5_000 } }).stream(request)) {
      if (event.type === 'text') read.push(event.delta);
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(read).toEqual(parts);
  });
});
