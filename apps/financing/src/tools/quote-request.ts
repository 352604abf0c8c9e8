import { addMonths, type IsoDate, paisa, paisaFromRupees, rate } from '@repo/facts';
import { defaultConventions, type QuoteInputs } from '@repo/islamic-finance';
import { z } from 'zod';
import { usualMurabahaTerms, usualMusharakahTerms } from '../usual-terms.ts';

const rupees = z.string().regex(/^\d{1,13}(?:\.\d{1,2})?$/);
const percent = z.string().regex(/^\d{1,3}(?:\.\d{1,6})?$/);

/** What a quote is asked with in one sentence; the rest of the contract is ordinary. */
export const quoteRequest = z.strictObject({
  product: z.enum(['murabaha', 'diminishing-musharakah']),
  /** Price of the goods or the house. */
  price: rupees,
  /** Paid by the customer at the start: the hamish jiddiyyah of a murabaha, the own share of a musharakah. */
  ownShare: rupees,
  /** Yearly rate of profit or rent in per cent. */
  annualPercent: percent,
  tenorMonths: z.int().min(1).max(600),
});

export type QuoteRequest = z.output<typeof quoteRequest>;

/** @param today the day of the contract; the first instalment falls due a month later */
export function inputsOf(request: QuoteRequest, today: IsoDate): QuoteInputs {
  const { product, tenorMonths } = request;
  const price = paisaFromRupees(request.price);
  const ownShare = paisaFromRupees(request.ownShare);
  const annualRate = rate(ratioOf(request.annualPercent));
  const firstDue = addMonths(today, 1);
  if (product === 'diminishing-musharakah') {
    return {
      product,
      price,
      customerShare: ownShare,
      rent: { basis: 'fixed', annualRate },
      plan: 'declining',
      tenorMonths,
      graceMonths: 0,
      rentFreeMonths: 0,
      dates: { promise: null, purchase: null, delivery: null, start: today, firstDue },
      terms: usualMusharakahTerms,
      conventions: defaultConventions,
    };
  }
  return {
    product,
    costLines: [{ kind: 'asset', amount: price }],
    supplierDiscount: paisa(0n),
    hamishJiddiyyah: ownShare,
    profit: { basis: 'level', annualRate },
    plan: 'level',
    graceMonths: 0,
    balloon: paisa(0n),
    tenorMonths,
    everyMonths: 1,
    dates: { promise: null, purchase: null, possession: null, sale: today, firstDue },
    terms: usualMurabahaTerms,
    conventions: defaultConventions,
  };
}

/** "14.5" → "0.145", without a double. */
function ratioOf(text: string): string {
  const [whole = '0', decimals = ''] = text.split('.');
  const digits = whole.padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}${decimals}`;
}
