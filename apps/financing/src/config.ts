import { z } from 'zod';

/** Financing's entry in `buniyad.config.ts`. */
export const configSchema = z.strictObject({
  /** Tokens of models that an organization may use in a calendar month; left out: as many as its plan gives. */
  monthlyTokens: z.int().min(0).optional(),
});
