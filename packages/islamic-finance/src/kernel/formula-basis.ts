/**
 * Price basis `formula`: unrounded instalments and balances in closed form, as some published sheets compute. Only to reproduce
 * them: a contract's price is a sum of whole paisa.
 */
import type { Paisa } from '@repo/facts';
import { add, multiply, one, quotient, type Rational, subtract } from './rational.ts';
import { type Rounding, roundToPaisa } from './rounding.ts';
import { fv, pmt } from './time-value.ts';

/** price = round(n · A) + fixed parts (deposit, grace payments, cost). */
export function formulaPrice(instalment: Rational, count: number, fixedParts: Paisa, rounding: Rounding = 'HALF_UP'): Paisa {
  return roundToPaisa(add(multiply(instalment, quotient(BigInt(count))), quotient(fixedParts)), rounding);
}

/** The unrounded level instalment in paisa. */
export function formulaInstalment(amount: Paisa, rate: Rational, count: number): Rational {
  return pmt(rate, count, quotient(amount));
}

/** What is open after `paid` instalments, unrounded: C · (1 + i)^k − A · ((1 + i)^k − 1) / i. */
export function formulaBalance(amount: Paisa, rate: Rational, instalment: Rational, paid: number): Rational {
  const negative = { num: -instalment.num, den: instalment.den };
  const future = fv(rate, paid, negative, quotient(amount));
  return { num: -future.num, den: future.den };
}

export interface FormulaRow {
  readonly profit: Rational;
  readonly capital: Rational;
  readonly balance: Rational;
}

/** Row `number` (1-based) of such a sheet. */
export function formulaRow(amount: Paisa, rate: Rational, instalment: Rational, number: number): FormulaRow {
  const profit = multiply(formulaBalance(amount, rate, instalment, number - 1), rate);
  return { profit, capital: subtract(instalment, profit), balance: formulaBalance(amount, rate, instalment, number) };
}

/** The flat yearly rate that brings as much as a declining `rate` a year over `months` equal instalments. */
export function flatFromDeclining(rate: Rational, months: number): Rational {
  const monthly = multiply(rate, quotient(1n, 12n));
  const returned = multiply(pmt(monthly, months, one), quotient(BigInt(months)));
  return multiply(subtract(returned, one), quotient(12n, BigInt(months)));
}
