/** One error shape for all: a code, a message key that is translated where it is shown, and its parameters. */

/** What happened, as HTTP and tRPC name it. */
export type ErrorKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'too-many'
  | 'too-large'
  | 'unavailable'
  | 'internal';

export interface AppErrorOptions {
  /** Defaults to `invalid`. */
  kind?: ErrorKind;
  /** Defaults to `errors.<code>`. */
  messageKey?: string;
  /** Values for the message, already safe to show. */
  params?: Readonly<Record<string, string>>;
  /** The input field that caused it, as a dotted path. */
  field?: string;
  /** Seconds after which a retry makes sense. */
  retryAfter?: number;
  cause?: unknown;
}

/** An error that a person can act on. Its `message` is for logs only. */
export class AppError extends Error {
  override readonly name = 'AppError';
  /** SCREAMING_SNAKE_CASE, stable across releases. */
  readonly code: string;
  readonly kind: ErrorKind;
  readonly messageKey: string;
  readonly params: Readonly<Record<string, string>>;
  readonly field: string | undefined;
  readonly retryAfter: number | undefined;

  constructor(code: string, options: AppErrorOptions = {}) {
    super(code, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.kind = options.kind ?? 'invalid';
    this.messageKey = options.messageKey ?? `errors.${code}`;
    this.params = options.params ?? {};
    this.field = options.field;
    this.retryAfter = options.retryAfter;
  }
}
