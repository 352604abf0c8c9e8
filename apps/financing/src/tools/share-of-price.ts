import { paisa, paisaFromRupees, rupeesFromPaisa } from '@repo/facts';

const hundredPercent = 100n * 10n ** 6n;

/** A part of a price in per cent (at most six decimals) as plain rupees, to the paisa, half up. */
export function shareOfPrice(price: string, percent: string): string {
  const [whole = '', fraction = ''] = percent.split('.');
  const millionths = BigInt(whole + fraction.padEnd(6, '0'));
  const share = paisa((paisaFromRupees(price) * millionths + hundredPercent / 2n) / hundredPercent);
  return rupeesFromPaisa(share).replace(/\.00$/, '');
}
