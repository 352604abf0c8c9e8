/** Why an operator acts. */
import { z } from 'zod';

/** One line that a person can read, as it stands in a record: no control characters, no bidirectional overrides. */
export const reasonSchema = z
  .string()
  .trim()
  .min(3)
  .max(300)
  .regex(/^[^\p{Cc}\u202a-\u202e\u2066-\u2069]*$/u);
