/** The profit or rent of a row. */
import type { Quote, ScheduleRow } from '../types.ts';
import { fractionText, yearFractionOf } from './fractions.ts';
import { count, type Derivation, fraction, money, ratio, roundingKeyOf, rs } from './make.ts';

export function profitCell(quote: Quote, row: ScheduleRow): Derivation {
  if (row.kind === 'rent-free') return { symbols: 'P_k = 0', inputs: [], rounding: 'exact', clause: 'SS9 4/1/3' };
  if (row.kind === 'balloon') return { symbols: 'P_k = 0', inputs: [], rounding: 'exact' };
  return quote.basis.price === 'given' ? shareOfProfit(quote, row) : accrual(quote, row);
}

/** On what is open, at the rate, for the time. */
function accrual(quote: Quote, row: ScheduleRow): Derivation {
  const ofYear = fractionText(yearFractionOf(quote, row));
  const rate = row.annualRate ?? '0';
  return {
    symbols: 'P_k = O_k · r · f_k',
    numbers: `${rs(row.open)} × ${rate} × ${ofYear}`,
    inputs: [
      money('O_k', 'row-open', row.open, `schedule.${row.number}.open`),
      ratio('r', 'annual-rate', rate),
      fraction('f_k', 'year-fraction', ofYear),
    ],
    rounding: roundingKeyOf(quote.inputs.conventions.rounding),
  };
}

/** Of a profit that was fixed first: even over the periods, or by what is open and for how long. */
function shareOfProfit({ inputs, totals, schedule }: Quote, row: ScheduleRow): Derivation {
  const parts = [
    money('P', 'profit', totals.profit, 'totals.profit'),
    count('n', 'payment-count', schedule.filter(({ kind }) => kind !== 'balloon').length),
    count('k', 'row', row.number),
  ];
  if (inputs.product === 'murabaha' && inputs.plan === 'by-date') {
    return { symbols: 'P_k = P · O_k · t_k / Σ O_j · t_j', inputs: parts, rounding: 'largest-remainder' };
  }
  const rounding = roundingKeyOf(inputs.conventions.rounding);
  return { symbols: 'P_k = P · k / n − P · (k − 1) / n', inputs: parts, rounding };
}
