/** The level instalment, exact and unrounded. */
import type { Paisa } from '@repo/facts';
import { greatestCommonDivisor, quotient, type Rational, reduced } from './rational.ts';

/**
 * The payment that brings `amount` down to `residual` over periods whose profit factors are `factors` (rate × fraction of a
 * year each): A = (PV · ∏(1 + r_k) − FV) / f_n, f_1 = 1, f_k = 1 + f_{k−1} · (1 + r_k). With equal factors this is
 * (PV − FV · v^n) · i / (1 − v^n); with zero ones (PV − FV) / n.
 * @returns a quotient in paisa
 * @throws RangeError when there is no period
 */
export function levelInstalment(amount: Paisa, factors: readonly Rational[], residual: Paisa): Rational {
  const { growth, annuity } = annuityTerms(factors);
  return quotient((amount * growth.num - residual * growth.den) * annuity.den, annuity.num * growth.den);
}

/** ∏(1 + r_k) and f_n over one common denominator, so that no step multiplies two long numbers. */
export function annuityTerms(factors: readonly Rational[]): { growth: Rational; annuity: Rational } {
  const common = commonDenominator(factors);
  let growth = 1n; // ∏(1 + r_k), times common^k
  let annuity = 0n; // f_k, times common^(k − 1)
  let scale = 1n; // common^(k − 1)
  for (const [index, factor] of factors.entries()) {
    const step = common + (factor.num * common) / factor.den;
    if (index > 0) scale *= common;
    annuity = scale + annuity * step;
    growth *= step;
  }
  return { growth: { num: growth, den: scale * common }, annuity: { num: annuity, den: scale } };
}

function commonDenominator(factors: readonly Rational[]): bigint {
  let common = 1n;
  let previous = 1n;
  for (const factor of factors) {
    const { den } = reduced(factor);
    if (den !== previous) common = (common / greatestCommonDivisor(common, den)) * den;
    previous = den;
  }
  return common;
}
