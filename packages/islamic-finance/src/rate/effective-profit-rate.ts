/** The rate that a plan truly costs. */
import { type Rate, rate } from '@repo/facts';
import { irr, type NumberedFlow, xirr } from '../kernel/irr.ts';
import { add, multiply, one, parseRational, power, quotient, subtract } from '../kernel/rational.ts';
import { toDecimal } from '../kernel/rounding.ts';
import type { Outcome } from '../schedule/outcome.ts';
import type { EffectiveProfitRate } from '../types.ts';

const decimals = 10;

/** Flows: what the customer received at the start, then each payment; in months, and on the actual days. */
export function effectiveProfitRate({ start, received, rows, everyMonths }: Outcome): EffectiveProfitRate {
  const dated = xirr([
    { date: start, amount: -Number(received) },
    ...rows.map(({ period, core }) => ({ date: period.due, amount: Number(core.payment) })),
  ]);
  const yearly = toRate(dated.rate);
  if (everyMonths === null) {
    const { reason, warnings } = dated;
    return { periodic: null, nominal: null, effective: yearly, xirr: yearly, reason, warnings };
  }
  const monthly = irr([{ period: 0, amount: -Number(received) }, ...monthlyFlows(rows, everyMonths)]);
  const periodic = toRate(monthly.rate);
  const { reason, warnings } = monthly;
  return { periodic, ...yearlyRates(periodic), xirr: yearly, reason, warnings };
}

function monthlyFlows(rows: Outcome['rows'], everyMonths: number): NumberedFlow[] {
  let month = 0;
  return rows.map(({ kind, core }) => {
    if (kind !== 'balloon') month += everyMonths;
    return { period: month, amount: Number(core.payment) };
  });
}

/** Exact from the printed monthly rate, so that whoever computes them again finds the same digits. */
function yearlyRates(periodic: Rate | null): Pick<EffectiveProfitRate, 'nominal' | 'effective'> {
  if (periodic === null) return { nominal: null, effective: null };
  const monthly = parseRational(periodic);
  const compounded = subtract(power(add(one, monthly), 12), one);
  return {
    nominal: rate(toDecimal(multiply(monthly, quotient(12n)), decimals)),
    effective: rate(toDecimal(compounded, decimals)),
  };
}

/** To ten decimals. */
function toRate(value: number | null): Rate | null {
  if (value === null) return null;
  return rate(toDecimal(quotient(BigInt(Math.round(value * 10 ** decimals)), 10n ** BigInt(decimals)), decimals));
}
