import type { DecisionReason, InferenceError } from '@repo/inference';

/**
 * Why no model is used: what the policy decided; nobody said under whose law this machine stands; or the record of decisions cannot be
 * written, and what is not written down must not happen.
 */
export type RefusalReason = Exclude<DecisionReason, 'allowed'> | 'no_jurisdiction' | 'audit_unavailable';

/** Null for an error that is no refusal. */
export function refusalOf({ code, reason }: InferenceError): RefusalReason | null {
  if (code === 'audit_unavailable') return code;
  return reason === undefined || reason === 'allowed' ? null : reason;
}
