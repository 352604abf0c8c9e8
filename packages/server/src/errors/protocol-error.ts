import { AppError } from '@repo/facts';

/**
 * A request that no screen of the product sends: wrong verb, type or shape. A person who meets one can only report it, so its
 * message is the general one.
 */
export function protocolError(
  code:
    | 'METHOD_NOT_SUPPORTED'
    | 'UNSUPPORTED_MEDIA_TYPE'
    | 'INVALID_JSON'
    | 'NESTED_TOO_DEEP'
    | 'IDEMPOTENCY_KEY_INVALID'
    | 'IDEMPOTENCY_KEY_BATCH'
    | 'IDEMPOTENCY_KEY_REQUIRED'
    | 'IDEMPOTENCY_KEY_REUSED',
  cause?: unknown,
): AppError {
  return new AppError(code, { messageKey: 'errors.INTERNAL', ...(cause === undefined ? {} : { cause }) });
}
