import { z } from 'zod';
import { longestTenor, percentPattern, requestedBases, requestedProducts, rupeesPattern } from './quote-address.ts';

const rupees = z.string().regex(rupeesPattern);
const percent = z.string().regex(percentPattern);

/** What a quote is asked with in one sentence; the rest of the contract is ordinary. */
export const quoteRequest = z
  .strictObject({
    product: z.enum(requestedProducts),
    /** Price of the goods or the house. */
    price: rupees,
    /** Paid by the customer at the start: the hamish jiddiyyah of a murabaha, the own share of a musharakah. */
    ownShare: rupees,
    /** Yearly rate of profit or rent in per cent. */
    annualPercent: percent,
    /** Of a murabaha: profit on what is still owed, or `flat`, on the whole of it through the whole tenor. */
    basis: z.enum(requestedBases),
    tenorMonths: z.int().min(1).max(longestTenor),
  })
  .refine(({ product, basis }) => basis !== 'flat' || product === 'murabaha', { path: ['basis'] });

export type QuoteRequest = z.output<typeof quoteRequest>;
