/** Late payment: the customer's undertaking to give to charity (AAOIFI SS8 5/6, 5/8; SS3 2/1/2, 2/1/8). */
import { type Paisa, paisa, type Rate } from '@repo/facts';
import { parseRational } from '../kernel/rational.ts';
import { roundToPaisa } from '../kernel/rounding.ts';

export interface LateDonation {
  /** To the fund that the Shariah board supervises. */
  readonly charity: Paisa;
  /** Always 0: a late amount is no income of the bank. */
  readonly bankIncome: Paisa;
  /** Unchanged: the donation is never added to the debt. */
  readonly customerDebt: Paisa;
}

/** Donation = overdue × yearly rate × days / 365, for one who can pay and does not. Days are not negative. */
export function lateDonation({
  overdue,
  annualRate,
  daysLate,
}: {
  overdue: Paisa;
  annualRate: Rate;
  daysLate: number;
}): LateDonation {
  const { num, den } = parseRational(annualRate);
  const charity = roundToPaisa({ num: overdue * num * BigInt(daysLate), den: den * 365n }, 'HALF_UP');
  return { charity, bankIncome: paisa(0n), customerDebt: overdue };
}
