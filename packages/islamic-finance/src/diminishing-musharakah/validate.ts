/** Whether a diminishing musharakah can be computed at all. */
import { compareDates, type IsoDate } from '@repo/facts';
import { Complaints } from '../complaints.ts';
import { compareRationals, parseRational } from '../kernel/rational.ts';
import type { DiminishingMusharakahInputs, Refusal, RentTerms } from '../types.ts';

/** `asOf` is the day of the quote, which no benchmark can be younger than. */
export function validateDiminishingMusharakah(inputs: DiminishingMusharakahInputs, asOf: IsoDate): readonly Refusal[] {
  const complaints = new Complaints();
  const { price, customerShare, tenorMonths, graceMonths, rentFreeMonths, dates, terms } = inputs;
  complaints.when(price <= 0n, 'price', price < 0n ? 'amount-negative' : 'amount-zero');
  complaints.notNegative('customerShare', customerShare);
  complaints.when(price > 0n && customerShare >= price, 'customerShare', 'share-above-price');
  complaints.notNegative('terms.facilityFee', terms.facilityFee);
  complaints.notNegative('terms.documentationFee', terms.documentationFee);
  const financed = price - customerShare;
  complaints.when(financed > 0n && terms.documentationFee >= financed, 'terms.documentationFee', 'fee-above-financed');
  validateRent(inputs.rent, asOf, complaints);
  if (complaints.tenor(tenorMonths, 1)) {
    complaints.dueDates(dates.start, dates.firstDue, tenorMonths - 1);
    complaints.waiting('rentFreeMonths', rentFreeMonths, 1, tenorMonths);
    complaints.waiting('graceMonths', graceMonths, 1, Math.max(tenorMonths - rentFreeMonths, 1));
  }
  return complaints.all;
}

function validateRent(rent: RentTerms, asOf: IsoDate, complaints: Complaints): void {
  if (rent.basis === 'fixed') {
    complaints.rateWithin('rent.annualRate', rent.annualRate);
    return;
  }
  complaints.rateWithin('rent.benchmark', rent.benchmark);
  complaints.rateWithin('rent.spread', rent.spread);
  complaints.rateWithin('rent.floor', rent.floor);
  complaints.rateWithin('rent.cap', rent.cap);
  complaints.when(rent.source.trim() === '', 'rent.source', 'benchmark-without-source');
  complaints.when(compareDates(rent.quotedOn, asOf) > 0, 'rent.quotedOn', 'benchmark-after-quote', { asOf });
  if (rent.floor === null || rent.cap === null) return;
  const isCrossed = compareRationals(parseRational(rent.floor), parseRational(rent.cap)) > 0;
  complaints.when(isCrossed, 'rent.floor', 'floor-above-cap');
}
