/** The one error of this package: what an OpenAI-compatible server says when it cannot answer, and why a start failed. */

/** `error.type` on the wire; the first group is llama.cpp's and OpenAI's, the second is this gateway's own. */
export type GatewayErrorType =
  | 'invalid_request_error'
  | 'exceed_context_size_error'
  | 'authentication_error'
  | 'permission_error'
  | 'not_found_error'
  | 'not_supported_error'
  | 'unavailable_error'
  | 'server_error'
  | 'overloaded'
  | 'no_model'
  | 'slow_reader'
  | 'reader_gone'
  | 'llama_missing'
  | 'model_unreadable'
  | 'model_too_large'
  | 'start_failed';

export interface GatewayErrorOptions {
  /** The request field that caused it. */
  readonly param?: string;
  /** Further fields of the error body, such as `n_ctx`. */
  readonly details?: Readonly<Record<string, unknown>>;
  /** Whole seconds after which a retry makes sense. */
  readonly retryAfter?: number;
  /** False tells clients that the same request will fail again. */
  readonly shouldRetry?: boolean;
  readonly cause?: unknown;
}

/** The body of an error answer. */
export interface ErrorBody {
  readonly error: {
    readonly code: number;
    readonly message: string;
    readonly type: GatewayErrorType;
    readonly param: string | null;
    readonly [detail: string]: unknown;
  };
}

/** An error with an HTTP status, a type and a message in English for the developer who reads it. */
export class GatewayError extends Error {
  override readonly name = 'GatewayError';
  readonly status: number;
  readonly type: GatewayErrorType;
  readonly param: string | null;
  readonly details: Readonly<Record<string, unknown>>;
  readonly retryAfter: number | undefined;
  readonly shouldRetry: boolean | undefined;

  constructor(status: number, type: GatewayErrorType, message: string, options: GatewayErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.status = status;
    this.type = type;
    this.param = options.param ?? null;
    this.details = options.details ?? {};
    this.retryAfter = options.retryAfter;
    this.shouldRetry = options.shouldRetry;
  }

  /** The body in OpenAI's shape; `code` is the status as a number, as llama.cpp's server sends it. */
  toBody(): ErrorBody {
    return { error: { ...this.details, code: this.status, message: this.message, type: this.type, param: this.param } };
  }
}

/** 400: the request itself is wrong. */
export function invalidRequest(message: string, param?: string): GatewayError {
  return new GatewayError(400, 'invalid_request_error', message, param === undefined ? {} : { param });
}

/** 400 with both sizes in tokens, as llama.cpp's server reports a prompt that does not fit. */
export function contextExceeded(promptTokens: number, contextSize: number): GatewayError {
  return new GatewayError(
    400,
    'exceed_context_size_error',
    `The prompt has ${promptTokens} tokens and leaves no room for an answer in the context of ${contextSize} tokens`,
    { details: { n_prompt_tokens: promptTokens, n_ctx: contextSize } },
  );
}

/** The reason of work that ended because its reader is gone: nothing can be answered any more. */
export function readerGone(): GatewayError {
  return new GatewayError(499, 'reader_gone', 'The reader closed the connection');
}
