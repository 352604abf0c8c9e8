/** The repeated payment of a level plan, with its formula. */
import { type Paisa, paisa } from '@repo/facts';
import { annuityTerms } from '../kernel/annuity.ts';
import { compareRationals, one, type Rational } from '../kernel/rational.ts';
import { toShortDecimal } from '../kernel/rounding.ts';
import type { Quote, ScheduleRow } from '../types.ts';
import { factorOf, factorText, fractionText, yearFractionOf } from './fractions.ts';
import { count, type Derivation, fraction, money, ratio, roundingKeyOf, rs } from './make.ts';

/** Null when the plan has no repeated payment. */
export function instalmentDerivation(quote: Quote): Derivation | null {
  const { basis, schedule } = quote;
  const regular = schedule.filter(({ kind }) => kind === 'regular');
  const [first] = regular;
  if (basis.instalment === null || !first) return null;
  return basis.price === 'given' ? dividedPrice(quote, regular.length) : annuity(quote, regular, first);
}

/** The balloon of a schedule, 0 when there is none. */
function balloonOf(schedule: readonly ScheduleRow[]): Paisa {
  const last = schedule.at(-1);
  return last?.kind === 'balloon' ? last.capital : paisa(0n);
}

function dividedPrice({ basis, totals, schedule }: Quote, n: number): Derivation {
  const grace = paisa(schedule.reduce((sum, row) => (row.kind === 'grace' ? sum + row.payment : sum), 0n));
  const balloon = balloonOf(schedule);
  const parts = [
    { symbol: 'G', labelKey: 'grace-payments', amount: grace },
    { symbol: 'F', labelKey: 'balloon', amount: balloon },
  ].filter(({ amount }) => amount > 0n);
  const rest = [rs(totals.payments), ...parts.map(({ amount }) => rs(amount))].join(' − ');
  return {
    symbols: `A = (${['D', ...parts.map(({ symbol }) => symbol)].join(' − ')}) / n`,
    numbers: `(${rest}) / ${n}`,
    inputs: [
      money('D', 'payments', totals.payments, 'totals.payments'),
      ...parts.map(({ symbol, labelKey, amount }) => money(symbol, labelKey, amount)),
      count('n', 'instalment-count', n),
    ],
    rounding: roundingKeyOf(basis.instalmentRounding),
  };
}

function annuity(quote: Quote, regular: readonly ScheduleRow[], first: ScheduleRow): Derivation {
  const balloon = balloonOf(quote.schedule);
  const inputs = [
    money('C', 'financed', first.open, 'totals.financed'),
    ...(balloon > 0n ? [money('F', 'balloon', balloon)] : []),
    count('n', 'instalment-count', regular.length),
    ratio('r', 'annual-rate', first.annualRate ?? '0'),
  ];
  const factors = regular.map((row) => factorOf(quote, row));
  const [factor = one] = factors;
  const isEven = factors.every((other) => compareRationals(other, factor) === 0);
  const rounding = roundingKeyOf(quote.basis.instalmentRounding);
  if (!isEven) return { ...unevenFormula(first.open, balloon, factors), inputs, rounding };
  const perYear = fraction('f', 'year-fraction', fractionText(yearFractionOf(quote, first)));
  return { ...evenFormula(quote, first, regular.length, balloon, factor), inputs: [...inputs, perYear], rounding };
}

function evenFormula(quote: Quote, first: ScheduleRow, n: number, balloon: Paisa, factor: Rational) {
  const withBalloon = balloon > 0n;
  if (factor.num === 0n) {
    return {
      symbols: withBalloon ? 'A = (C − F) / n' : 'A = C / n',
      numbers: withBalloon ? `(${rs(first.open)} − ${rs(balloon)}) / ${n}` : `${rs(first.open)} / ${n}`,
    };
  }
  const i = factorText(quote, first);
  const discount = `(1 + ${i})^−${n}`;
  const amount = withBalloon ? `(${rs(first.open)} − ${rs(balloon)} × ${discount})` : rs(first.open);
  const symbols = `A = ${withBalloon ? '(C − F · (1 + i)^−n)' : 'C'} · i / (1 − (1 + i)^−n), i = r · f`;
  return { symbols, numbers: `${amount} × ${i} / (1 − ${discount})` };
}

/** The periods differ in length, so that each has its own factor. */
function unevenFormula(open: Paisa, balloon: Paisa, factors: readonly Rational[]) {
  const { growth, annuity: annuityFactor } = annuityTerms(factors);
  const withBalloon = balloon > 0n;
  const product = `${rs(open)} × ${toShortDecimal(growth, 12)}`;
  return {
    symbols: `A = ${withBalloon ? '(C · ∏(1 + i_k) − F)' : 'C · ∏(1 + i_k)'} / s_n, s_k = 1 + s_(k−1) · (1 + i_k), i_k = r · f_k`,
    numbers: `${withBalloon ? `(${product} − ${rs(balloon)})` : product} / ${toShortDecimal(annuityFactor, 12)}`,
  };
}
