import type { AppError, ErrorKind } from '@repo/facts';
import type { TRPC_ERROR_CODE_KEY } from '@trpc/server/rpc';

interface Names {
  readonly status: 400 | 401 | 402 | 403 | 404 | 405 | 409 | 413 | 415 | 422 | 429 | 500 | 503;
  readonly trpc: TRPC_ERROR_CODE_KEY;
}

const byKind: Readonly<Record<ErrorKind, Names>> = {
  invalid: { status: 400, trpc: 'BAD_REQUEST' },
  unauthenticated: { status: 401, trpc: 'UNAUTHORIZED' },
  forbidden: { status: 403, trpc: 'FORBIDDEN' },
  'not-found': { status: 404, trpc: 'NOT_FOUND' },
  conflict: { status: 409, trpc: 'CONFLICT' },
  'too-many': { status: 429, trpc: 'TOO_MANY_REQUESTS' },
  'too-large': { status: 413, trpc: 'PAYLOAD_TOO_LARGE' },
  unavailable: { status: 503, trpc: 'SERVICE_UNAVAILABLE' },
  internal: { status: 500, trpc: 'INTERNAL_SERVER_ERROR' },
};

/** What has a status of its own: a missing payment, and faults of the protocol. */
const byCode: Readonly<Record<string, Names>> = {
  PAYMENT_REQUIRED: { status: 402, trpc: 'PAYMENT_REQUIRED' },
  METHOD_NOT_SUPPORTED: { status: 405, trpc: 'METHOD_NOT_SUPPORTED' },
  UNSUPPORTED_MEDIA_TYPE: { status: 415, trpc: 'UNSUPPORTED_MEDIA_TYPE' },
  IDEMPOTENCY_KEY_REUSED: { status: 422, trpc: 'UNPROCESSABLE_CONTENT' },
};

/** What HTTP and tRPC call an error. */
export function namesOf(error: AppError): Names {
  return byCode[error.code] ?? byKind[error.kind];
}
