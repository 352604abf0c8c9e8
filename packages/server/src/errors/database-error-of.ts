import { AppError } from '@repo/facts';

/** Prisma's codes: unreachable, timed out, closed, pool exhausted, transaction not started. */
const down = new Set(['P1001', 'P1002', 'P1008', 'P1011', 'P1017', 'P2024', 'P2037']);
/** The driver's and PostgreSQL's codes for the same: refused, reset, admin shutdown, crash, starting, too many connections. */
const driverDown = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOTFOUND', 'ETIMEDOUT', '57P01', '57P02', '57P03', '53300', '08006', '08001', '08003']);

/** What a failure of the database means to a caller, without a word of its message; undefined when it is not understood. */
export function databaseErrorOf(thrown: unknown): AppError | undefined {
  for (let error: unknown = thrown, depth = 0; error instanceof Error && depth < 6; error = error.cause, depth += 1) {
    const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
    if (code === undefined) continue;
    if (down.has(code) || driverDown.has(code)) {
      return new AppError('DATABASE_UNAVAILABLE', { kind: 'unavailable', retryAfter: 2, cause: thrown });
    }
    if (code === 'P2002' || code === 'P2034') return new AppError('CONFLICT', { kind: 'conflict', cause: thrown });
    if (code === 'P2025') return new AppError('NOT_FOUND', { kind: 'not-found', cause: thrown });
    if (code === 'P2039' || code === '42501') return new AppError('FORBIDDEN', { kind: 'forbidden', cause: thrown });
  }
  return undefined;
}
