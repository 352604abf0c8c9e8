/** Rates of return on dated or numbered flows. A rate that does not exist is null with a reason, never 0 and never a throw. */
import { dayNumber, type IsoDate } from '@repo/facts';
import { positiveRoots, type Term, wholePower } from './roots.ts';

export interface RateOfReturn {
  /** A period (irr) or a year (xirr); null when no rate above −1 exists. */
  readonly rate: number | null;
  readonly reason: 'NO_RATE_EXISTS' | null;
  readonly warnings: readonly 'MULTIPLE_RATES'[];
  /** Every rate above −1, ascending. */
  readonly all: readonly number[];
}

/** A flow a whole number of periods after the first. */
export interface NumberedFlow {
  readonly period: number;
  readonly amount: number;
}

export interface DatedFlow {
  readonly date: IsoDate;
  readonly amount: number;
}

/** The rate a period at which the flows are worth nothing. Flows of one period are added. */
export function irr(flows: readonly NumberedFlow[]): RateOfReturn {
  return choose(positiveRoots(flows.map(({ period, amount }) => ({ exponent: period, coefficient: amount }))), 1);
}

/** The yearly rate on actual days / 365 from the earliest date; flows may be unsorted and share dates. */
export function xirr(flows: readonly DatedFlow[]): RateOfReturn {
  const days = flows.map(({ date }) => dayNumber(date));
  const base = Math.min(...days);
  const terms = flows.map(({ amount }, index): Term => ({ exponent: (days[index] ?? base) - base, coefficient: amount }));
  return choose(positiveRoots(terms), 365);
}

/**
 * From discount factors to rates. Several rates: when their signs differ those below 0 are left out, then the smallest in
 * magnitude is reported, with a warning and the list. A rate beyond 10^308 counts as none.
 */
function choose(factors: readonly number[], periods: number): RateOfReturn {
  const all = factors
    .map((factor) => 1 / wholePower(factor, periods) - 1)
    .filter(Number.isFinite)
    .sort((a, b) => a - b);
  const candidates = all.some((rate) => rate >= 0) ? all.filter((rate) => rate >= 0) : all;
  const [rate] = [...candidates].sort((a, b) => Math.abs(a) - Math.abs(b));
  if (rate === undefined) return { rate: null, reason: 'NO_RATE_EXISTS', warnings: [], all };
  return { rate, reason: null, warnings: all.length > 1 ? ['MULTIPLE_RATES'] : [], all };
}
