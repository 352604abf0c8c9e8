import { AppError } from '@repo/facts';
import { TRPCError } from '@trpc/server';
import { ZodError } from 'zod';
import { databaseErrorOf } from './database-error-of.ts';

/** tRPC's own refusals that say something to a caller. */
const trpcRefusals: Readonly<Record<string, () => AppError>> = {
  NOT_FOUND: () => new AppError('NOT_FOUND', { kind: 'not-found' }),
  METHOD_NOT_SUPPORTED: () => new AppError('METHOD_NOT_SUPPORTED'),
  UNSUPPORTED_MEDIA_TYPE: () => new AppError('UNSUPPORTED_MEDIA_TYPE'),
  PARSE_ERROR: () => new AppError('INVALID_JSON'),
  PAYLOAD_TOO_LARGE: () => new AppError('BODY_TOO_LARGE', { kind: 'too-large' }),
};

/**
 * The error that a caller may see for whatever was thrown. What is not understood becomes `INTERNAL` with the original as its
 * cause, for the log alone.
 */
export function appErrorOf(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  if (thrown instanceof TRPCError) return ofTrpc(thrown);
  return databaseErrorOf(thrown) ?? new AppError('INTERNAL', { kind: 'internal', cause: thrown });
}

function ofTrpc(error: TRPCError): AppError {
  const { cause, code } = error;
  if (cause instanceof AppError) return cause;
  if (code === 'BAD_REQUEST') return ofBadRequest(error);
  const refusal = cause === undefined ? trpcRefusals[code] : undefined;
  return refusal?.() ?? appErrorOf(cause ?? new Error(error.message));
}

function ofBadRequest(error: TRPCError): AppError {
  if (!(error.cause instanceof ZodError)) return new AppError('INVALID_INPUT', { cause: error });
  const path = error.cause.issues[0]?.path.map(String).join('.');
  return new AppError('INVALID_INPUT', { cause: error.cause, ...(path ? { field: path } : {}) });
}
