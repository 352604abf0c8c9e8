/** What the database says, as an error that a person can act on. Its text, with table names and values, stays in the cause. */
import { AppError } from '@repo/facts';
import { errorCode } from './error-code.ts';

type Mapped = { code: string; options: ConstructorParameters<typeof AppError>[1] };

const conflict: Mapped = { code: 'CONFLICT', options: { kind: 'conflict' } };
const forbidden: Mapped = { code: 'FORBIDDEN', options: { kind: 'forbidden' } };
const notFound: Mapped = { code: 'NOT_FOUND', options: { kind: 'not-found' } };
const invalid: Mapped = { code: 'INVALID_INPUT', options: { kind: 'invalid' } };
const unavailable: Mapped = { code: 'DATABASE_UNAVAILABLE', options: { kind: 'unavailable', retryAfter: 2 } };

/** By SQLSTATE. */
const bySqlState: Readonly<Record<string, Mapped>> = {
  '23505': conflict, // unique
  '23503': conflict, // foreign key
  '23001': conflict, // restrict
  '40001': conflict, // serialization failure
  '40P01': conflict, // deadlock
  '42501': forbidden, // row-level security, missing grant
  '22P02': invalid, // text that is not a value of the type
  '22003': invalid, // number out of range
  '22001': invalid, // text too long
  '22021': invalid, // a character that the encoding lacks, such as NUL
  '53300': unavailable, // too many connections
  '57014': unavailable, // cancelled: a limit of the server's or of ours
  '57P01': unavailable, // shut down by the administrator
  '57P02': unavailable, // crash
  '57P03': unavailable, // starting up
  OR002: { code: 'LAST_OWNER', options: { kind: 'forbidden' } }, // raised by the trigger on member
};

/** By Prisma's code, for errors that carry no SQLSTATE. */
const byPrismaCode: Readonly<Record<string, Mapped>> = {
  P1001: unavailable, // not reachable
  P1002: unavailable, // timed out
  P1008: unavailable, // socket timeout
  P1017: unavailable, // connection closed
  P2002: conflict,
  P2003: conflict,
  P2034: conflict,
  P2025: notFound,
  P2028: unavailable, // no connection in time, or the transaction took too long
};

/** What the driver adapter calls it where a raw query of Prisma's has no code. */
const adapterUnavailable = new Set<unknown>([
  'ConnectionClosed',
  'DatabaseNotReachable',
  'SocketTimeout',
  'TooManyConnections',
]);

/** What node-postgres says where it gives no code: of a connection that broke, of one that is used after that, and of a limit. */
const away = /Connection terminated|timeout exceeded when trying to connect|is not queryable|Query read timeout/;

const byNodeCode = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'ETIMEDOUT', 'EPIPE']);

/**
 * Errors of the database as `AppError` (`CONFLICT`, `FORBIDDEN`, `NOT_FOUND`, `INVALID_INPUT`, `DATABASE_UNAVAILABLE`, and of the
 * counter of an organization `SEAT_LIMIT` with `seats`, `LAST_OWNER`, of its files `FILE_QUOTA` with `megabytes`) with the original as cause; anything else as it came.
 */
export function mapDatabaseError(error: unknown): unknown {
  const mapped = find(error);
  return mapped ? new AppError(mapped.code, { ...mapped.options, cause: error }) : error;
}

function find(error: unknown): Mapped | undefined {
  if (!(error instanceof Error) || error instanceof AppError) return undefined;
  const state = sqlStateOf(error);
  // Raised by the trigger on member, with the number of seats as detail.
  if (state === 'OR001') return { code: 'SEAT_LIMIT', options: { kind: 'forbidden', params: { seats: detailOf(error) } } };
  // Raised by the trigger on stored_file, with the quota in bytes as detail.
  if (state === 'OR003') return fileQuota(Number(detailOf(error)));
  if (state) return bySqlState[state] ?? (state.startsWith('08') ? unavailable : undefined);
  if (adapterUnavailable.has(property(driverCauseOf(error), 'kind'))) return unavailable;
  const code = errorCode(error);
  if (code && byNodeCode.has(code)) return unavailable;
  if (away.test(error.message) || away.test(String(property(property(error, 'meta'), 'driverAdapterError'))))
    return unavailable;
  return code ? byPrismaCode[code] : undefined;
}

function fileQuota(bytes: number): Mapped {
  return { code: 'FILE_QUOTA', options: { kind: 'too-large', params: { megabytes: String(Math.floor(bytes / 1_048_576)) } } };
}

/**
 * The SQLSTATE of an error of node-postgres or, through the driver adapter, of Prisma: "23505".
 * Null when the error is of another kind.
 */
export function sqlStateOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const own = errorCode(error);
  if (own && 'severity' in error && /^[0-9A-Z]{5}$/.test(own)) return own;
  const original = property(driverCauseOf(error), 'originalCode');
  return typeof original === 'string' && /^[0-9A-Z]{5}$/.test(original) ? original : null;
}

/** The server's DETAIL; empty where it gave none. */
function detailOf(error: Error): string {
  const detail = property(error, 'detail') ?? property(driverCauseOf(error), 'detail');
  return typeof detail === 'string' ? detail : '';
}

/** Of an error that Prisma wraps, and of one of the adapter itself: a transaction's beginning and end are not wrapped. */
function driverCauseOf(error: Error): unknown {
  if (error.name === 'DriverAdapterError') return error.cause;
  return property(property(property(error, 'meta'), 'driverAdapterError'), 'cause');
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
