import type { Dispatcher } from 'undici';
import { describe, expect, test } from 'vitest';
import { InferenceError } from '../errors/index.ts';
import { Body } from './body.ts';

function setup() {
  let paused = false;
  let aborts = 0;
  const controller: Dispatcher.DispatchController = {
    get paused() {
      return paused;
    },
    aborted: false,
    reason: null,
    rawHeaders: null,
    rawTrailers: null,
    pause: () => {
      paused = true;
    },
    resume: () => {
      paused = false;
    },
    abort: () => {
      aborts += 1;
    },
  };
  return {
    body: new Body(controller),
    controller,
    get aborts() {
      return aborts;
    },
  };
}

const bytes = (text: string): Buffer => Buffer.from(text);
const kib = (count: number): Buffer => Buffer.alloc(count * 1024, 'x');

test('what came before it was asked for comes joined, then what comes, then the end, again and again', async () => {
  const { body } = setup();
  body.push(bytes('گن'));
  body.push(bytes('دم'));
  expect(String(await body.next())).toBe('گندم');
  const waiting = body.next();
  body.push(bytes('اور'));
  expect(String(await waiting)).toBe('اور');
  const last = body.next();
  body.close();
  expect([await last, await body.next()]).toEqual([null, null]);
});

test('what is held comes before the end and before an error', async () => {
  const { body } = setup();
  body.push(bytes('a'));
  body.close(new Error('reset'));
  expect(String(await body.next())).toBe('a');
  await expect(body.next()).rejects.toMatchObject({ code: 'stream_incomplete' });
  await expect(body.next()).rejects.toMatchObject({ code: 'stream_incomplete' });
});

test("an abort's reason is what a reader gets", async () => {
  const { body } = setup();
  const waiting = body.next();
  const reason = new InferenceError('timeout', { phase: 'between_tokens' });
  body.close(reason);
  await expect(waiting).rejects.toBe(reason);
});

test('the socket waits once 64 KiB are held, until they are read', async () => {
  const { body, controller } = setup();
  body.push(kib(64));
  expect(controller.paused).toBe(false);
  body.push(kib(1));
  expect(controller.paused).toBe(true);
  expect((await body.next())?.length).toBe(65 * 1024);
  expect(controller.paused).toBe(false);
});

test('a body of more than 16 MiB is refused, and one of that size is not', async () => {
  const { body } = setup();
  for (let i = 0; i < 16; i += 1) {
    body.push(kib(1024));
    await body.next();
  }
  body.push(bytes('x'));
  await expect(body.next()).rejects.toMatchObject({ code: 'response_too_large' });
});

describe('release', () => {
  test('reads a little rest, and leaves a server that goes on', async () => {
    const little = setup();
    little.body.release();
    little.body.push(kib(1));
    little.body.close();
    await new Promise((resolve) => setImmediate(resolve));
    expect(little.aborts).toBe(0);
    const endless = setup();
    endless.body.release();
    endless.body.push(kib(64));
    await new Promise((resolve) => setImmediate(resolve));
    expect(endless.aborts).toBe(1);
  });

  test('does nothing where the body has ended', () => {
    const kit = setup();
    kit.body.close();
    kit.body.release();
    expect(kit.aborts).toBe(0);
  });
});
