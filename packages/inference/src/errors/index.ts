export { classify, streamError } from './classify.ts';
export { type ErrorPayload, findErrorPayload, readErrorPayload } from './error-payload.ts';
export { type HttpAnswer, httpError } from './http-error.ts';
export { type ErrorDetails, InferenceError, maxMessageLength } from './inference-error.ts';
export { type Headers, header, retryAfterMs } from './retry-after.ts';
export { isRetryable } from './retryable.ts';
