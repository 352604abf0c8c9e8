import { isRecord, type JsonRecord, numberOrUndefined, textOrNull } from './json.ts';

/** An error object of a server, in one shape. */
export interface ErrorPayload {
  readonly message: string | null;
  readonly type: string | null;
  readonly code: string | null;
  /** A numeric `code`, also when it is written as a string. */
  readonly status: number | undefined;
  readonly promptTokens: number | undefined;
  readonly contextSize: number | undefined;
}

/**
 * The error inside a JSON value, or null when it is none: `{"error":{…}}` (OpenAI, vLLM, llama.cpp, LiteLLM),
 * `{"error":"text","error_type":…}` (TGI, Ollama) and flat `{"object":"error",…}` (vLLM before 0.9).
 */
export function findErrorPayload(value: unknown): ErrorPayload | null {
  if (!isRecord(value)) return null;
  const { error } = value;
  if (isRecord(error)) return readErrorPayload(error);
  const message = textOrNull(error);
  if (message !== null) return { ...readErrorPayload(value), message, type: textOrNull(value.error_type) };
  return value.object === 'error' ? readErrorPayload(value) : null;
}

/** An error object whose fields stand at the top, as under `event: error`. */
export function readErrorPayload(error: JsonRecord): ErrorPayload {
  return {
    message: textOrNull(error.message),
    type: textOrNull(error.type),
    code: typeof error.code === 'number' ? String(error.code) : textOrNull(error.code),
    status: httpStatus(error.code),
    promptTokens: numberOrUndefined(error.n_prompt_tokens),
    contextSize: numberOrUndefined(error.n_ctx),
  };
}

function httpStatus(code: unknown): number | undefined {
  const status = typeof code === 'string' && /^\d{3}$/.test(code) ? Number(code) : code;
  return typeof status === 'number' && Number.isInteger(status) && status >= 100 && status <= 599 ? status : undefined;
}
