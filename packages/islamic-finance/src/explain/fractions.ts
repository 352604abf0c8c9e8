/** The year fraction and profit factor that a row of a quote was made with. */
import { yearFraction } from '../kernel/day-count.ts';
import { compareRationals, multiply, parseRational, quotient, type Rational, reduced, zero } from '../kernel/rational.ts';
import { toDecimal, toShortDecimal } from '../kernel/rounding.ts';
import { everyMonthsOf, startOf } from '../quote-inputs.ts';
import type { Quote, ScheduleRow } from '../types.ts';

/** Of a year, by the quote's day count. */
export function yearFractionOf({ inputs, schedule }: Quote, row: ScheduleRow): Rational {
  const { dayCount } = inputs.conventions;
  if (dayCount !== 'monthly') return yearFraction(dayCount, schedule[row.number - 2]?.due ?? startOf(inputs), row.due);
  const isBullet = inputs.product === 'murabaha' && inputs.plan === 'bullet';
  return quotient(BigInt(isBullet ? inputs.tenorMonths : everyMonthsOf(inputs)), 12n);
}

/** Yearly rate × year fraction. */
export function factorOf(quote: Quote, row: ScheduleRow): Rational {
  return row.annualRate === null ? zero : multiply(parseRational(row.annualRate), yearFractionOf(quote, row));
}

/** "1/12", "31/365", "1". */
export function fractionText(value: Rational): string {
  const { num, den } = reduced(value);
  return den === 1n ? `${num}` : `${num}/${den}`;
}

/** The exact decimal when twelve digits hold it, else the product it comes from: "0.0125", "(0.16 × 1/12)". */
export function factorText(quote: Quote, row: ScheduleRow): string {
  const factor = factorOf(quote, row);
  const decimal = toShortDecimal(factor, 12);
  const isExact = compareRationals(parseRational(toDecimal(factor, 12)), factor) === 0;
  return isExact ? decimal : `(${row.annualRate ?? '0'} × ${fractionText(yearFractionOf(quote, row))})`;
}
