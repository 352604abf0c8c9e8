/** A cell of the schedule as a fact. */
import { type Fact, type FactUnit, type Paisa, paisa } from '@repo/facts';
import { everyMonthsOf, startOf } from '../quote-inputs.ts';
import { dueDay } from '../schedule/periods.ts';
import type { Quote, ScheduleFigure, ScheduleRow } from '../types.ts';
import { combined } from './combined.ts';
import { instalmentDerivation } from './instalment.ts';
import { count, type Derivation, factGroups, makeFact, money, rs, type Typed } from './make.ts';
import { capitalCell } from './row-capital.ts';
import { profitCell } from './row-profit.ts';

/** Message ids of the cells, after the product's group. */
export const rowIds = {
  payment: 'schedule.payment',
  profit: 'schedule.profit',
  capital: 'schedule.capital',
  open: 'schedule.open',
  close: 'schedule.close',
  priceOutstanding: 'schedule.price-outstanding',
  deferredProfit: 'schedule.deferred-profit',
  bankShare: 'schedule.bank-share',
  due: 'schedule.due',
} as const satisfies Record<ScheduleFigure, string>;

const units: Partial<Record<ScheduleFigure, FactUnit>> = { bankShare: 'ratio', due: 'date' };

export function explainCell(quote: Quote, row: ScheduleRow, figure: ScheduleFigure): Fact {
  const value = row[figure];
  const id = `${factGroups[quote.inputs.product]}.${rowIds[figure]}`;
  const fact = makeFact(id, value === null ? null : value.toString(), units[figure] ?? 'paisa', cells[figure](quote, row));
  return { ...fact, scopeKey: 'scope.row', scopeParams: { row: String(row.number) } };
}

const cells: Record<ScheduleFigure, (quote: Quote, row: ScheduleRow) => Derivation | Typed> = {
  payment: (quote, row) => repeatedPayment(quote, row) ?? combined('A_k', row, ['profit', '+', 'capital']),
  profit: profitCell,
  capital: capitalCell,
  open: ({ schedule }, row) => {
    const before = schedule[row.number - 2];
    if (before) return combined('O_k', before, ['open', '−', 'capital'], { at: '(k−1)' });
    const financed = money('C', 'financed', row.open, 'totals.financed');
    return { symbols: 'O_1 = C', numbers: rs(row.open), inputs: [financed], rounding: 'exact' };
  },
  close: (_, row) => combined('B_k', row, ['open', '−', 'capital']),
  priceOutstanding: ({ schedule, totals }, row) => {
    const whole = money('D', 'payments', totals.payments, 'totals.payments');
    const until = sumUntil(schedule, row, 'payment');
    return remaining('R_k = D − Σ A_j, j = 1 … k', whole, `${rs(totals.payments)} − ${rs(until)}`, row);
  },
  deferredProfit: ({ schedule, totals }, row) => {
    const whole = money('P', 'profit', totals.profit, 'totals.profit');
    const until = sumUntil(schedule, row, 'profit');
    return remaining('U_k = P − Σ P_j, j = 1 … k', whole, `${rs(totals.profit)} − ${rs(until)}`, row);
  },
  bankShare: ({ totals }, row) => ({
    symbols: 's_k = B_k / K',
    numbers: `${rs(row.close)} / ${rs(totals.cost)}`,
    inputs: [
      money('B_k', 'row-close', row.close, `schedule.${row.number}.close`),
      money('K', 'cost', totals.cost, 'totals.cost'),
    ],
    rounding: 'six-decimals',
    clause: 'SS12 5/8',
  }),
  due: dueCell,
};

/** The repeated instalment where the row pays it unchanged. */
function repeatedPayment(quote: Quote, row: ScheduleRow): Derivation | null {
  return row.kind === 'regular' && row.payment === quote.basis.instalment ? instalmentDerivation(quote) : null;
}

function sumUntil(schedule: readonly ScheduleRow[], { number }: ScheduleRow, figure: 'payment' | 'profit'): Paisa {
  return paisa(schedule.slice(0, number).reduce((total, row) => total + row[figure], 0n));
}

function remaining(symbols: string, whole: Derivation['inputs'][number], numbers: string, row: ScheduleRow): Derivation {
  return { symbols, numbers, inputs: [whole, count('k', 'row', row.number)], rounding: 'exact' };
}

function dueCell({ inputs }: Quote, row: ScheduleRow): Derivation | Typed {
  if (inputs.product === 'murabaha' && inputs.plan === 'by-date') return { typed: true };
  const { firstDue } = inputs.dates;
  const everyMonths = everyMonthsOf(inputs);
  return {
    symbols: 'd_k = d_1 + (k − 1) · m, on day t',
    numbers: `${firstDue} + ${(row.number - 1) * everyMonths}`,
    inputs: [
      { symbol: 'd_1', labelKey: 'first-due', value: firstDue, unit: 'date' },
      count('k', 'row', row.number),
      count('m', 'every-months', everyMonths, 'months'),
      count('t', 'due-day', dueDay(startOf(inputs), firstDue)),
    ],
    rounding: 'exact',
  };
}
