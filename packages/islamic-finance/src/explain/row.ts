/** A cell of the schedule as a fact. */
import { type Fact, type FactUnit, type Paisa, paisa } from '@repo/facts';
import { dueDay } from '../schedule/periods.ts';
import type { Quote, ScheduleFigure, ScheduleRow } from '../types.ts';
import { fractionText, yearFractionOf } from './fractions.ts';
import { instalmentDerivation } from './instalment.ts';
import { count, type Derivation, factGroups, makeFact, money, ratio, roundingKeyOf, rs, type Typed } from './make.ts';

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
  payment: (quote, row) =>
    repeatedPayment(quote, row) ?? sum('A_k = P_k + C_k', 'row-profit', 'profit', 'row-capital', 'capital', row),
  profit: profitCell,
  capital: capitalCell,
  open: (quote, row) => {
    const before = quote.schedule[row.number - 2];
    if (before) return difference('O_k = O_(k−1) − C_(k−1)', 'row-open', 'open', 'row-capital', 'capital', before);
    return {
      symbols: 'O_1 = C',
      numbers: rs(row.open),
      inputs: [money('C', 'financed', row.open, 'totals.financed')],
      rounding: 'exact',
    };
  },
  close: (_, row) => difference('B_k = O_k − C_k', 'row-open', 'open', 'row-capital', 'capital', row),
  priceOutstanding: (quote, row) =>
    remaining(quote, row, 'payment', 'R_k = D − Σ A_j, j = 1 … k', quote.totals.payments, 'payments'),
  deferredProfit: (quote, row) => remaining(quote, row, 'profit', 'U_k = P − Σ P_j, j = 1 … k', quote.totals.profit, 'profit'),
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
  due: ({ inputs }, row) => {
    if (inputs.product === 'murabaha' && inputs.plan === 'by-date') return { typed: true };
    return {
      symbols: 'd_k = d_1 + (k − 1) · m, on day t',
      numbers: `${inputs.dates.firstDue} + ${(row.number - 1) * (inputs.product === 'murabaha' ? inputs.everyMonths : 1)}`,
      inputs: [
        { symbol: 'd_1', labelKey: 'first-due', value: inputs.dates.firstDue, unit: 'date' },
        count('k', 'row', row.number),
        count('m', 'every-months', inputs.product === 'murabaha' ? inputs.everyMonths : 1, 'months'),
        count(
          't',
          'due-day',
          dueDay(inputs.product === 'murabaha' ? inputs.dates.sale : inputs.dates.start, inputs.dates.firstDue),
        ),
      ],
      rounding: 'exact',
    };
  },
};

/** The repeated instalment where the row pays it unchanged. */
function repeatedPayment(quote: Quote, row: ScheduleRow): Derivation | null {
  return row.kind === 'regular' && row.payment === quote.basis.instalment ? instalmentDerivation(quote) : null;
}

function profitCell(quote: Quote, row: ScheduleRow): Derivation | Typed {
  const { inputs, basis, totals, schedule } = quote;
  if (row.kind === 'rent-free') return { symbols: 'P_k = 0', inputs: [], rounding: 'exact', clause: 'SS9 4/1/3' };
  if (row.kind === 'balloon') return { symbols: 'P_k = 0', inputs: [], rounding: 'exact' };
  if (basis.price === 'given') {
    const profit = money('P', 'profit', totals.profit, 'totals.profit');
    const share = [
      profit,
      count('n', 'payment-count', schedule.filter(({ kind }) => kind !== 'balloon').length),
      count('k', 'row', row.number),
    ];
    const byDays = inputs.product === 'murabaha' && inputs.plan === 'by-date';
    if (byDays) return { symbols: 'P_k = P · O_k · t_k / Σ O_j · t_j', inputs: share, rounding: 'largest-remainder' };
    return {
      symbols: 'P_k = P · k / n − P · (k − 1) / n',
      inputs: share,
      rounding: roundingKeyOf(inputs.conventions.rounding),
    };
  }
  const fraction = yearFractionOf(quote, row);
  const rate = row.annualRate ?? '0';
  return {
    symbols: 'P_k = O_k · r · f_k',
    numbers: `${rs(row.open)} × ${rate} × ${fractionText(fraction)}`,
    inputs: [
      money('O_k', 'row-open', row.open, `schedule.${row.number}.open`),
      ratio('r', 'annual-rate', rate),
      ratio('f_k', 'year-fraction', fractionText(fraction)),
    ],
    rounding: roundingKeyOf(inputs.conventions.rounding),
  };
}

function capitalCell(quote: Quote, row: ScheduleRow): Derivation | Typed {
  const { basis, inputs } = quote;
  if (row.kind === 'balloon' || (inputs.product === 'murabaha' && inputs.plan === 'by-date')) return { typed: true };
  if (row.kind !== 'regular') return { symbols: 'C_k = 0', inputs: [], rounding: 'exact' };
  const isLast = row.number === basis.residueRow;
  if (basis.unit !== null && basis.instalmentRounding === 'LARGEST_REMAINDER') {
    const financed = money('C', 'financed', quote.totals.financed, 'totals.financed');
    return { symbols: 'C_k = C · w_k / Σ w', inputs: [financed], rounding: 'largest-remainder' };
  }
  if (basis.unit !== null && !isLast) {
    const units = Number(row.capital / basis.unit);
    return {
      symbols: 'C_k = u · w_k',
      numbers: `${rs(basis.unit)} × ${units}`,
      inputs: [money('u', 'unit-price', basis.unit), count('w_k', 'units', units)],
      rounding: roundingKeyOf(basis.instalmentRounding),
    };
  }
  if (isLast) return difference('C_n = O_n − B_n', 'row-open', 'open', 'row-close', 'close', row, 'residue');
  return difference('C_k = A − P_k', 'row-payment', 'payment', 'row-profit', 'profit', row);
}

type MoneyFigure = Exclude<ScheduleFigure, 'bankShare' | 'due'>;

function sum(symbols: string, labelA: string, a: MoneyFigure, labelB: string, b: MoneyFigure, row: ScheduleRow): Derivation {
  return { ...difference(symbols, labelA, a, labelB, b, row), numbers: `${rs(row[a])} + ${rs(row[b])}` };
}

function difference(
  symbols: string,
  labelA: string,
  a: MoneyFigure,
  labelB: string,
  b: MoneyFigure,
  row: ScheduleRow,
  rounding: Derivation['rounding'] = 'exact',
): Derivation {
  const [, first = '', second = ''] = /= (\S+) [−+] (\S+)/.exec(symbols) ?? [];
  const inputs = [
    money(first, labelA, row[a], `schedule.${row.number}.${a}`),
    money(second, labelB, row[b], `schedule.${row.number}.${b}`),
  ];
  return { symbols, numbers: `${rs(row[a])} − ${rs(row[b])}`, inputs, rounding };
}

function remaining(
  { schedule }: Quote,
  row: ScheduleRow,
  figure: 'payment' | 'profit',
  symbols: string,
  whole: Paisa,
  labelKey: string,
): Derivation {
  const until = paisa(schedule.slice(0, row.number).reduce((total, one) => total + one[figure], 0n));
  return {
    symbols,
    numbers: `${rs(whole)} − ${rs(until)}`,
    inputs: [money(symbols.startsWith('R') ? 'D' : 'P', labelKey, whole, `totals.${labelKey}`), count('k', 'row', row.number)],
    rounding: 'exact',
  };
}
