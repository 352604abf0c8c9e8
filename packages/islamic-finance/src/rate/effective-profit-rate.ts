/** The rate that a plan truly costs. */
import { type Rate, rate } from '@repo/facts';
import { irr, type NumberedFlow, xirr } from '../kernel/irr.ts';
import { wholePower } from '../kernel/roots.ts';
import type { Outcome } from '../schedule/outcome.ts';
import type { EffectiveProfitRate } from '../types.ts';

/** Flows: what the customer received at the start, then each payment; in months, and on the actual days. */
export function effectiveProfitRate({ start, received, rows, everyMonths }: Outcome): EffectiveProfitRate {
  const dated = xirr([
    { date: start, amount: -Number(received) },
    ...rows.map(({ period, core }) => ({ date: period.due, amount: Number(core.payment) })),
  ]);
  if (everyMonths === null) {
    const yearly = toRate(dated.rate);
    return { periodic: null, nominal: null, effective: yearly, xirr: yearly, reason: dated.reason, warnings: dated.warnings };
  }
  const {
    rate: periodic,
    reason,
    warnings,
  } = irr([{ period: 0, amount: -Number(received) }, ...monthlyFlows(rows, everyMonths)]);
  return {
    periodic: toRate(periodic),
    nominal: toRate(periodic === null ? null : periodic * 12),
    effective: toRate(periodic === null ? null : wholePower(1 + periodic, 12) - 1),
    xirr: toRate(dated.rate),
    reason,
    warnings,
  };
}

function monthlyFlows(rows: Outcome['rows'], everyMonths: number): NumberedFlow[] {
  let month = 0;
  return rows.map(({ kind, core }) => {
    if (kind !== 'balloon') month += everyMonths;
    return { period: month, amount: Number(core.payment) };
  });
}

/** Ten decimals, half away from zero. */
export function toRate(value: number | null): Rate | null {
  if (value === null) return null;
  const scaled = BigInt(Math.round(Math.abs(value) * 1e10));
  const digits = scaled.toString().padStart(11, '0');
  return rate(`${value < 0 && scaled > 0n ? '-' : ''}${digits.slice(0, -10)}.${digits.slice(-10)}`);
}
