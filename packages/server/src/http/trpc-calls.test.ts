import { AppError } from '@repo/facts';
import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { testContext } from '../testing/test-context.ts';
import { unopenedDatabase } from '../testing/unopened-database.ts';
import { t } from '../trpc/kernel.ts';
import { publicProcedure } from '../trpc/public-procedure.ts';
import type { HostEnv } from './host-env.ts';
import { answerCalls, ordinaryCalls } from './trpc-calls.ts';
import { trpcHeaders } from './trpc-headers.ts';

const router = t.router({
  shop: t.router({
    echo: publicProcedure.input(z.strictObject({ text: z.string() })).query(({ input }) => input.text),
    nothing: publicProcedure.query(() => undefined),
    optional: publicProcedure.input(z.string().optional()).query(({ input }) => ({ input })),
    date: publicProcedure.query(() => ({ at: new Date(0), none: undefined, long: 'آ'.repeat(2000) })),
    add: publicProcedure.input(z.strictObject({ text: z.string() })).mutation(({ input }) => input),
    missing: publicProcedure.query(() => {
      throw new AppError('SHOP_GONE', { kind: 'not-found' });
    }),
    limited: publicProcedure.query(() => {
      throw new AppError('TOO_MANY', { kind: 'too-many', retryAfter: 7 });
    }),
    breaks: publicProcedure.query(() => {
      throw new TypeError('of the inside');
    }),
  }),
});

const ctx = testContext({ db: unopenedDatabase });

/** Answers by our own code where it takes the call, with null where it leaves it to tRPC's. */
const ours = new Hono<HostEnv>().all('/trpc/*', async (c) => {
  const calls = await ordinaryCalls(router)(c);
  return calls ? answerCalls(calls, { router, ctx }) : c.body(null, 204);
});

const theirs = (request: Request) =>
  fetchRequestHandler({
    endpoint: '/trpc',
    req: request,
    router,
    createContext: () => ctx,
    responseMeta: ({ errors }) => ({ headers: trpcHeaders(errors) }),
  });

const inputOf = (input: unknown) => `input=${encodeURIComponent(JSON.stringify(input))}`;
const post = (body: string) => ({ method: 'POST', body, headers: { 'content-type': 'application/json' } });

/** What an answer says to a client; the length that ours adds is held against the body. */
async function said(response: Response) {
  const text = await response.text();
  const headers = new Map(response.headers);
  const length = headers.get('content-length');
  if (length !== undefined) expect(Number(length)).toBe(Buffer.byteLength(text));
  headers.delete('content-length');
  return { status: response.status, headers: [...headers].toSorted(), body: JSON.parse(text) as unknown };
}

test.each<[name: string, path: string, init?: RequestInit]>([
  ['a query', `shop.echo?${inputOf({ text: 'سلام & more' })}`],
  ['a query without input that gives nothing', 'shop.nothing'],
  ['an input that may be absent, absent', 'shop.optional'],
  ['a date, what is undefined, and a long text', 'shop.date'],
  ['a mutation', 'shop.add', post('{"text":"a"}')],
  ['a mutation without a body', 'shop.add', post('')],
  ['an input that is wrong', `shop.echo?${inputOf({ text: 1 })}`],
  ['an input that is absent', 'shop.echo'],
  ['a failure that is told', 'shop.missing'],
  ['a failure that is not told', 'shop.breaks'],
  ['a failure with a wait', 'shop.limited'],
  ['a batch of one', `shop.echo?batch=1&${inputOf({ 0: { text: 'a' } })}`],
  ['a batch with a hole', `shop.optional,shop.optional?batch=1&${inputOf({ 1: 'b' })}`],
  ['a batch without input', 'shop.nothing,shop.nothing?batch=1'],
  ['a batch that fails in part', `shop.nothing,shop.limited,shop.missing?batch=1`],
  ['a batch that fails as a whole, alike', 'shop.missing,shop.missing?batch=1'],
  ['a batch that fails as a whole, in two ways', 'shop.limited,shop.breaks?batch=1'],
  ['a batch of changes', 'shop.add,shop.add?batch=1', post('{"0":{"text":"a"},"1":{"text":"b"}}')],
  ['a batch of changes, one of them wrong', 'shop.add,shop.add?batch=1', post('{"0":{"text":"a"},"1":{}}')],
])("%s is answered as by tRPC's own adapter", async (_, path, init) => {
  const request = new Request(`http://localhost/trpc/${path}`, init);
  const mine = await ours.request(request.clone());
  expect(mine.status).not.toBe(204);
  expect(await said(mine)).toEqual(await said(await theirs(request)));
});

test.each<[name: string, path: string, init?: RequestInit]>([
  ['an unknown name', 'shop.absent'],
  ['an unknown name in a batch', 'shop.nothing,shop.absent?batch=1'],
  ['a mutation by GET', `shop.add?${inputOf({ text: 'a' })}`],
  ['a query by POST', 'shop.echo', post('{"text":"a"}')],
  ['a batch of both kinds', 'shop.nothing,shop.add?batch=1'],
  ['a batch whose input is a list', `shop.echo?batch=1&${inputOf([{ text: 'a' }])}`],
  ['a batch that is to be streamed', 'shop.nothing?batch=1', { headers: { 'trpc-accept': 'application/jsonl' } }],
  [
    'a batch that is to be streamed, asked for by the other header',
    'shop.nothing?batch=1',
    { headers: { accept: 'application/jsonl' } },
  ],
])('%s is left to it', async (_, path, init) => {
  expect((await ours.request(`http://localhost/trpc/${path}`, init)).status).toBe(204);
});
