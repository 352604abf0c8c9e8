import { InferenceError } from '../errors/index.ts';
import type { ErrorCode } from '../types/error-codes.ts';
import type { FallbackReason } from './types.ts';

const reasons: Partial<Record<ErrorCode, FallbackReason>> = {
  no_model: 'no_model',
  model_not_found: 'no_model',
  connect_failed: 'no_model',
  unavailable: 'no_model',
  quota_exceeded: 'budget',
  timeout: 'time',
  overloaded: 'time',
  rate_limited: 'time',
  circuit_open: 'time',
  tier_denied: 'policy',
  licence_denied: 'policy',
  audit_unavailable: 'policy',
};

/** What is said of an error that ended a model's text. */
export function reasonOf(error: unknown): FallbackReason {
  return (error instanceof InferenceError ? reasons[error.code] : undefined) ?? 'failed';
}
