import { GatewayError, type GatewayErrorType } from '../gateway-error.ts';
import type { ModelError, ModelErrorCode } from '../models/model-error.ts';

const notFound = [404, 'not_found_error'] as const;
const conflict = [409, 'invalid_request_error'] as const;
const source = [502, 'unavailable_error'] as const;

/** The rest is a mistake of the request. */
const answers: Partial<Record<ModelErrorCode, readonly [number, GatewayErrorType]>> = {
  unknown_model: notFound,
  file_absent: notFound,
  busy: conflict,
  name_taken: conflict,
  policy_refused: [403, 'permission_error'],
  disk_full: [507, 'unavailable_error'],
  source_refused: source,
  source_unreachable: source,
  bad_answer: source,
  no_length: source,
  wrong_size: source,
  cut: source,
  wrong_hash: source,
  aborted: [503, 'unavailable_error'],
};

/** The same failure for a client, with the code of the model file as `reason`. */
export function modelFileError(cause: ModelError): GatewayError {
  const [status, type] = answers[cause.code] ?? [400, 'invalid_request_error'];
  return new GatewayError(status, type, cause.message, { details: { reason: cause.code }, cause });
}
