import { classify } from './classify.ts';
import { findErrorPayload } from './error-payload.ts';
import { InferenceError } from './inference-error.ts';
import { isRecord, parseJson, textOrNull } from './json.ts';
import { type Headers, header, retryAfterMs } from './retry-after.ts';

/** An HTTP answer that is not a reply. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** As much of the body as was read. */
  readonly body: string;
}

/** The error that an answer with a status other than 2xx stands for. A redirect is refused, also to the same origin. */
export function httpError({ status, headers, body }: HttpAnswer, nowMs: number): InferenceError {
  if (status >= 300 && status < 400)
    return new InferenceError('tier_denied', { status, reason: 'redirect', message: `Redirect refused (${status})` });
  const json = parseJson(body);
  const payload = findErrorPayload(json);
  const code = classify(payload, status, 'http');
  return new InferenceError(code, {
    status,
    message: payload?.message ?? detail(json) ?? hint(status),
    retryable: shouldRetry(headers),
    retryAfterMs: retryAfterMs(headers, nowMs),
    promptTokens: payload?.promptTokens,
    contextSize: payload?.contextSize,
  });
}

/** The server's own word on it, where it gives one; it stands above the class of the status. */
function shouldRetry(headers: Headers): boolean | undefined {
  const value = header(headers, 'x-should-retry');
  if (value === 'true') return true;
  return value === 'false' ? false : undefined;
}

/** The text of a FastAPI error. */
const detail = (json: unknown): string | null => (isRecord(json) ? textOrNull(json.detail) : null);

const hint = (status: number): string =>
  status === 404 ? 'HTTP 404: no such model, or the base URL lacks its /v1' : `HTTP ${status}`;
