/** Which of the time limits ended a call. */
export type TimeoutPhase = 'queue' | 'connect' | 'first_token' | 'between_tokens' | 'total';

/** Every way in which a call can fail; what may be repeated is in `errors/retryable.ts`. */
export type ErrorCode =
  | 'aborted'
  | 'timeout'
  | 'connect_failed'
  | 'unavailable'
  | 'overloaded'
  | 'rate_limited'
  | 'quota_exceeded'
  | 'unauthorized'
  | 'model_not_found'
  | 'not_supported'
  | 'invalid_request'
  | 'context_length_exceeded'
  | 'upstream_error'
  | 'protocol_error'
  | 'stream_incomplete'
  | 'structured_output_incomplete'
  | 'structured_output_invalid'
  | 'tier_denied'
  | 'licence_denied'
  | 'audit_unavailable'
  | 'no_model'
  | 'circuit_open'
  | 'response_too_large'
  | 'config_invalid';
