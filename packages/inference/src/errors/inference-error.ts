import type { DecisionReason } from '../types/decision.ts';
import type { ErrorCode, TimeoutPhase } from '../types/error-codes.ts';
import type { PartialChat } from '../types/outcome.ts';
import { isRetryable } from './retryable.ts';

export interface ErrorDetails {
  /** For logs. Of a server's own text the first 300 characters are kept. */
  message?: string | undefined;
  status?: number | undefined;
  /** Overrides what code, status and phase say. */
  retryable?: boolean | undefined;
  retryAfterMs?: number | undefined;
  phase?: TimeoutPhase | undefined;
  /** Of `tier_denied` and `licence_denied`: the rule that decided. */
  reason?: DecisionReason | undefined;
  endpointId?: string | undefined;
  requestId?: string | undefined;
  partial?: PartialChat | undefined;
  /** Tokens of the prompt and of the model's window, when the server gave them. */
  promptTokens?: number | undefined;
  contextSize?: number | undefined;
  cause?: unknown;
}

/** In UTF-16 units. */
export const maxMessageLength = 300;

/**
 * The one error of this package. It never holds a prompt, a key or a body: `message` is at most 300 characters, ours or the
 * server's own error text.
 */
export class InferenceError extends Error {
  override readonly name = 'InferenceError';
  readonly code: ErrorCode;
  /** The same call may succeed later, and nothing of it was shown yet. */
  readonly retryable: boolean;
  readonly status: number | undefined;
  readonly retryAfterMs: number | undefined;
  readonly phase: TimeoutPhase | undefined;
  readonly reason: DecisionReason | undefined;
  readonly endpointId: string | undefined;
  readonly requestId: string | undefined;
  readonly partial: PartialChat | undefined;
  readonly promptTokens: number | undefined;
  readonly contextSize: number | undefined;

  constructor(code: ErrorCode, details: ErrorDetails = {}) {
    super(
      (details.message ?? code).slice(0, maxMessageLength),
      details.cause === undefined ? undefined : { cause: details.cause },
    );
    this.code = code;
    this.retryable = details.retryable ?? isRetryable(code, details.status, details.phase);
    this.status = details.status;
    this.retryAfterMs = details.retryAfterMs;
    this.phase = details.phase;
    this.reason = details.reason;
    this.endpointId = details.endpointId;
    this.requestId = details.requestId;
    this.partial = details.partial;
    this.promptTokens = details.promptTokens;
    this.contextSize = details.contextSize;
  }

  /** The same error with more known about it; what is not named stays. */
  with(details: ErrorDetails): InferenceError {
    const { code, message, retryable, status, retryAfterMs, phase, endpointId, requestId, partial, cause } = this;
    const { promptTokens, contextSize, reason } = this;
    const known = {
      message,
      retryable,
      status,
      retryAfterMs,
      phase,
      reason,
      endpointId,
      requestId,
      partial,
      cause,
      promptTokens,
      contextSize,
    };
    return new InferenceError(code, { ...known, ...details });
  }
}
