import type { ErrorCode } from '../types/error-codes.ts';
import type { ErrorPayload } from './error-payload.ts';
import { InferenceError } from './inference-error.ts';

const aboutContext = /context (?:length|size|window)|maximum context|max_new_tokens/i;

const codeByStatus: Readonly<Record<number, ErrorCode>> = {
  401: 'unauthorized',
  403: 'unauthorized',
  404: 'model_not_found',
  429: 'rate_limited',
  501: 'not_supported',
  503: 'unavailable',
};

/**
 * The class of a server's error. A status of an HTTP answer is the answer's own; inside a stream it is the numeric `code` of the
 * error object, and what has no better class is `upstream_error` there, also for 400.
 */
export function classify(payload: ErrorPayload | null, status: number | undefined, where: 'http' | 'stream'): ErrorCode {
  const named = payload === null ? null : codeByName(payload, status);
  if (named !== null) return named;
  const byStatus = status === undefined ? undefined : codeByStatus[status];
  if (byStatus !== undefined) return byStatus;
  if (payload?.type === 'not_found_error') return 'model_not_found';
  return where === 'http' && status !== undefined && status < 500 ? 'invalid_request' : 'upstream_error';
}

function codeByName({ type, code, message }: ErrorPayload, status: number | undefined): ErrorCode | null {
  if (type === 'exceed_context_size_error' || code === 'context_length_exceeded') return 'context_length_exceeded';
  // Not for 500: llama.cpp ends a stream that outgrew its window with that status and the same words.
  const refused = status === undefined || status === 400 || status === 413 || status === 422;
  if (refused && aboutContext.test(message ?? '')) return 'context_length_exceeded';
  // OpenAI sends `insufficient_quota` with 429, where waiting does not help.
  if (type === 'budget_exceeded' || type === 'insufficient_quota' || code === 'insufficient_quota') return 'quota_exceeded';
  if (type === 'overloaded') return 'overloaded';
  return type === 'no_model' ? 'no_model' : null;
}

/** An error object inside a stream, as an error. */
export function streamError(payload: ErrorPayload): InferenceError {
  const { status, promptTokens, contextSize } = payload;
  const message = payload.message ?? payload.type ?? undefined;
  return new InferenceError(classify(payload, status, 'stream'), { message, status, promptTokens, contextSize });
}
