import { afterEach, expect, test, vi } from 'vitest';
import { sendOnce } from './send-once.ts';

afterEach(() => vi.unstubAllGlobals());

/** Answers in this order; an error is a network that is away. */
function answering(...answers: readonly (Response | Error)[]): string[] {
  const keys: string[] = [];
  const left = [...answers];
  vi.stubGlobal('fetch', async (_: unknown, { headers }: RequestInit) => {
    keys.push(new Headers(headers).get('idempotency-key') ?? '');
    const answer = left.shift();
    if (!(answer instanceof Response)) throw answer;
    return answer;
  });
  return keys;
}

const ok = () => new Response('{}');
const send = (body: string) => sendOnce('/trpc/shop.save?batch=1', { method: 'POST', body });

test('a call that got no answer keeps its key when it is sent again, and loses it with the answer', async () => {
  const keys = answering(new TypeError('offline'), new Response('', { status: 503 }), ok(), ok());
  await expect(send('a')).rejects.toThrow('offline');
  for (let round = 0; round < 3; round += 1) await send('a');
  expect(new Set(keys.slice(0, 3)).size).toBe(1);
  expect(keys[3]).not.toBe(keys[0]);
  expect(keys[0]).toMatch(/^[\w-]{1,128}$/);
});

test('a call that is still under way keeps its key; one that was refused gets a new one', async () => {
  const busy = () => new Response('', { status: 409, headers: { 'retry-after': '2' } });
  const keys = answering(busy(), new Response('', { status: 409 }), ok());
  for (let round = 0; round < 3; round += 1) await send('b');
  expect(keys[1]).toBe(keys[0]);
  expect(keys[2]).not.toBe(keys[1]);
});

test('another input has another key, the same one twice at once has the same', async () => {
  const keys = answering(ok(), ok(), ok());
  await Promise.all([send('c'), send('c'), send('d')]);
  expect(keys[0]).toBe(keys[1]);
  expect(keys[2]).not.toBe(keys[0]);
});
