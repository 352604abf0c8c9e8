/** The calculator's address with a question's values in it, so that a person goes on where the answer ended. */
import type { QuoteRequest } from './quote-request.ts';

/** Plain rupees, as a request has them. */
export const rupeesPattern = /^\d{1,13}(?:\.\d{1,2})?$/;
/** Plain per cent, as a request has it. */
export const percentPattern = /^\d{1,3}(?:\.\d{1,6})?$/;
/** Months; the longest contract that is asked for in a sentence. */
export const longestTenor = 600;

export const requestedProducts = ['murabaha', 'diminishing-musharakah'] as const;
export const requestedBases = ['declining', 'flat'] as const;

export function addressOf({ product, price, ownShare, annualPercent, basis, tenorMonths }: QuoteRequest): string {
  const query = new URLSearchParams({
    product,
    price,
    own: ownShare,
    rate: annualPercent,
    basis,
    months: String(tenorMonths),
  });
  return `/?${query}`;
}

/** @returns null when the address holds no such values, or one that is none */
export function requestOf(search: string): QuoteRequest | null {
  const query = new URLSearchParams(search);
  const [price, ownShare, annualPercent, months] = ['price', 'own', 'rate', 'months'].map((name) => query.get(name) ?? '');
  const product = requestedProducts.find((each) => each === query.get('product'));
  const basis = requestedBases.find((each) => each === query.get('basis'));
  if (!product || !basis || !price || !ownShare || !annualPercent || !months) return null;
  if (!rupeesPattern.test(price) || !rupeesPattern.test(ownShare) || !percentPattern.test(annualPercent)) return null;
  if (!/^[1-9]\d{0,2}$/.test(months) || Number(months) > longestTenor) return null;
  if (basis === 'flat' && product !== 'murabaha') return null;
  return { product, price, ownShare, annualPercent, basis, tenorMonths: Number(months) };
}
