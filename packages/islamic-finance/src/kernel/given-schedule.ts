/** A price that was fixed first, divided into equal instalments. */
import { type Paisa, paisa } from '@repo/facts';
import { allocate, allocateEqually } from './allocate.ts';
import { type Rounding, roundToPaisa } from './rounding.ts';
import { areSound, type CoreRow, rowsFromParts } from './rows.ts';
import { sumOf } from './sum.ts';

export interface GivenPlan {
  /** Cost that the instalments return. */
  readonly amount: Paisa;
  /** Profit that the instalments bring. */
  readonly profit: Paisa;
  readonly count: number;
  /** Rows at the start that pay their share of the profit only. */
  readonly graceRows: number;
  /** Capital that stays open after the last row. */
  readonly residual: Paisa;
  readonly rounding: Rounding;
  readonly instalmentRounding: Rounding;
}

export interface GivenSchedule {
  readonly rows: readonly CoreRow[];
  readonly instalment: Paisa;
  /** What the last row takes beyond the instalment. */
  readonly residue: Paisa;
  /** The parts were spread to the paisa by largest remainder. */
  readonly spread: boolean;
}

/**
 * instalment = round(price / n), last = price − (n − 1) · instalment; the profit of a row is the straight-line share of the
 * whole profit. Tiny amounts are spread by largest remainder. Null when an instalment would be 0.
 */
export function givenSchedule(plan: GivenPlan): GivenSchedule | null {
  const regular = plan.count - plan.graceRows;
  const profits = straightLine(plan.profit, plan.count, plan.rounding);
  const grace = profits.slice(0, plan.graceRows);
  const rest = paisa(plan.amount - plan.residual + plan.profit - sumOf(grace));
  const instalment = roundToPaisa({ num: rest, den: BigInt(regular) }, plan.instalmentRounding);
  const level = Array.from({ length: regular }, (_, index) =>
    index < regular - 1 ? instalment : paisa(rest - BigInt(regular - 1) * instalment),
  );
  const rows = rowsFromParts(plan.amount, [...grace, ...level], profits);
  const sound = areSound(rows.slice(plan.graceRows));
  return sound ? { rows, instalment, residue: residueOf(rows, instalment), spread: false } : spread(plan, regular);
}

function spread(plan: GivenPlan, regular: number): GivenSchedule | null {
  const profits = allocateEqually(plan.profit, plan.count);
  const grace = profits.slice(0, plan.graceRows);
  const capital = allocateEqually(paisa(plan.amount - plan.residual), regular);
  const payments = capital.map((part, index) => paisa(part + (profits[plan.graceRows + index] ?? 0n)));
  const rows = rowsFromParts(plan.amount, [...grace, ...payments], profits);
  const instalment = payments[0] ?? paisa(0n);
  const sound = areSound(rows.slice(plan.graceRows));
  return sound ? { rows, instalment, residue: residueOf(rows, instalment), spread: true } : null;
}

function residueOf(rows: readonly CoreRow[], instalment: Paisa): Paisa {
  return paisa((rows.at(-1)?.payment ?? 0n) - instalment);
}

/** `total` in equal parts by one rounding each of the running sum, so that no part is negative. */
export function straightLine(total: Paisa, count: number, rounding: Rounding): Paisa[] {
  let before = paisa(0n);
  return Array.from({ length: count }, (_, index) => {
    const until = roundToPaisa({ num: total * BigInt(index + 1), den: BigInt(count) }, rounding);
    const part = paisa(until - before);
    before = until;
    return part;
  });
}

/**
 * Parts by weight (units bought in each row): `round(total / W) · w` each, the last takes the rest; by largest remainder when
 * that cannot be. Null when a unit would be 0.
 */
export function weightedParts(
  total: Paisa,
  weights: readonly bigint[],
  rounding: Rounding,
): { parts: Paisa[]; unit: Paisa; residue: Paisa; spread: boolean } | null {
  const whole = weights.reduce((all, weight) => all + weight, 0n);
  if (total < whole) return null;
  const unit = roundToPaisa({ num: total, den: whole }, rounding);
  const parts = weights.slice(0, -1).map((weight) => paisa(unit * weight));
  const last = paisa(total - sumOf(parts));
  const residue = paisa(total - unit * whole);
  if (last > 0n) return { parts: [...parts, last], unit, residue, spread: false };
  return { parts: allocate(total, weights), unit: paisa(total / whole), residue: paisa(0n), spread: true };
}
