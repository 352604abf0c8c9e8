/** The contract that a request asks for: an ordinary one that begins today. */
import { addMonths, type IsoDate, paisa, paisaFromRupees, rate } from '@repo/facts';
import { defaultConventions, type QuoteInputs } from '@repo/islamic-finance';
import { usualMurabahaTerms, usualMusharakahTerms } from '../usual-terms.ts';
import type { QuoteRequest } from './quote-request.ts';

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
    profit: { basis: request.basis === 'flat' ? 'flat' : 'level', annualRate },
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
export function ratioOf(text: string): string {
  const [whole = '0', decimals = ''] = text.split('.');
  const digits = whole.padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}${decimals}`;
}
