/** A run that failed because the organization has used its tokens of the month, as one column stores it. */
import { AppError } from '@repo/facts';
import { InferenceError } from '@repo/inference';
import { z } from 'zod';

export const limitView = z.strictObject({
  /** Tokens of a month. */
  units: z.string(),
  /** First day of the next month. */
  resets: z.string(),
});
export type LimitView = z.output<typeof limitView>;

const code = 'monthly_limit';

/** @returns null for any other failure */
export function limitFailure(failure: unknown): string | null {
  const thrown = failure instanceof InferenceError && failure.code === 'quota_exceeded' ? failure.cause : failure;
  if (!(thrown instanceof AppError) || thrown.code !== 'QUOTA_EXCEEDED') return null;
  return [code, thrown.params.limit, thrown.params.resets].join(' ');
}

/** The failure's code, and which limit it was where it was one. */
export function readFailure(stored: string | null): { readonly failure: string | null; readonly limit: LimitView | null } {
  const [, units, resets] = /^monthly_limit (\d+) (\d{4}-\d\d-\d\d)$/.exec(stored ?? '') ?? [];
  return units !== undefined && resets !== undefined
    ? { failure: code, limit: { units, resets } }
    : { failure: stored, limit: null };
}
