/**
 * Time value of money, exact. `pmt`, `ipmt` and `ppmt` are magnitudes; `pv` and `fv` follow the sign convention of numpy-financial:
 * what is paid in is negative. Rates are a period's and exact; amounts may be any quotient.
 */
import { add, divide, multiply, one, power, quotient, type Rational, subtract, zero } from './rational.ts';

/** Whether payments come at the end or at the beginning of a period. */
export type When = 'end' | 'begin';

/** ((1 + i)^n − 1) / i, and n at a rate of 0: what n payments of 1 come to. */
function accumulation(rate: Rational, periods: number): Rational {
  if (rate.num === 0n) return quotient(BigInt(periods));
  return divide(subtract(power(add(one, rate), periods), one), rate);
}

/** (1 + i) for payments at the beginning. */
function advance(rate: Rational, when: When): Rational {
  return when === 'begin' ? add(one, rate) : one;
}

/** The level payment that returns `present` less what `future` is left open after `periods`. @throws RangeError for no period */
export function pmt(rate: Rational, periods: number, present: Rational, future: Rational = zero, when: When = 'end'): Rational {
  const grown = multiply(present, power(add(one, rate), periods));
  return divide(divide(subtract(grown, future), accumulation(rate, periods)), advance(rate, when));
}

/** The present value of `periods` payments and a final `future`, with opposite sign. */
export function pv(rate: Rational, periods: number, payment: Rational, future: Rational = zero, when: When = 'end'): Rational {
  const payments = multiply(multiply(payment, advance(rate, when)), accumulation(rate, periods));
  return divide(subtract(zero, add(future, payments)), power(add(one, rate), periods));
}

/** The future value of `periods` payments and a `present` amount, with opposite sign. */
export function fv(rate: Rational, periods: number, payment: Rational, present: Rational = zero, when: When = 'end'): Rational {
  const payments = multiply(multiply(payment, advance(rate, when)), accumulation(rate, periods));
  return subtract(zero, add(multiply(present, power(add(one, rate), periods)), payments));
}

/** The return in payment number `period` (1-based): the rate on what is open before it. */
export function ipmt(rate: Rational, period: number, periods: number, present: Rational, when: When = 'end'): Rational {
  if (when === 'begin' && period === 1) return zero;
  const payment = pmt(rate, periods, present, zero, when);
  const earlier = period - 1;
  const open = subtract(
    multiply(present, power(add(one, rate), earlier)),
    multiply(multiply(payment, advance(rate, when)), accumulation(rate, earlier)),
  );
  return divide(multiply(open, rate), advance(rate, when));
}

/** The capital in payment number `period`: pmt − ipmt. */
export function ppmt(rate: Rational, period: number, periods: number, present: Rational, when: When = 'end'): Rational {
  return subtract(pmt(rate, periods, present, zero, when), ipmt(rate, period, periods, present, when));
}

/** The value now of flows one period apart, the first one now. */
export function npv(rate: Rational, flows: readonly Rational[]): Rational {
  const growth = add(one, rate);
  return flows.reduceRight((later, flow) => add(flow, divide(later, growth)), zero);
}
