import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { AppError } from '@repo/facts';
import { TRPCError } from '@trpc/server';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { appErrorOf } from './app-error-of.ts';
import { errorDataOf } from './error-data-of.ts';
import { namesOf } from './kinds.ts';

const badInput = (schema: z.ZodType, value: unknown) => {
  const result = schema.safeParse(value);
  return new TRPCError({ code: 'BAD_REQUEST', cause: result.error });
};

test('an AppError stays itself, also inside tRPC and from another copy of the class', () => {
  const error = new AppError('QUOTE_CHANGED', { kind: 'conflict', params: { revision: '2' } });
  expect(appErrorOf(error)).toBe(error);
  expect(appErrorOf(new TRPCError({ code: 'INTERNAL_SERVER_ERROR', cause: error }))).toBe(error);
  const copy = Object.assign(new Error('X'), {
    name: 'AppError',
    code: 'X',
    kind: 'conflict',
    messageKey: 'errors.X',
    params: {},
  });
  expect(namesOf(appErrorOf(copy)).status).toBe(409);
});

test('input that does not fit names its field, an unknown key names itself', () => {
  const schema = z.strictObject({ quote: z.strictObject({ title: z.string() }) });
  expect(appErrorOf(badInput(schema, { quote: { title: 3 } }))).toMatchObject({ code: 'INVALID_INPUT', field: 'quote.title' });
  expect(appErrorOf(badInput(schema, { quote: { title: 'a', price: 1 } }))).toMatchObject({ field: 'quote.price' });
  expect(appErrorOf(badInput(z.string(), 1)).field).toBeUndefined();
});

test('an AppError thrown while parsing is the answer', () => {
  const cause = new AppError('MONEY_INVALID', { field: 'price' });
  expect(appErrorOf(new TRPCError({ code: 'BAD_REQUEST', cause }))).toBe(cause);
});

test('what is not understood is INTERNAL and shows nothing of itself', () => {
  const error = appErrorOf(new Error('SELECT * FROM "user" at /srv/app/db.ts'));
  expect(errorDataOf(error, 'r-1')).toEqual({
    code: 'INTERNAL',
    kind: 'internal',
    messageKey: 'errors.INTERNAL',
    params: { requestId: 'r-1' },
    requestId: 'r-1',
  });
});

test('a failure of the database is what the database package makes of it, without its text', () => {
  const error = appErrorOf(Object.assign(new Error('connect db:5432 as member'), { code: 'P1001' }));
  expect([error.code, namesOf(error).status, error.retryAfter]).toEqual(['DATABASE_UNAVAILABLE', 503, 2]);
  expect(JSON.stringify(errorDataOf(error, ''))).not.toContain('member');
});

test('a body that its client did not send to the end is no failure of the database', async () => {
  const server = createServer((request) => void text(request).catch((thrown: unknown) => server.emit('cut', thrown)));
  onTestFinished(() => void server.close());
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const socket = connect(typeof address === 'object' && address ? address.port : 0, '127.0.0.1');
  socket.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nhalf');
  server.once('request', () => socket.destroy());
  const [thrown] = await once(server, 'cut');
  expect(appErrorOf(thrown)).toMatchObject({ code: 'REQUEST_CUT_OFF', kind: 'invalid' });
});
