import type { ErrorKind } from '@repo/facts';

/**
 * What a caller learns of an error: tRPC's `error.data` and the body of every JSON error of the host. Never a stack, SQL or path.
 */
export interface ErrorData {
  /** SCREAMING_SNAKE_CASE, stable across releases. */
  readonly code: string;
  readonly kind: ErrorKind;
  /** Translated where it is shown. */
  readonly messageKey: string;
  readonly params: Readonly<Record<string, string>>;
  /** The input field that caused it, as a dotted path. */
  readonly field?: string;
  /** Seconds after which a retry makes sense. */
  readonly retryAfter?: number;
  /** Also in the header `x-request-id` and in the log. */
  readonly requestId: string;
}
