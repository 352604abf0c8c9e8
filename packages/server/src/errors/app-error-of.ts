import { mapDatabaseError } from '@repo/db';
import { AppError } from '@repo/facts';
import { TRPCError } from '@trpc/server';
import { ZodError } from 'zod';
import { protocolError } from './protocol-error.ts';

/** tRPC's own refusals that say something to a caller. */
const trpcRefusals: Readonly<Record<string, () => AppError>> = {
  BAD_REQUEST: () => new AppError('INVALID_INPUT'),
  NOT_FOUND: () => new AppError('NOT_FOUND', { kind: 'not-found' }),
  METHOD_NOT_SUPPORTED: () => protocolError('METHOD_NOT_SUPPORTED'),
  UNSUPPORTED_MEDIA_TYPE: () => protocolError('UNSUPPORTED_MEDIA_TYPE'),
};

/**
 * The error that a caller may see for whatever was thrown. What is not understood becomes `INTERNAL` with the original as its
 * cause, for the log alone.
 */
export function appErrorOf(thrown: unknown): AppError {
  if (isAppError(thrown)) return thrown;
  if (thrown instanceof TRPCError) return ofTrpc(thrown);
  // Before the database is asked: a broken connection to it has the same code.
  if (isCutOff(thrown)) return new AppError('REQUEST_CUT_OFF', { messageKey: 'errors.NETWORK', cause: thrown });
  const mapped = mapDatabaseError(thrown);
  return isAppError(mapped) ? mapped : new AppError('INTERNAL', { kind: 'internal', cause: thrown });
}

/** What Node says to who reads the body of a request whose client is gone, or was too slow. Nobody hears the answer. */
function isCutOff(thrown: unknown): boolean {
  return thrown instanceof Error && thrown.message === 'aborted' && 'code' in thrown && thrown.code === 'ECONNRESET';
}

/** By shape, not by class: in development the database and the reloaded modules have a copy of the class each. */
function isAppError(thrown: unknown): thrown is AppError {
  return thrown instanceof Error && thrown.name === 'AppError' && 'kind' in thrown && 'messageKey' in thrown;
}

function ofTrpc(error: TRPCError): AppError {
  const { cause, code } = error;
  if (cause instanceof ZodError && code === 'BAD_REQUEST') return ofInput(cause);
  if (cause !== undefined) return appErrorOf(cause);
  return trpcRefusals[code]?.() ?? new AppError('INTERNAL', { kind: 'internal', cause: error });
}

/** Names the first field that does not fit its schema; an unknown key is named itself. */
function ofInput(cause: ZodError): AppError {
  const [issue] = cause.issues;
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  const field = [...(issue?.path ?? []), ...unknown].map(String).join('.');
  return new AppError('INVALID_INPUT', { cause, ...(field ? { field } : {}) });
}
