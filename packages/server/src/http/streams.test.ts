import type { SessionInfo } from '@repo/auth';
import { beforeEach, expect, test } from 'vitest';
import { silentLog, testSession } from '../testing/test-context.ts';
import { createStreams, type Streams, streamsPerPerson } from './streams.ts';

const sana = testSession({ userId: 'sana', orgId: 'mills' });
const bilal = testSession({ userId: 'bilal', orgId: 'mills' });

let streams: Streams;
beforeEach(() => {
  streams = createStreams({ onSessionChange: () => () => {}, readSession: async () => null }, silentLog);
});

/** A stream that says nothing until `close`, or its code when it is refused. */
async function open(session: SessionInfo | null) {
  const request = new AbortController();
  let close = () => {};
  let code: string | null = null;
  const response = await streams.hold({ session, headers: new Headers() }, request.signal, async (_, refusal) => {
    code = refusal?.code ?? null;
    return new Response(
      new ReadableStream({
        start: (controller) => {
          close = () => controller.close();
          if (refusal) controller.close();
        },
      }),
    );
  });
  return { code, response, abort: () => request.abort(), close: () => close() };
}

/** As many as one may have. */
const fill = (session: SessionInfo) => Promise.all(Array.from({ length: streamsPerPerson }, () => open(session)));
const codeOf = async (session: SessionInfo | null) => {
  const { code, response } = await open(session);
  await response.body?.cancel();
  return code;
};

test('a person has eight at once; another one and visitors have their own', async () => {
  const own = await fill(sana);
  expect(own.map(({ code }) => code)).toEqual(Array(8).fill(null));
  expect([await codeOf(sana), await codeOf(sana)]).toEqual(['TOO_MANY_STREAMS', 'TOO_MANY_STREAMS']);
  expect(streams.open).toBe(8);
  const others = await fill(bilal);
  expect(others.map(({ code }) => code)).toEqual(Array(8).fill(null));
  others[0]?.close();
  await others[0]?.response.text();
  expect(await codeOf(bilal)).toBeNull();
});

test('visitors are not counted', async () => {
  for (let opened = 0; opened <= streamsPerPerson; opened += 1) await open(null);
  expect((await open(null)).code).toBeNull();
});

test.each<[string, (stream: Awaited<ReturnType<typeof open>>) => unknown]>([
  [
    'it ends',
    ({ close, response }) => {
      close();
      return response.text();
    },
  ],
  ['who reads it leaves', ({ response }) => response.body?.cancel()],
  ['the connection breaks', ({ abort }) => abort()],
])('there is room again when %s', async (_, leave) => {
  const [first] = await fill(sana);
  expect(await codeOf(sana)).toBe('TOO_MANY_STREAMS');
  if (first) await leave(first);
  expect(await codeOf(sana)).toBeNull();
});

test('one that cannot begin is not counted', async () => {
  const headers = new Headers();
  const begin = () => Promise.reject(new Error('no'));
  for (let tried = 0; tried <= streamsPerPerson; tried += 1) {
    await expect(streams.hold({ session: sana, headers }, new AbortController().signal, begin)).rejects.toThrow('no');
  }
  expect(streams.open).toBe(0);
});
