import { z } from 'zod';

/** The assistant's entry in `buniyad.config.ts`. */
export const configSchema = z.strictObject({
  /** Tokens of models that an organization may use in a calendar month; left out: as many as it likes. */
  monthlyTokens: z.int().min(0).optional(),
});
