/** The true rate as facts. */
import type { Fact, FactInput } from '@repo/facts';
import { paisa } from '@repo/facts';
import type { Quote } from '../types.ts';
import { count, makeFact, money, ratio, rs } from './make.ts';

export function explainRate(quote: Quote, figure: 'periodic' | 'nominal' | 'effective' | 'xirr'): Fact {
  const { epr, schedule } = quote;
  const id = `epr.${figure}`;
  const value = epr[figure];
  const flows: FactInput[] = [
    money('R', 'received', receivedAtStart(quote)),
    money('ΣA', 'payments', quote.totals.payments, 'totals.payments'),
    count('n', 'payment-count', schedule.length),
  ];
  const periodic = epr.periodic === null ? flows : [ratio('i', 'periodic-rate', epr.periodic, 'epr.periodic')];
  const rounding = 'ten-decimals';
  const yearlyRoot = { symbols: '0 = −R + Σ A_k · (1 + x)^(−d_k / 365)', inputs: flows, rounding } as const;
  if (figure === 'xirr' || epr.periodic === null) return makeFact(id, value, 'ratio', yearlyRoot);
  if (figure === 'periodic') {
    const numbers = `0 = −${rs(receivedAtStart(quote))} + Σ A_k × (1 + ${epr.periodic})^−t_k`;
    return makeFact(id, value, 'ratio', { symbols: '0 = −R + Σ A_k · (1 + i)^−t_k', numbers, inputs: flows, rounding });
  }
  if (figure === 'nominal') {
    return makeFact(id, value, 'ratio', { symbols: 'j = 12 · i', numbers: `12 × ${epr.periodic}`, inputs: periodic, rounding });
  }
  const numbers = `(1 + ${epr.periodic})^12 − 1`;
  return makeFact(id, value, 'ratio', { symbols: 'e = (1 + i)^12 − 1', numbers, inputs: periodic, rounding });
}

/** What the customer has at the start: the financed amount less the documentation fee. */
function receivedAtStart({ totals, inputs }: Quote) {
  return paisa(totals.financed - inputs.terms.documentationFee);
}
