/** The headline figures as facts. */
import type { Fact, FactUnit } from '@repo/facts';
import { costOf } from '../murabaha/cost.ts';
import type { MurabahaInputs, Quote, ScheduleRow, Totals } from '../types.ts';
import { combined } from './combined.ts';
import { instalmentDerivation } from './instalment.ts';
import { count, type Derivation, factGroups, makeFact, money, ratio, roundingKeyOf, rs, type Typed } from './make.ts';

/** Message ids of the totals, after the product's group. */
export const totalIds = {
  cost: 'cost',
  paidAtStart: 'paid-at-start',
  financed: 'financed',
  profit: 'profit',
  price: 'price',
  payments: 'payments',
  firstPayment: 'first-payment',
  highestPayment: 'highest-payment',
  lastPayment: 'last-payment',
  months: 'months',
} as const satisfies Record<keyof Totals, string>;

export function explainTotal(quote: Quote, figure: keyof Totals): Fact {
  const id = `${factGroups[quote.inputs.product]}.${totalIds[figure]}`;
  const unit: FactUnit = figure === 'months' ? 'months' : 'paisa';
  return makeFact(id, quote.totals[figure].toString(), unit, derivations[figure](quote));
}

const derivations: Record<keyof Totals, (quote: Quote) => Derivation | Typed> = {
  cost: ({ inputs }) => (inputs.product === 'murabaha' ? costDerivation(inputs) : { typed: true }),
  paidAtStart: ({ inputs }) => (inputs.product === 'murabaha' ? { typed: true, clause: 'SS8 2/5/5' } : { typed: true }),
  financed: ({ totals }) => ({
    symbols: 'C = K − H',
    numbers: `${rs(totals.cost)} − ${rs(totals.paidAtStart)}`,
    inputs: [
      money('K', 'cost', totals.cost, 'totals.cost'),
      money('H', 'paid-at-start', totals.paidAtStart, 'totals.paidAtStart'),
    ],
    rounding: 'exact',
  }),
  profit: profitDerivation,
  price: ({ totals, inputs }) => ({
    symbols: 'S = K + P',
    numbers: `${rs(totals.cost)} + ${rs(totals.profit)}`,
    inputs: [money('K', 'cost', totals.cost, 'totals.cost'), money('P', 'profit', totals.profit, 'totals.profit')],
    rounding: 'exact',
    ...(inputs.product === 'murabaha' ? { clause: 'SS8 4/6' } : {}),
  }),
  payments: ({ totals }) => ({
    symbols: 'D = S − H',
    numbers: `${rs(totals.price)} − ${rs(totals.paidAtStart)}`,
    inputs: [
      money('S', 'price', totals.price, 'totals.price'),
      money('H', 'paid-at-start', totals.paidAtStart, 'totals.paidAtStart'),
    ],
    rounding: 'exact',
  }),
  firstPayment: (quote) => instalmentDerivation(quote) ?? paymentOf(quote.schedule.find(({ kind }) => kind === 'regular')),
  highestPayment: ({ schedule, totals }) => {
    const row = schedule.find(({ payment }) => payment === totals.highestPayment);
    return { ...paymentOf(row), symbols: 'max(A_k) = P_k + C_k' };
  },
  lastPayment: ({ schedule }) => ({ ...paymentOf(schedule.at(-1)), rounding: 'residue' }),
  months: ({ inputs, schedule, totals }) => {
    if (inputs.product === 'diminishing-musharakah' || inputs.plan !== 'by-date') return { typed: true };
    return {
      symbols: 'd_n − d_0',
      inputs: [count('n', 'payment-count', schedule.length)],
      numbers: `${totals.months}`,
      rounding: 'exact',
    };
  },
};

function costDerivation(inputs: MurabahaInputs): Derivation {
  const { included } = costOf(inputs);
  const discount = inputs.supplierDiscount;
  const amounts = included.map(({ amount }) => rs(amount)).join(' + ');
  const lines = included.map(({ kind, amount }, index) => money(`k_${index + 1}`, `cost-line.${kind}`, amount));
  return {
    symbols: discount > 0n ? 'K = Σ k_j − d' : 'K = Σ k_j',
    numbers: discount > 0n ? `${amounts} − ${rs(discount)}` : amounts,
    inputs: discount > 0n ? [...lines, money('d', 'supplier-discount', discount)] : lines,
    rounding: 'exact',
    clause: 'SS8 4/4',
  };
}

function profitDerivation({ inputs, totals, schedule, basis }: Quote): Derivation | Typed {
  if (inputs.product === 'diminishing-musharakah' || basis.price === 'schedule') {
    return {
      symbols: 'P = Σ P_k, k = 1 … n',
      numbers: summedProfit(schedule),
      inputs: [count('n', 'payment-count', schedule.length)],
      rounding: 'exact',
    };
  }
  const { profit, tenorMonths, conventions } = inputs;
  const rounding = roundingKeyOf(conventions.rounding);
  if (profit.basis === 'of-cost') {
    return {
      symbols: 'P = K · m',
      numbers: `${rs(totals.cost)} × ${profit.rate}`,
      inputs: [money('K', 'cost', totals.cost, 'totals.cost'), ratio('m', 'mark-up', profit.rate)],
      rounding,
      clause: 'SS8 4/7',
    };
  }
  if (profit.basis === 'flat') {
    return {
      symbols: 'P = C · f · n / 12',
      numbers: `${rs(totals.financed)} × ${profit.annualRate} × ${tenorMonths} / 12`,
      inputs: [
        money('C', 'financed', totals.financed, 'totals.financed'),
        ratio('f', 'flat-rate', profit.annualRate),
        count('n', 'tenor', tenorMonths, 'months'),
      ],
      rounding,
      clause: 'SS47 10',
    };
  }
  return { typed: true, clause: 'SS8 4/7' };
}

/** The first terms and the last of a sum over the rows. */
function summedProfit(schedule: readonly ScheduleRow[]): string {
  const terms = schedule.map(({ profit }) => rs(profit));
  return terms.length <= 6 ? terms.join(' + ') : [...terms.slice(0, 3), '…', terms.at(-1)].join(' + ');
}

/** A_k = P_k + C_k */
function paymentOf(row: ScheduleRow | undefined): Derivation {
  if (!row) return { symbols: 'A_k = 0', inputs: [], rounding: 'exact' };
  const derivation = combined('A_k', row, ['profit', '+', 'capital']);
  return { ...derivation, inputs: [...derivation.inputs, count('k', 'row', row.number)] };
}
