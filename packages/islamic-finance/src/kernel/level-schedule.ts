/** Equal instalments, with resets of the rate, drawdowns and a residual. */
import { type Paisa, paisa } from '@repo/facts';
import { levelInstalment } from './annuity.ts';
import { compareRationals, multiply, type Rational } from './rational.ts';
import { type Rounding, roundToInteger, roundToPaisa } from './rounding.ts';
import { areSound, type CoreRow, rowsFromInstalment } from './rows.ts';

export interface LevelPlan {
  readonly amount: Paisa;
  /** Year fraction of each row. */
  readonly fractions: readonly Rational[];
  /** Yearly rate of each row. A change re-spreads what is open over all remaining rows at the new rate. */
  readonly rates: readonly Rational[];
  /** What stays open after the last row (balloon, residual value). */
  readonly residual: Paisa;
  /** Amounts added to what is open before a row (0-based); the instalment is re-spread from that row. */
  readonly drawdowns?: ReadonlyMap<number, Paisa>;
  readonly rounding: Rounding;
  readonly instalmentRounding: Rounding;
  /** Moves a large difference of the last row into all rows, at most three rounds. */
  readonly iterate: boolean;
}

export interface LevelSchedule {
  readonly rows: readonly CoreRow[];
  /** The instalment of each row before the residue of the last one. */
  readonly instalments: readonly Paisa[];
  /** The instalment in force at the end, and what the last row takes beyond it. */
  readonly instalment: Paisa;
  readonly residue: Paisa;
  readonly instalmentRounding: Rounding;
  readonly iterations: number;
}

/** Null when the amount is too small for so many rows, also with the instalment rounded down. */
export function levelSchedule(plan: LevelPlan): LevelSchedule | null {
  const schedule = iterated(plan);
  if (!schedule || areSound(schedule.rows)) return schedule;
  if (plan.instalmentRounding === 'FLOOR') return null;
  const floored = iterated({ ...plan, instalmentRounding: 'FLOOR' });
  return floored && areSound(floored.rows) ? floored : null;
}

/** Null when an instalment would be less than a paisa: then it is so rounded down, too. */
function build(plan: LevelPlan, adjustment: bigint): LevelSchedule | null {
  const rows: CoreRow[] = [];
  const instalments: Paisa[] = [];
  const count = plan.fractions.length;
  let open = plan.amount;
  for (let start = 0; start < count; ) {
    open = paisa(open + (plan.drawdowns?.get(start) ?? 0n));
    const rate = plan.rates[start] ?? { num: 0n, den: 1n };
    const end = segmentEnd(plan, start, rate);
    const factors = plan.fractions.slice(start).map((fraction) => multiply(rate, fraction));
    const unadjusted = roundToPaisa(levelInstalment(open, factors, plan.residual), plan.instalmentRounding);
    const instalment = paisa(end === count ? unadjusted + adjustment : unadjusted);
    if (instalment < 1n) return null;
    const residual = end === count ? plan.residual : null;
    const segment = rowsFromInstalment(open, factors.slice(0, end - start), instalment, residual, plan.rounding);
    rows.push(...segment);
    instalments.push(...segment.map(() => instalment));
    open = segment.at(-1)?.close ?? open;
    start = end;
  }
  const instalment = instalments.at(-1) ?? paisa(0n);
  const residue = paisa((rows.at(-1)?.payment ?? 0n) - instalment);
  return { rows, instalments, instalment, residue, instalmentRounding: plan.instalmentRounding, iterations: 0 };
}

/** The row at which the instalment is next re-spread. */
function segmentEnd(plan: LevelPlan, start: number, rate: Rational): number {
  let end = start + 1;
  while (end < plan.fractions.length && !plan.drawdowns?.has(end) && isSameRate(plan.rates[end], rate)) end++;
  return end;
}

function isSameRate(a: Rational | undefined, b: Rational): boolean {
  return a === b || (a !== undefined && compareRationals(a, b) === 0);
}

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value;
}

function iterated(plan: LevelPlan): LevelSchedule | null {
  let best = build(plan, 0n);
  if (!best || !plan.iterate) return best;
  const count = BigInt(plan.fractions.length);
  let adjustment = 0n;
  for (let round = 1; round <= 3; round++) {
    const { residue } = best;
    if (magnitude(residue) <= count / 2n) break;
    const change = roundToInteger({ num: residue, den: count }, 'HALF_UP');
    if (change === 0n) break;
    const next = build(plan, adjustment + change);
    if (!next || magnitude(next.residue) >= magnitude(residue)) break;
    adjustment += change;
    best = { ...next, iterations: round };
  }
  return best;
}
