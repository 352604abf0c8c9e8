/** Why an operator acts. */
import { AppError } from '@repo/facts';
import { z } from 'zod';

/** One line that a person can read, as it stands in a record: no control characters, no bidirectional overrides. */
const line = z
  .string()
  .trim()
  .min(3)
  .max(300)
  .regex(/^[^\p{Cc}\u202a-\u202e\u2066-\u2069]*$/u);

/** @throws AppError `REASON_MISSING` */
export function readReason(given: string): string {
  const result = line.safeParse(given);
  if (result.success) return result.data;
  throw new AppError('REASON_MISSING', { kind: 'invalid', messageKey: 'auth.error.reason-missing', field: 'reason' });
}
