import { beforeAll, expect, test } from 'vitest';
import { streamsPerPerson } from '../../src/http/streams.ts';
import { eventsOf, type StreamEvent } from '../support/event-stream.ts';
import { counting } from '../support/sample-vertical.ts';
import type { TestProduct } from '../support/test-product.ts';

export function eventStreamSuite(open: () => TestProduct): void {
  let product: TestProduct;
  let cookie: string;
  beforeAll(async () => {
    product = open();
    cookie = await product.signIn({ ip: '10.1.0.9' });
  });

  /** As a browser's event source asks: no content type, no origin, every compression. */
  const listen = (input: object, headers: Record<string, string> = {}) =>
    product.query('sample.count', input, {
      headers: { accept: 'text/event-stream', 'accept-encoding': 'gzip, deflate, br', cookie, ...headers },
    });

  test('an event arrives while the next one is not there yet, uncompressed', async () => {
    const response = await listen({ to: 2 });
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    expect(response.headers.get('content-encoding')).toBeNull();
    expect(response.headers.get('cache-control')).toMatch(/no-transform.*no-store/);
    const events = eventsOf(response);
    expect((await events.next()).value).toMatchObject({ event: 'connected' });
    expect((await events.next()).value).toEqual({ event: null, id: '1', data: 1 });
    counting.next();
    expect((await events.next()).value).toEqual({ event: null, id: '2', data: 2 });
    counting.next();
    expect((await events.next()).value).toMatchObject({ event: 'return' });
    expect((await events.next()).done).toBe(true);
  });

  test.each([
    ['the header of an event source', { to: 3 }, { 'last-event-id': '2' }],
    ['its input', { to: 3, lastEventId: '2' }, {}],
  ])('goes on behind the last event that %s names', async (_, input, headers) => {
    const events = eventsOf(await listen(input, headers));
    expect((await events.next()).value).toMatchObject({ event: 'connected' });
    expect((await events.next()).value).toEqual({ event: null, id: '3', data: 3 });
    await events.return(undefined);
  });

  /** The first event of a stream that waits for its second. */
  async function waiting() {
    const events = eventsOf(await listen({ to: 9 }));
    expect((await events.next()).value).toMatchObject({ event: 'connected' });
    expect((await events.next()).value).toMatchObject({ data: 1 });
    return events;
  }

  test('ends with a last event when the server ends', async () => {
    const streams = await Promise.all([waiting(), waiting(), waiting()]);
    product.endStreams();
    for (const events of streams) {
      expect((await events.next()).value).toMatchObject({ event: 'return' });
      expect((await events.next()).done).toBe(true);
    }
  });

  test('more than a person may have are refused in the stream, and a page that is left makes room', async () => {
    const own = await Promise.all(Array.from({ length: streamsPerPerson }, waiting));
    const refused = eventsOf(await listen({ to: 9 }));
    expect((await refused.next()).value).toMatchObject({ event: 'connected' });
    const data = { code: 'TOO_MANY_STREAMS', kind: 'too-many', messageKey: 'errors.TOO_MANY_STREAMS', params: { count: '8' } };
    expect((await refused.next()).value).toMatchObject({ event: 'serialized-error', data: { data } });
    expect((await refused.next()).done).toBe(true);
    await own.pop()?.return(undefined);
    own.push(await waiting());
    for (const events of own) await events.return(undefined);
  });

  test('AB-032 ends within a second when its reader signs out, and stays open for others', async () => {
    const other = cookie;
    cookie = await product.signIn({ ip: '10.1.0.10' });
    const events = await waiting();
    const left = cookie;
    cookie = other;
    const staying = await waiting();
    const began = performance.now();
    const headers = { cookie: left, 'content-type': 'application/json' };
    expect((await product.ask('/api/auth/sign-out', { method: 'POST', headers, body: '{}' })).status).toBe(200);
    expect((await events.next()).value).toMatchObject({ event: 'return' });
    expect(performance.now() - began).toBeLessThan(1_000);
    counting.next();
    expect((await staying.next()).value).toMatchObject({ data: 2 });
    await staying.return(undefined);
  });

  // tRPC tells of a refusal in the stream, with status 200: an event source cannot read the body of another one.
  test.each([
    ['a visitor', { to: 1 }, { cookie: '' }, { code: 'UNAUTHENTICATED', kind: 'unauthenticated' }],
    ['input that does not fit', { to: 99 }, {}, { code: 'INVALID_INPUT', field: 'to' }],
  ])('%s is refused in the shape of every error', async (_, input, headers, data) => {
    const response = await listen(input, headers);
    const events: StreamEvent[] = [];
    for await (const event of eventsOf(response)) events.push(event);
    expect(events.map(({ event }) => event)).toEqual(['connected', 'serialized-error']);
    const requestId = response.headers.get('x-request-id');
    expect(events[1]?.data).toMatchObject({ message: data.code, data: { ...data, requestId } });
  });
}
