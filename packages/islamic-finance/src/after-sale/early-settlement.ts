/** Early settlement: two numbers, because a rebate is the institution's decision on the day (AAOIFI SS8 5/9; SS47 11). */
import { type Paisa, paisa } from '@repo/facts';
import { roundToPaisa } from '../kernel/rounding.ts';
import type { ScheduleRow } from '../types.ts';

export interface EarlySettlement {
  readonly priceOutstanding: Paisa;
  readonly costOutstanding: Paisa;
  /** Profit still to come, by three ways to account for it; rule of 78 for information only. */
  readonly unearned: { readonly amortised: Paisa; readonly straightLine: Paisa; readonly ruleOf78: Paisa };
  /** What is owed: the price is fixed. */
  readonly withoutRebate: Paisa;
  /** What would be paid if the institution waived all amortised profit. */
  readonly withFullRebate: Paisa;
}

/**
 * The position after row `paidRows` of a schedule of a sale.
 * @throws RangeError when there is no such row
 */
export function settleEarly(schedule: readonly ScheduleRow[], paidRows: number): EarlySettlement {
  const row = schedule[paidRows - 1];
  if (!row) throw new RangeError(`No row ${paidRows}`);
  const profit = schedule.reduce((sum, { profit: part }) => sum + part, 0n);
  const total = BigInt(schedule.length);
  const left = total - BigInt(paidRows);
  return {
    priceOutstanding: row.priceOutstanding,
    costOutstanding: row.close,
    unearned: {
      amortised: row.deferredProfit,
      straightLine: roundToPaisa({ num: profit * left, den: total }, 'HALF_UP'),
      ruleOf78: roundToPaisa({ num: profit * left * (left + 1n), den: total * (total + 1n) }, 'HALF_UP'),
    },
    withoutRebate: row.priceOutstanding,
    withFullRebate: paisa(row.priceOutstanding - row.deferredProfit),
  };
}
