import { z } from 'zod';
import type { InvoiceLine } from '../provider/truth.ts';

/** Lines of an invoice as they are stored: amounts as decimal digits. */
export const storedLines = z.array(
  z.object({
    description: z.object({ ur: z.string(), en: z.string() }),
    quantity: z.number(),
    amount: z.string().transform(BigInt),
  }),
);

export const storeLines = (lines: readonly InvoiceLine[]) =>
  lines.map(({ description, quantity, amount }) => ({ description: { ...description }, quantity, amount: `${amount}` }));
