import type { ErrorCode } from '@repo/inference';

/**
 * The message that a screen shows for a call to a model that failed. The words are a catalogue of their own, `modelErrorMessages`, which
 * a screen loads where it needs them: the first one does not.
 */
export const modelErrorKeys: { readonly [Code in ErrorCode]: `server.model.error.${Code}` } = {
  aborted: 'server.model.error.aborted',
  audit_unavailable: 'server.model.error.audit_unavailable',
  circuit_open: 'server.model.error.circuit_open',
  config_invalid: 'server.model.error.config_invalid',
  connect_failed: 'server.model.error.connect_failed',
  context_length_exceeded: 'server.model.error.context_length_exceeded',
  invalid_request: 'server.model.error.invalid_request',
  licence_denied: 'server.model.error.licence_denied',
  model_not_found: 'server.model.error.model_not_found',
  no_model: 'server.model.error.no_model',
  not_supported: 'server.model.error.not_supported',
  overloaded: 'server.model.error.overloaded',
  protocol_error: 'server.model.error.protocol_error',
  quota_exceeded: 'server.model.error.quota_exceeded',
  rate_limited: 'server.model.error.rate_limited',
  response_too_large: 'server.model.error.response_too_large',
  stream_incomplete: 'server.model.error.stream_incomplete',
  structured_output_incomplete: 'server.model.error.structured_output_incomplete',
  structured_output_invalid: 'server.model.error.structured_output_invalid',
  tier_denied: 'server.model.error.tier_denied',
  timeout: 'server.model.error.timeout',
  unauthorized: 'server.model.error.unauthorized',
  unavailable: 'server.model.error.unavailable',
  upstream_error: 'server.model.error.upstream_error',
};
