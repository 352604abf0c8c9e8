import { describe, expect, test } from 'vitest';
import type { ChatEvent } from '../src/index.ts';
import { writeEvents } from '../src/testing/index.ts';
import { manualClock } from './support/clock.ts';
import { finish, reply, request, text } from './support/replies.ts';
import { clientOf, failureOf, serve, until } from './support/setup.ts';

const serveReply = (content: string) =>
  serve(async (response) => {
    await writeEvents(response, reply(content));
    response.end();
  });

/** One delta, and then nothing until the client leaves. */
const serveAndHang = () => serve((response) => writeEvents(response, [text('a')]));

describe('events', () => {
  test('start, deltas, finish', async () => {
    const server = await serveReply('سلام');
    const stream = clientOf([server]).stream(request);
    const events: ChatEvent[] = [];
    for await (const event of stream) events.push(event);
    const { requestId, timings, ...result } = await stream.result;
    expect(events).toEqual([
      { type: 'start', requestId, endpointId: 'e0', model: 'm' },
      { type: 'text', delta: 'سلام' },
      { type: 'finish', reason: 'stop', raw: 'stop' },
    ]);
    expect(result).toMatchObject({ text: 'سلام', complete: true, endpointId: 'e0', servedModel: 'm' });
    const { connectMs, firstByteMs, firstTokenMs, totalMs } = timings;
    const order = [0, connectMs, firstByteMs, firstTokenMs, totalMs];
    expect(order).toEqual(order.map(Number).sort((a, b) => a - b));
  });

  test('nothing is asked before someone reads', async () => {
    const server = await serveReply('a');
    const inference = clientOf([server]);
    const stream = inference.stream(request);
    await inference.models().catch(() => {});
    expect(server.requests.map(({ path }) => path)).toEqual(['/v1/models']);
    expect((await stream.result).text).toBe('a');
    expect(server.requests).toHaveLength(2);
  });

  test('the result may be asked for beside a reader of the same turn', async () => {
    const server = await serveReply('a');
    const stream = clientOf([server]).stream(request);
    const { result } = stream;
    const types: string[] = [];
    for await (const { type } of stream) types.push(type);
    expect(types).toEqual(['start', 'text', 'finish']);
    expect((await result).text).toBe('a');
  });

  test('a stream has one reader', async () => {
    const server = await serveReply('a');
    const stream = clientOf([server]).stream(request);
    await stream.result;
    expect(() => stream[Symbol.asyncIterator]()).toThrowError(expect.objectContaining({ code: 'config_invalid' }));
  });

  test('connections serve later calls too', async () => {
    const ports = new Set<number | undefined>();
    const server = await serve((response) => {
      ports.add(response.socket?.remotePort);
      response.writeHead(200, { 'content-type': 'text/event-stream' }).end(reply('a').join(''));
    });
    const inference = clientOf([server]);
    for (let i = 0; i < 10; i += 1) await inference.chat(request);
    expect(ports.size).toBeLessThan(6);
  });
});

test.each([
  ['keeps the connection open', ''],
  ['goes on', `: ${'x'.repeat(8_000)}\n\n`],
])('a server that %s after [DONE] is left, and the result does not wait for it', async (_, more) => {
  const server = await serve(async (response) => {
    await writeEvents(response, reply('a'));
    while (more !== '' && !response.destroyed) await writeEvents(response, [more]);
  });
  expect((await clientOf([server]).chat(request)).text).toBe('a');
  await until(() => server.left === 1);
});

describe('leaving', () => {
  test('abort reaches the server, the reader and the result', async () => {
    const server = await serveAndHang();
    const stream = clientOf([server]).stream(request);
    const seen: string[] = [];
    const read = failureOf(
      (async () => {
        for await (const { type } of stream) {
          seen.push(type);
          if (type === 'text') setImmediate(() => stream.abort('enough'));
        }
      })(),
    );
    expect(await read).toMatchObject({
      code: 'aborted',
      retryable: false,
      cause: 'enough',
      partial: { text: 'a', complete: false },
    });
    expect(await failureOf(stream.result)).toBe(await read);
    expect(seen).toEqual(['start', 'text']);
    await until(() => server.left === 1);
  });

  test('a signal does the same', async () => {
    const server = await serveAndHang();
    const control = new AbortController();
    const call = failureOf(clientOf([server]).chat(request, { signal: control.signal }));
    await until(() => server.requests.length === 1);
    control.abort();
    expect(await call).toMatchObject({ code: 'aborted' });
    await until(() => server.left === 1);
  });

  test('a signal that was given before sends nothing', async () => {
    const server = await serveReply('a');
    expect(await failureOf(clientOf([server]).chat(request, { signal: AbortSignal.abort('no') }))).toMatchObject({
      code: 'aborted',
      cause: 'no',
    });
    expect(server.requests).toEqual([]);
  });

  test('breaking out of the loop', async () => {
    const server = await serveAndHang();
    const stream = clientOf([server]).stream(request);
    for await (const { type } of stream) if (type === 'text') break;
    expect(await failureOf(stream.result)).toMatchObject({ code: 'aborted', partial: { text: 'a' } });
    await until(() => server.left === 1);
  });

  test('breaking out at the first event, with more of them waiting', async () => {
    const server = await serve((response) => writeEvents(response, [[text('a'), text('b'), text('c')].join('')]));
    const stream = clientOf([server]).stream(request);
    for await (const { type } of stream) if (type === 'start') break;
    expect(await failureOf(stream.result)).toMatchObject({ code: 'aborted' });
    await until(() => server.left === 1);
  });

  test('abort while the reader is busy: the result knows, and the next pull throws', async () => {
    const server = await serveAndHang();
    const stream = clientOf([server]).stream(request);
    const events = stream[Symbol.asyncIterator]();
    await events.next();
    await events.next();
    stream.abort();
    expect(await failureOf(stream.result)).toMatchObject({ code: 'aborted' });
    expect(await failureOf(events.next())).toMatchObject({ code: 'aborted' });
    await until(() => server.left === 1);
  });

  test('abort at the first event, with more of them waiting', async () => {
    const server = await serve((response) => writeEvents(response, [text('a') + text('b')]));
    const stream = clientOf([server]).stream(request);
    const events = stream[Symbol.asyncIterator]();
    expect((await events.next()).value).toMatchObject({ type: 'start' });
    stream.abort();
    expect(await failureOf(events.next())).toMatchObject({ code: 'aborted' });
    expect(await failureOf(stream.result)).toMatchObject({ code: 'aborted' });
    await until(() => server.left === 1);
  });

  test('abort during a pull that still brings an event: the result knows without another pull', async () => {
    const server = await serve((response) => writeEvents(response, [text('a') + text('b')]));
    const stream = clientOf([server]).stream(request);
    const events = stream[Symbol.asyncIterator]();
    await events.next();
    const pull = events.next();
    stream.abort();
    expect((await pull).value).toEqual({ type: 'text', delta: 'a' });
    expect(await failureOf(stream.result)).toMatchObject({ code: 'aborted' });
  });

  test('abort before the first pull sends nothing', async () => {
    const server = await serveReply('a');
    const stream = clientOf([server]).stream(request);
    stream.abort();
    expect(await failureOf(stream.result)).toMatchObject({ code: 'aborted' });
    expect(server.requests).toEqual([]);
  });

  test('abort after the end changes nothing', async () => {
    const server = await serveReply('a');
    const stream = clientOf([server]).stream(request);
    await stream.result;
    stream.abort();
    expect((await stream.result).text).toBe('a');
  });

  test('closing the client ends what runs, and what comes later', async () => {
    const server = await serveAndHang();
    const inference = clientOf([server]);
    const call = failureOf(inference.chat(request));
    await until(() => server.requests.length === 1);
    await inference.close();
    expect(await call).toMatchObject({ code: 'aborted' });
    expect(await failureOf(inference.chat(request))).toMatchObject({ code: 'aborted' });
    expect(await failureOf(inference.models())).toMatchObject({ code: 'aborted' });
    await until(() => server.left === 1);
  });
});

test('the slowness of a reader is not a stall of the server', async () => {
  const server = await serve(async (response) => {
    await writeEvents(response, [text('a'), text('b'), finish('stop')]);
    response.end();
  });
  const clock = manualClock();
  const read: string[] = [];
  for await (const event of clientOf([server], { clock, timeouts: { betweenTokensMs: 1_000 } }).stream(request)) {
    read.push(event.type);
    clock.advance(20_000);
  }
  expect(read).toEqual(['start', 'text', 'text', 'finish']);
});

test('50 calls at once, some of them left, each with its own reply', async () => {
  const server = await serve(async (response, { body }) => {
    await writeEvents(response, reply(JSON.parse(body).model));
    response.end();
  });
  const warnings: Error[] = [];
  const note = (warning: Error): void => void warnings.push(warning);
  process.on('warning', note);
  const inference = clientOf([server], { limits: { inFlight: 50 } });
  const calls = Array.from({ length: 50 }, async (_, i) => {
    const stream = inference.stream({ ...request, model: `m${i}` });
    if (i % 5 === 0) {
      for await (const event of stream) if (event.type === 'text') break;
      return 'left';
    }
    return (await stream.result).text;
  });
  expect(await Promise.all(calls)).toEqual(Array.from({ length: 50 }, (_, i) => (i % 5 === 0 ? 'left' : `m${i}`)));
  process.off('warning', note);
  expect(warnings).toEqual([]);
});
