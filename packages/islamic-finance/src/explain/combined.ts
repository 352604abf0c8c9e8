/** Derivations that add or subtract two cells of one row. */
import type { ScheduleFigure, ScheduleRow } from '../types.ts';
import { type Derivation, money, rs } from './make.ts';

type Combinable = Extract<ScheduleFigure, 'payment' | 'profit' | 'capital' | 'open' | 'close'>;

const letters: Record<Combinable, string> = { payment: 'A', profit: 'P', capital: 'C', open: 'O', close: 'B' };

/** `left = first ± second`, with the cells of `row`; `at` is the row's index in the symbols. */
export function combined(
  left: string,
  row: ScheduleRow,
  [first, sign, second]: readonly [Combinable, '+' | '−', Combinable],
  options: { at?: string; rounding?: Derivation['rounding'] } = {},
): Derivation {
  const { at = 'k', rounding = 'exact' } = options;
  const symbol = (figure: Combinable) => `${letters[figure]}_${at}`;
  const input = (figure: Combinable) => money(symbol(figure), `row-${figure}`, row[figure], `schedule.${row.number}.${figure}`);
  return {
    symbols: `${left} = ${symbol(first)} ${sign} ${symbol(second)}`,
    numbers: `${rs(row[first])} ${sign} ${rs(row[second])}`,
    inputs: [input(first), input(second)],
    rounding,
  };
}
