/** The rows of a schedule before they have dates: profit on what is open, capital, payment. */
import { type Paisa, paisa } from '@repo/facts';
import type { Rational } from './rational.ts';
import { type Rounding, roundToPaisa } from './rounding.ts';

export interface CoreRow {
  readonly open: Paisa;
  readonly profit: Paisa;
  readonly capital: Paisa;
  readonly payment: Paisa;
  readonly close: Paisa;
}

function row(open: Paisa, profit: Paisa, capital: Paisa): CoreRow {
  return { open, profit, capital, payment: paisa(profit + capital), close: paisa(open - capital) };
}

/** profit_k = round(open_k · r_k): the one rounding of an accrual. */
export function profitOn(open: Paisa, factor: Rational, rounding: Rounding): Paisa {
  return roundToPaisa({ num: open * factor.num, den: factor.den }, rounding);
}

/** Rows whose payment is given: capital_k = A − profit_k, and the last row returns all but `residual`. */
export function rowsFromInstalment(
  amount: Paisa,
  factors: readonly Rational[],
  instalment: Paisa,
  residual: Paisa | null,
  rounding: Rounding,
): CoreRow[] {
  const rows: CoreRow[] = [];
  let open = amount;
  for (const [index, factor] of factors.entries()) {
    const profit = profitOn(open, factor, rounding);
    const last = residual !== null && index === factors.length - 1;
    const capital = paisa(last ? open - residual : instalment - profit);
    rows.push(row(open, profit, capital));
    open = paisa(open - capital);
  }
  return rows;
}

/** Rows whose capital is given (units, harvests, grace); profit follows from what is open. */
export function rowsFromCapital(
  amount: Paisa,
  capitals: readonly Paisa[],
  factors: readonly Rational[],
  rounding: Rounding,
): CoreRow[] {
  let open = amount;
  return capitals.map((capital, index) => {
    const factor = factors[index];
    if (!factor) throw new RangeError('A factor for each row');
    const made = row(open, profitOn(open, factor, rounding), capital);
    open = made.close;
    return made;
  });
}

/** Rows whose payments and profits are both given (a price that was fixed first). */
export function rowsFromParts(amount: Paisa, payments: readonly Paisa[], profits: readonly Paisa[]): CoreRow[] {
  let open = amount;
  return payments.map((payment, index) => {
    const profit = profits[index] ?? paisa(0n);
    const made = row(open, profit, paisa(payment - profit));
    open = made.close;
    return made;
  });
}

/** Every payment is at least one paisa, no capital is negative or above what is open. */
export function areSound(rows: readonly CoreRow[]): boolean {
  return rows.every(({ open, capital, profit, payment }) => payment > 0n && profit >= 0n && capital >= 0n && capital <= open);
}
