import { AppError } from '@repo/facts';
import { expect, test } from 'vitest';
import { mapDatabaseError, sqlStateOf } from './database-error.ts';

const failure = (fields: object, message = 'relation "secret" of user 42') => Object.assign(new Error(message), fields);

/** As the driver adapter wraps an error of the server. */
const throughPrisma = (originalCode: string) =>
  failure({ code: 'P2010', meta: { driverAdapterError: { cause: { originalCode } } } });

test.each([
  ['CONFLICT', failure({ code: '23505', severity: 'ERROR' })],
  ['CONFLICT', throughPrisma('40001')],
  ['FORBIDDEN', throughPrisma('42501')],
  ['INVALID_INPUT', throughPrisma('22P02')],
  ['DATABASE_UNAVAILABLE', failure({ code: '57P01', severity: 'FATAL' })],
  ['DATABASE_UNAVAILABLE', failure({ code: '08006', severity: 'FATAL' })],
  ['DATABASE_UNAVAILABLE', failure({ code: 'ECONNREFUSED' })],
  ['DATABASE_UNAVAILABLE', failure({}, 'Connection terminated unexpectedly')],
  ['DATABASE_UNAVAILABLE', failure({}, 'timeout exceeded when trying to connect')],
  ['DATABASE_UNAVAILABLE', failure({ code: 'P2028' })],
  ['DATABASE_UNAVAILABLE', failure({ code: 'P2010', meta: { driverAdapterError: { cause: { kind: 'ConnectionClosed' } } } })],
  ['DATABASE_UNAVAILABLE', failure({ name: 'DriverAdapterError', cause: { kind: 'ConnectionClosed' } }, 'ConnectionClosed')],
  ['CONFLICT', failure({ name: 'DriverAdapterError', cause: { kind: 'postgres', originalCode: '40001' } })],
  ['DATABASE_UNAVAILABLE', failure({}, 'Client has encountered a connection error and is not queryable')],
  [
    'DATABASE_UNAVAILABLE',
    failure({ code: 'P2010', meta: { driverAdapterError: new Error('Connection terminated unexpectedly') } }),
  ],
  ['NOT_FOUND', failure({ code: 'P2025' })],
  ['CONFLICT', failure({ code: 'P2002' })],
  ['LAST_OWNER', throughPrisma('OR002')],
])('%s', (code, error) => {
  const mapped = mapDatabaseError(error);
  expect(mapped).toBeInstanceOf(AppError);
  expect(mapped).toMatchObject({ code, message: code, params: {}, cause: error });
});

test('a file beyond the space of its organization says how large that is', () => {
  const error = failure({ code: 'OR003', severity: 'ERROR', detail: '1073741824' });
  expect(mapDatabaseError(error)).toMatchObject({ code: 'FILE_QUOTA', kind: 'too-large', params: { megabytes: '1024' } });
});

test.each([
  new AppError('QUOTE_STALE'),
  new TypeError('x'),
  failure({ code: '42703', severity: 'ERROR' }),
  failure({ code: 'P2999' }),
  'text',
  null,
])('leaves %s as it is', (error) => {
  expect(mapDatabaseError(error)).toBe(error);
});

test('full seats say how many there are, through either driver', () => {
  const seats = { code: 'SEAT_LIMIT', kind: 'forbidden', params: { seats: '7' } };
  const cause = { originalCode: 'OR001', detail: '7' };
  expect(mapDatabaseError(failure({ code: 'OR001', severity: 'ERROR', detail: '7' }))).toMatchObject(seats);
  expect(mapDatabaseError(failure({ code: 'P2039', meta: { driverAdapterError: { cause } } }))).toMatchObject(seats);
});

test('what can be tried again says when', () => {
  expect(mapDatabaseError(failure({ code: 'ECONNRESET' }))).toMatchObject({ kind: 'unavailable', retryAfter: 2 });
});

test('a SQLSTATE is not any code of five letters', () => {
  expect(sqlStateOf(failure({ code: 'EPIPE' }))).toBeNull();
  expect(sqlStateOf(failure({ code: 'P2002', meta: {} }))).toBeNull();
  expect(sqlStateOf(throughPrisma('23505'))).toBe('23505');
});
